package org.cordon.cli;

import org.cordon.adapter.journal.JournalTail;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// `journal tail`: the last entries of each stream, and with `-f` those that follow, until nobody takes
/// the output or the command is ended.
@Command(name = "tail", mixinStandardHelpOptions = true)
public final class JournalTailCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(JournalTailCommand.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--stream", paramLabel = "STREAM", converter = StreamConverter.class)
    private @Nullable StreamId stream;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "10")
    private int lines;

    @Option(names = {"-f", "--follow"})
    private boolean follow;

    @Override
    public Integer call() {
        PrintWriter out = line().getOut();
        PrintWriter err = line().getErr();
        int answer = 0;
        try {
            List<JournalTail> tails = new ArrayList<>();
            for (StreamId each : StreamId.values()) {
                if (stream == null || stream == each) {
                    tails.add(new JournalTail(data.folder(), each, Math.max(0, lines)));
                }
            }
            Results results = output.results(out);
            while (write(tails, results) && follow) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } catch (JournalUnavailable unsound) {
            err.println(unsound.getMessage());
            answer = 1;
        } catch (IOException e) {
            err.println(TEXT.get("cli.journal.unreadable", e.getMessage()));
            answer = 2;
        }
        out.flush();
        err.flush();
        return answer;
    }

    /// @return whether somebody still takes the output
    private static boolean write(List<JournalTail> tails, Results out) throws IOException {
        try {
            for (JournalTail tail : tails) {
                for (Entry entry : tail.next()) {
                    out.writeRecorded(entry.line());
                }
            }
            out.flush();
            return true;
        } catch (Results.Closed head) {
            return false;
        }
    }
}

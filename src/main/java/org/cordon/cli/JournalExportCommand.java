package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.LongConsumer;

/// `journal export`: entries as they were recorded, each line verified with its chain before it comes
/// out. Reads only, and may run while the program records.
@Command(name = "export", mixinStandardHelpOptions = true)
public final class JournalExportCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(JournalExportCommand.class);
    private static final int PAGE = 1_000;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--stream", paramLabel = "STREAM", converter = StreamConverter.class)
    private @Nullable StreamId stream;

    @Option(names = "--epoch", paramLabel = "N")
    private int epoch;

    @Option(names = "--from", paramLabel = "N", defaultValue = "1")
    private long from;

    @Option(names = "--to", paramLabel = "N", defaultValue = "9223372036854775807")
    private long to;

    @Option(names = "--since", paramLabel = "TIME")
    private Instant since = Instant.MIN;

    @Option(names = "--until", paramLabel = "TIME")
    private Instant until = Instant.MAX;

    @Override
    public Integer call() {
        PrintWriter out = line().getOut();
        PrintWriter err = line().getErr();
        int answer = 0;
        try {
            List<StreamId> streams = stream == null ? List.of(StreamId.values()) : List.of(stream);
            LongConsumer checked =
                    progress.of(
                            err,
                            "cli.progress.bytes-checked",
                            JournalVerifier.bytes(data.folder(), streams));
            JournalVerifier verifier = new JournalVerifier(data.folder(), checked);
            for (StreamId each : streams) {
                answer = Math.max(answer, export(verifier.verify(each), output.results(out), err));
            }
        } catch (Results.Closed head) {
            return 0;
        } catch (IOException e) {
            err.println(TEXT.get("cli.journal.unreadable", e.getMessage()));
            answer = 2;
        }
        out.flush();
        err.flush();
        return answer;
    }

    private int export(List<JournalVerifier.Result> found, Results out, PrintWriter err)
            throws IOException {
        Path folder = data.folder();
        int answer = 0;
        for (JournalVerifier.Result result : found) {
            if (epoch == 0 || epoch == result.epoch()) {
                write(folder, result, out);
                if (result.verification() instanceof Verification.Broken broken) {
                    out.flush();
                    err.println(
                            TEXT.get(
                                    "cli.journal.broken",
                                    broken.file(),
                                    broken.line(),
                                    broken.why(),
                                    broken.seq(),
                                    TEXT.get("cli.journal.to-do")));
                    answer = 1;
                }
            }
        }
        return answer;
    }

    /// What was sound when it was verified; it is checked again as it is read.
    private void write(Path folder, JournalVerifier.Result result, Results out) throws IOException {
        long last = Math.min(to, result.verification().head().seq());
        long at = Math.max(0, from - 1);
        if (at >= last) {
            return;
        }
        JournalReader reader = JournalReader.open(folder, result.stream());
        try {
            while (at < last) {
                List<Entry> page = reader.read(result.epoch(), at, (int) Math.min(PAGE, last - at));
                for (Entry entry : page) {
                    Instant made = entry.stamp().at();
                    if (!made.isBefore(since) && made.isBefore(until)) {
                        out.writeRecorded(entry.line());
                    }
                }
                out.flush();
                if (page.isEmpty()) {
                    throw new IOException(TEXT.get("cli.journal.changed"));
                }
                at = page.getLast().seq();
            }
        } catch (JournalUnavailable changed) {
            throw new IOException(changed.getMessage(), changed);
        }
    }
}

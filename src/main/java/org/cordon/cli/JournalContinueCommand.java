package org.cordon.cli;

import org.cordon.adapter.journal.ContinueJournal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/// `journal continue`: lets a journal go on that a start refuses because its owner file is missing or
/// a file was altered while it was recorded.
@Command(name = "continue", mixinStandardHelpOptions = true)
public final class JournalContinueCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(JournalContinueCommand.class);

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Override
    public Integer call() {
        var line = line();
        Results out = output.results(line.getOut());
        PrintWriter err = line.getErr();
        try {
            List<String> done = new ContinueJournal(data.folder()).run();
            for (String step : done) {
                out.write(Map.of("done", step));
            }
            line.getOut().flush();
            if (done.isEmpty()) {
                err.println(TEXT.get("cli.continue.nothing"));
                err.flush();
            }
            return done.isEmpty() ? 1 : 0;
        } catch (IOException e) {
            err.println(TEXT.get("cli.continue.failed", e.getMessage()));
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 2;
    }
}

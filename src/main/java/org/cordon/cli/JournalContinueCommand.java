package org.cordon.cli;

import org.cordon.adapter.journal.ContinueJournal;
import org.cordon.app.port.JournalUnavailable;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `journal continue`: lets a journal go on that a start refuses because its owner file is missing or
/// a file was altered while it was recorded.
@Command(
        name = "continue",
        mixinStandardHelpOptions = true,
        description = {
            "Let a journal go on whose owner file is missing, or of which a file was altered while"
                    + " it was recorded.",
            "Nothing is deleted: what stands in the way is set aside. The next start begins a new"
                    + " epoch. Make sure first that no other Cordon uses the folder."
        },
        footerHeading = "%nExamples:%n",
        footer = "  cordon journal continue --data /srv/cordon",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the next start goes on; one line a step says what was done",
            "1:nothing stood in the way, and nothing was changed",
            "2:bad usage, a program has the folder, or it cannot be read or written"
        })
public final class JournalContinueCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    /// The command, to be filled by picocli.
    public JournalContinueCommand() {}

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        Results out = output.results(line.getOut());
        PrintWriter err = line.getErr();
        try {
            List<String> done = new ContinueJournal(data.folder()).run();
            for (String step : done) {
                out.write(Map.of("done", step));
            }
            line.getOut().flush();
            if (done.isEmpty()) {
                err.println("Nothing stands in the way of a start; nothing was changed.");
                err.flush();
            }
            return done.isEmpty() ? 1 : 0;
        } catch (IOException e) {
            err.println("The journal cannot be continued: " + e.getMessage());
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 2;
    }
}

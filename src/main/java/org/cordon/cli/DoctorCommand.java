package org.cordon.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// `doctor`: looks at devices, disk, clock and stores, and says what works, what does not and what to
/// do.
@Command(name = "doctor", mixinStandardHelpOptions = true)
public final class DoctorCommand extends CliCommand {
    /// Looks at a data folder and what its settings name.
    @FunctionalInterface
    public interface Examination {
        /// @param named whether a person named the folder, so that it must be there
        /// @return findings, most telling first
        List<DiagnosticResult> examine(Path data, boolean named);
    }

    private final Examination examination;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    /// @param examination does the looking
    public DoctorCommand(Examination examination) {
        this.examination = examination;
    }

    @Override
    public Integer call() throws IOException {
        CommandLine command = line();
        List<DiagnosticResult> findings =
                examination.examine(data.folder(), TerminalData.isNamed(command));
        PrintWriter out = command.getOut();
        Results results = output.results(out);
        for (DiagnosticResult finding : findings) {
            if (!output.isText()) {
                Map<String, String> line = new TreeMap<>();
                line.put("part", finding.part());
                line.put("state", finding.state().name().toLowerCase(Locale.ROOT));
                line.put("found", finding.found());
                line.put("toDo", finding.toDo());
                results.write(line);
            } else {
                out.printf(
                        "%-7s %-18s %s%n",
                        finding.state().name().toLowerCase(Locale.ROOT),
                        TextTable.plain(finding.part()),
                        TextTable.plain(finding.found()));
                if (!finding.toDo().isEmpty()) {
                    out.printf("%-7s %-18s → %s%n", "", "", TextTable.plain(finding.toDo()));
                }
            }
        }
        out.flush();
        return findings.stream().anyMatch(f -> f.state() == DiagnosticResult.State.BROKEN) ? 1 : 0;
    }
}

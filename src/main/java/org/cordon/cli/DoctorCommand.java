package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/// `doctor`: looks at devices, disk, clock and stores, and says what works, what does not and what to
/// do.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Look at devices, disk, clock and stores: what works, what to do.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything works", "1:something is broken", "2:bad usage"})
public final class DoctorCommand implements Callable<Integer> {
    /// Looks at a data folder and what its settings name.
    @FunctionalInterface
    public interface Examination {
        /// @param data the data folder; null for the standard one
        /// @return findings, most telling first
        List<DiagnosticResult> examine(@Nullable Path data);
    }

    private final Examination examination;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Data folder; the standard one if not given.")
    private @Nullable Path data;

    /// @param examination does the looking
    public DoctorCommand(Examination examination) {
        this.examination = examination;
    }

    @Override
    public Integer call() throws IOException {
        List<DiagnosticResult> findings = examination.examine(data);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
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

package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.adapter.journal.JournalReader.BrokenChain;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.report.ContainmentReport;
import org.cordon.app.report.JournalIncidentQuery;
import org.cordon.app.report.ReportDataCollector;
import org.cordon.app.report.ReportWriter;
import org.cordon.app.report.ReportWriter.ReportFailed;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// `report`: writes the containment report of an incident from the journal alone. Reads only, and may
/// run while the program records; that a report was written this way is therefore not recorded.
@Command(name = "report", mixinStandardHelpOptions = true)
public final class ReportCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(ReportCommand.class);

    private final ReportWriter writer;
    private final Supplier<ContainmentRules> rules;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--incident", required = true, paramLabel = "ID")
    private @Nullable String incident;

    @Option(names = "--out", required = true, paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--by", paramLabel = "NAME", defaultValue = "Cordon report command")
    private @Nullable String by;

    @Option(names = "--force")
    private boolean force;

    /// The command, to be filled by picocli.
    ///
    /// @param writer draws the report
    /// @param rules reads the names of departments and fields, and which are required
    public ReportCommand(ReportWriter writer, Supplier<ContainmentRules> rules, TimeSource time) {
        this.writer = writer;
        this.rules = rules;
        this.time = time;
    }

    @Override
    public Integer call() {
        IncidentId id = incidentId();
        Path file = Objects.requireNonNull(out);
        if (Objects.requireNonNull(by).isBlank()) {
            throw new ParameterException(line(), TEXT.get("cli.report.nobody"));
        }
        if (Files.exists(file) && !force) {
            return print(2, exists(file));
        }
        try {
            return write(id, file);
        } catch (BrokenChain e) {
            return print(1, TEXT.get("cli.report.broken", e.getMessage()));
        } catch (JournalUnavailable e) {
            return print(2, TEXT.get("cli.journal.unreadable", e.getMessage()));
        } catch (ReportFailed e) {
            return print(2, TEXT.get("cli.report.failed", e.getMessage()));
        } catch (IOException e) {
            return print(2, TEXT.get("cli.report.unreadable", e.getMessage()));
        }
    }

    private IncidentId incidentId() {
        String given = Objects.requireNonNull(incident);
        try {
            return new IncidentId(given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line(), TEXT.get("cli.report.no-number", given), e);
        }
    }

    private int write(IncidentId id, Path file) throws IOException {
        Path folder = data.folder();
        JournalReader scans = JournalReader.open(folder, StreamId.SCANS);
        JournalReader operations = JournalReader.verified(folder, StreamId.OPERATIONS);
        JournalIncidentQuery incidents =
                new JournalIncidentQuery(
                        (epoch, seq) -> scans.read(epoch, seq - 1, 1).stream().findFirst());
        Optional<ChainHead> head = feed(operations, incidents);
        Optional<ContainmentReport> report =
                head.flatMap(h ->
                        new ReportDataCollector(incidents, rules.get(), time)
                                .gather(id, h, Objects.requireNonNull(by)));
        if (report.isEmpty()) {
            return print(1, unknown(id, incidents));
        }
        ReportWriter.Document document = writer.write(report.get());
        try {
            document.save(file, force);
        } catch (FileAlreadyExistsException e) {
            return print(2, exists(file));
        } catch (IOException e) {
            return print(2, TEXT.get("cli.report.unwritable", file, e.getMessage()));
        }
        Results results = output.results(line().getOut());
        results.write(row(id, file, document));
        line().getOut().flush();
        return 0;
    }

    private static Optional<ChainHead> feed(
            JournalReader operations, JournalIncidentQuery incidents) {
        return operations
                .pages()
                .map(page -> {
                    incidents.apply(page);
                    return page.getLast().head();
                })
                .reduce((_, later) -> later);
    }

    private static Map<String, Object> row(
            IncidentId id, Path file, ReportWriter.Document document) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("incident", id.value());
        row.put("file", file.toString());
        row.put("pages", document.pages());
        row.put("sha256", document.sha256());
        return row;
    }

    private static String exists(Path file) {
        return TEXT.get("cli.report.exists", file);
    }

    private static String unknown(IncidentId id, JournalIncidentQuery incidents) {
        if (incidents.incidents().isEmpty()) {
            return TEXT.get("cli.report.no-incidents", id);
        }
        return TEXT.get(
                "cli.report.unknown",
                id,
                incidents.incidents().stream()
                        .map(IncidentId::value)
                        .collect(Collectors.joining(", ")));
    }

    private int print(int code, String sentence) {
        line().getErr().println(sentence);
        line().getErr().flush();
        return code;
    }
}

package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.unit.JournalUnitRecords;
import org.cordon.app.unit.UnitGatherer;
import org.cordon.app.unit.UnitMatch;
import org.cordon.app.unit.UnitPage;
import org.cordon.app.unit.UnitSearch;
import org.cordon.core.code.CodeTables;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// `unit`: everything that a terminal's journal says of one unit or lot, as the screen shows it. Reads the journal alone,
/// and may run while the program records.
@Command(name = "unit", mixinStandardHelpOptions = true)
public final class UnitCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(UnitCommand.class);

    /// Containers around it are looked up so often; each reads the journal once more.
    private static final int ROUNDS = 3;

    private final Function<Path, CodeTables> tables;
    private final Function<Path, StationId> first;
    private final TimeSource time;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Parameters(paramLabel = "CODE", descriptionKey = "code")
    private @Nullable String code;

    /// @param tables what codes are read by at the terminal of a data folder
    /// @param first the first station of its line
    public UnitCommand(
            Function<Path, CodeTables> tables, Function<Path, StationId> first, TimeSource time) {
        this.tables = tables;
        this.first = first;
        this.time = time;
    }

    @Override
    public Integer call() {
        var line = line();
        Path folder = data.folder();
        PrintWriter err = line.getErr();
        int answer = 2;
        try {
            answer = tell(folder, Objects.requireNonNull(code).strip(), err);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        } catch (JournalReader.BrokenChain broken) {
            err.println(broken.getMessage());
            answer = 1;
        } catch (IOException e) {
            err.println(Failure.sentence(folder, e));
        } catch (JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return answer;
    }

    private int tell(Path folder, String text, PrintWriter err) throws IOException {
        ScanAnalyzer analyzer = new ScanAnalyzer(tables.apply(folder));
        Set<UnitId> wanted = new HashSet<>();
        // What the code names is wanted before anything is known of it.
        new UnitSearch(new JournalUnitRecords(_ -> false, _ -> false), analyzer)
                .find(text)
                .forEach(match -> unit(match.subject()).ifPresent(wanted::add));
        JournalUnitRecords records = read(folder, wanted, text);
        List<UnitMatch> matches =
                new UnitSearch(records, analyzer)
                        .find(text).stream().filter(UnitMatch::known).toList();
        Results out = output.results(line().getOut());
        if (matches.isEmpty()) {
            err.println(TEXT.get("cli.unit.unknown", text));
            return 1;
        }
        if (matches.size() > 1) {
            for (UnitMatch match : matches) {
                out.write(Map.of("match", match.subject().key(), "product", match.product()));
            }
            out.flush();
            err.println(TEXT.get("cli.unit.several", text));
            return 1;
        }
        EntrySubject subject = matches.getFirst().subject();
        unit(subject).ifPresent(wanted::add);
        StationId station = first.apply(folder);
        UnitPage page = page(records, analyzer, station, subject);
        for (int round = 0; round < ROUNDS; round++) {
            Set<UnitId> around =
                    page.belongs().stream()
                            .map(level -> level.belonging().container())
                            .collect(Collectors.toSet());
            if (!wanted.addAll(around)) {
                break;
            }
            page = page(read(folder, wanted, text), analyzer, station, subject);
        }
        new UnitOutput(time.zone()).write(page, out);
        out.flush();
        return 0;
    }

    private static Optional<UnitId> unit(EntrySubject subject) {
        return subject instanceof EntrySubject.OfUnit(var unit)
                ? Optional.of(unit)
                : Optional.empty();
    }

    private static UnitPage page(
            JournalUnitRecords records,
            ScanAnalyzer analyzer,
            StationId first,
            EntrySubject subject) {
        return new UnitGatherer(
                        records,
                        Optional.empty(),
                        Optional.empty(),
                        analyzer,
                        Optional.empty(),
                        first)
                .gather(subject);
    }

    private static JournalUnitRecords read(Path folder, Set<UnitId> wanted, String text)
            throws IOException {
        JournalUnitRecords records =
                new JournalUnitRecords(
                        entry ->
                                EntrySubject.of(entry).stream()
                                        .anyMatch(about -> isWanted(about, wanted, text)),
                        unit -> isWanted(unit, wanted, text));
        for (StreamId stream : StreamId.values()) {
            JournalReader.verified(folder, stream).pages().forEach(records::apply);
        }
        return records;
    }

    private static boolean isWanted(Unit unit, Set<UnitId> wanted, String text) {
        return isWanted(unit.id(), wanted, text)
                || unit.parent().filter(parent -> isWanted(parent, wanted, text)).isPresent();
    }

    private static boolean isWanted(EntrySubject about, Set<UnitId> wanted, String text) {
        return switch (about) {
            case EntrySubject.OfUnit(var unit) -> isWanted(unit, wanted, text);
            case EntrySubject.Inside(var container) -> isWanted(container, wanted, text);
            case EntrySubject.OfReport _ -> true;
            case EntrySubject.OfLot _,
                    EntrySubject.OfOrder _,
                    EntrySubject.OfAlarm _,
                    EntrySubject.OfTargets _ ->
                    false;
        };
    }

    private static boolean isWanted(UnitId unit, Set<UnitId> wanted, String text) {
        return wanted.contains(unit) || unit.label().equals(text);
    }
}

package org.cordon.app.unit;

import org.cordon.app.container.PackedByLine;
import org.cordon.app.port.Journal;
import org.cordon.app.port.UnitRecords;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds what the line packed in the scans on record. Rework, and a later report of a line
/// system on where something is, end what was read before.
///
/// @param reader may block on store and journal
public record LinePackedUnits(UnitRecords records, Journal journal, Executor reader)
        implements PackedByLine {
    @Override
    public CompletableFuture<List<UnitId>> content(UnitId container, int max) {
        return ask(() -> {
            RecordedEntries entries = new RecordedEntries(records, Optional.of(journal));
            LogPosition since = reworked(container, entries);
            return packings(
                            entries.of(
                                    new EntrySubject.Inside(container),
                                    StreamId.SCANS,
                                    // A unit that is read again stands twice.
                                    2 * max))
                    .filter(entry -> entry.position().isAfter(since))
                    .flatMap(entry -> ((ScanJudged) entry.event()).unit().stream())
                    .distinct()
                    .filter(unit -> container(unit, entries).equals(Optional.of(container)))
                    .limit(max)
                    .toList()
                    .reversed();
        });
    }

    @Override
    public CompletableFuture<List<UnitId>> around(UnitId unit) {
        return ask(() -> {
            RecordedEntries entries = new RecordedEntries(records, Optional.of(journal));
            List<UnitId> around = new ArrayList<>();
            Optional<UnitId> next = container(unit, entries);
            while (next.filter(each -> !around.contains(each)).isPresent()
                    && around.size() < UnitGatherer.DEEPEST) {
                around.add(next.get());
                next = container(next.get(), entries);
            }
            return around;
        });
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, reader);
    }

    /// The container that a unit was read into last, if neither was reworked since.
    private static Optional<UnitId> container(UnitId unit, RecordedEntries entries) {
        Optional<Entry> last = packings(of(unit, entries)).findFirst();
        return last.flatMap(entry ->
                ((ScanJudged) entry.event())
                        .container()
                        .filter(in -> !in.equals(unit))
                        .filter(in -> entry.position().isAfter(reworked(unit, entries)))
                        .filter(in -> entry.position().isAfter(reworked(in, entries))));
    }

    private static Stream<Entry> packings(List<Entry> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.event() instanceof ScanJudged scan
                                && scan.isAccepted()
                                && scan.container().isPresent());
    }

    private static List<Entry> of(UnitId unit, RecordedEntries entries) {
        return entries.of(new EntrySubject.OfUnit(unit), StreamId.SCANS, UnitQueries.PAGE);
    }

    /// When a person or a line system last said where it is, or what is in it.
    private static LogPosition reworked(UnitId unit, RecordedEntries entries) {
        return of(unit, entries).stream()
                .filter(entry -> saysWhere(entry.event()))
                .map(Entry::position)
                .findFirst()
                .orElse(new LogPosition(0, 0));
    }

    private static boolean saysWhere(JournalEvent event) {
        return event instanceof ContainerEvent.Reworked
                || (event instanceof LineEvent.LineDataReported reported
                        && reported.reports().stream()
                                .anyMatch(report ->
                                        report.fact() instanceof LineFact.Packed
                                                || report.fact() instanceof LineFact.Unpacked));
    }
}

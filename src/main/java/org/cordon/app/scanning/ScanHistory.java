package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreQueries;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.RejectedUnits;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.projection.StateChange;
import org.cordon.core.verdict.VerdictCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// What was scanned before: by which the next scans are judged, and what is shown beside them.
///
/// @param accepted what stations accepted of the running order
/// @param rejected units of the running order that are off the belt
/// @param helpers units that helper codes of the running order stand for
/// @param counts scans of the running order by place and verdict
/// @param lately what happened on the line with the running order, as far as it is among the last [#LATELY] entries, oldest
///     first
/// @param alarms scans of any order that raised or joined alarms that nobody has closed, oldest first
/// @param lineData what was reported of the running order
/// @param testPieces units of the running order that were read in set-up or in a challenge
record ScanHistory(
        AcceptedUnits accepted,
        Set<RejectedUnit> rejected,
        List<HelperCode> helpers,
        Map<ScanCounts.Place, Map<VerdictCode, Long>> counts,
        List<LineEvent> lately,
        List<Entry> alarms,
        RecordedLineData lineData,
        Map<UnitId, TestPiece> testPieces) {
    /// Content of the containers that are open, and packs on the belt, are among so many.
    private static final int LATELY = 2_000;

    /// Asks the store; it must have applied them.
    ///
    /// @param upTo the last scan that counts
    /// @throws org.cordon.app.port.StoreUnavailable if it cannot answer
    static ScanHistory from(StoreQueries records, Optional<OrderId> order, ChainHead upTo) {
        return new ScanHistory(
                order.map(records::accepted).map(AcceptedUnits::new).orElse(AcceptedUnits.NOTHING),
                order.map(records::rejected).orElse(Set.of()),
                order.map(records::helperCodes).orElse(List.of()),
                order.map(records::counts).orElse(Map.of()),
                order.map(id -> lately(records, id, upTo)).orElse(List.of()),
                records.alarmScans(),
                order.map(records::lineData).orElse(RecordedLineData.NONE),
                order.map(records::testPieces).orElse(Map.of()));
    }

    /// Reads the journal itself, to the same result. Takes some seconds for a million scans.
    ///
    /// @param upTo the last scan that counts; those after it are known
    /// @param wanted asked now and then; what is no longer wanted is left unfinished
    /// @throws org.cordon.app.port.JournalUnavailable if it cannot be read
    static ScanHistory from(
            Journal journal,
            JournalReplay replay,
            Optional<OrderId> order,
            ChainHead upTo,
            BooleanSupplier wanted) {
        Map<Optional<StationId>, Map<UnitId, Instant>> accepted = new HashMap<>();
        RejectedUnits rejected = new RejectedUnits();
        Set<HelperCode> helpers = new LinkedHashSet<>();
        ScanCounts counts = new ScanCounts();
        List<LineEvent> lately = new ArrayList<>();
        List<Entry> alarms = new ArrayList<>();
        Map<UnitId, TestPiece> testPieces = new HashMap<>();
        RecordedLineData.Projector lineData = new RecordedLineData.Projector();
        for (ChainHead epoch : journal.epochs(StreamId.SCANS)) {
            long last =
                    epoch.epoch() < upTo.epoch()
                            ? epoch.seq()
                            : epoch.epoch() == upTo.epoch() ? upTo.seq() : 0;
            journal.entries(StreamId.SCANS, epoch.epoch(), 0, last)
                    .takeWhile(_ -> wanted.getAsBoolean())
                    .forEach(entry -> {
                        if (entry.event() instanceof LineEvent event
                                && order.isPresent()
                                && event.order().equals(order)) {
                            rejected.apply(event);
                            if (isLately(entry, upTo)) {
                                lately.add(event);
                            }
                            lineData.apply(event);
                        }
                        if (entry.event() instanceof ScanJudged scan) {
                            if (order.isPresent() && scan.order().equals(order)) {
                                count(scan, accepted, counts);
                                scan.helper().ifPresent(helpers::add);
                                scan.testPiece()
                                        .ifPresent(piece ->
                                                testPieces.putIfAbsent(
                                                        scan.unit().orElseThrow(), piece));
                            }
                            if (StateChange.of(scan)
                                    .alarmOf(entry)
                                    .filter(replay::isOpen)
                                    .isPresent()) {
                                alarms.add(entry);
                            }
                        }
                    });
        }
        return new ScanHistory(
                new AcceptedUnits(accepted),
                rejected.all(),
                List.copyOf(helpers),
                counts.byPlace(),
                List.copyOf(lately),
                alarms,
                lineData.get(),
                testPieces);
    }

    private static List<LineEvent> lately(StoreQueries records, OrderId order, ChainHead upTo) {
        return records.entries(StreamId.SCANS, upTo.seq() + 1, LATELY).reversed().stream()
                .filter(entry -> isLately(entry, upTo))
                .map(Entry::event)
                .filter(LineEvent.class::isInstance)
                .map(LineEvent.class::cast)
                .filter(event -> event.order().equals(Optional.of(order)))
                .toList();
    }

    private static boolean isLately(Entry entry, ChainHead upTo) {
        return entry.epoch() == upTo.epoch() && entry.seq() > upTo.seq() - LATELY;
    }

    private static void count(
            ScanJudged scan,
            Map<Optional<StationId>, Map<UnitId, Instant>> accepted,
            ScanCounts counts) {
        counts.add(scan);
        if (scan.isAccepted()) {
            accepted.computeIfAbsent(scan.station(), _ -> new HashMap<>())
                    .putIfAbsent(scan.unit().orElseThrow(), scan.receivedAt());
        }
    }
}

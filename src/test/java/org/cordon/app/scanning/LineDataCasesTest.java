package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.Alarms;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.support.CaseTable;
import org.cordon.support.ChainJournal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `line-data-cases.txt`, each played on the line, with the feed and the list that it names.
final class LineDataCasesTest {
    private static final Duration LATE = Duration.ofSeconds(60);

    /// Plays one case.
    private static final class Reported {
        private final LineCasesTest.Played line;
        private final ChainJournal journal = new ChainJournal("L3");
        private final List<Entry> alarms = new ArrayList<>();
        private final Alarms open = new Alarms();
        private final RecordedLineData.Projector recorded = new RecordedLineData.Projector();
        private int scans;

        /// @param on the line, the feed and the list, in words
        Reported(String on) {
            String[] words = on.split(" ", -1);
            line =
                    new LineCasesTest.Played(
                            words[0],
                            new LineFeed(
                                    switch (words[1]) {
                                        case "live" -> LineFeed.Kind.LIVE;
                                        case "batch-end" -> LineFeed.Kind.BATCH_END;
                                        default -> LineFeed.Kind.NONE;
                                    },
                                    LATE,
                                    !words[2].equals("growing")),
                            units(words[2]));
        }

        private static ScanEvaluator.Units units(String list) {
            return new ScanEvaluator.Units() {
                @Override
                public Optional<Unit> unit(OrderId order, UnitId id) {
                    return listed(list, id);
                }

                @Override
                public List<Unit> children(OrderId order, UnitId container) {
                    return LineCasesTest.UNITS.keySet().stream()
                            .map(id -> listed(list, id))
                            .flatMap(Optional::stream)
                            .filter(unit -> unit.parent().equals(Optional.of(container)))
                            .toList();
                }
            };
        }

        private static Optional<Unit> listed(String list, UnitId id) {
            return Optional.ofNullable(LineCasesTest.UNITS.get(id))
                    .flatMap(unit ->
                            switch (list) {
                                case "pool" ->
                                        Optional.of(
                                                new Unit(
                                                        id,
                                                        unit.kind(),
                                                        Optional.empty(),
                                                        UnitState.ALLOCATED));
                                case "growing" ->
                                        Optional.of(unit)
                                                .filter(_ -> isOfTheFirst(id))
                                                .map(_ -> loose(unit));
                                default -> Optional.of(unit);
                            });
        }

        private static boolean isOfTheFirst(UnitId id) {
            return Stream.of("p1", "p2", "p3", "p4", "p5")
                    .map(LineCasesTest::id)
                    .anyMatch(id::equals);
        }

        private static Unit loose(Unit unit) {
            return new Unit(unit.id(), UnitKind.PACK, Optional.empty(), UnitState.ACTIVE);
        }

        String play(String[] cell) {
            long nanos = Duration.ofMillis(Long.parseLong(cell[0])).toNanos();
            return switch (cell[1]) {
                case "report" -> told(reported(report(cell[2].split(" ", -1)), nanos));
                case "restart" -> told(restarted(cell, nanos));
                case "closing" -> {
                    line.evaluator().closing(nanos);
                    yield "";
                }
                case "later" -> told(line.evaluator().overdue(nanos));
                case "hold" -> {
                    line.play(cell);
                    yield told(line.found());
                }
                default -> {
                    String verdicts = line.play(cell);
                    String told = told(line.found());
                    yield told.isEmpty() ? verdicts : verdicts + "; " + told;
                }
            };
        }

        private List<LineFinding> reported(LineReport report, long nanos) {
            record();
            ReportEvaluator reports = line.evaluator().reports();
            List<LineReport> fresh = reports.fresh(List.of(report));
            Instant at = Instant.EPOCH.plusNanos(nanos);
            ReportEvaluator.Outcome outcome = reports.reported(report, at, nanos);
            recorded.apply(
                    new LineEvent.LineDataReported(
                            Optional.empty(),
                            "line.json",
                            Entry.NO_HASH,
                            at,
                            fresh,
                            outcome.putBack()));
            return outcome.found();
        }

        private void record() {
            line.events().stream().skip(scans).forEach(recorded::apply);
            scans = line.events().size();
        }

        private List<LineFinding> restarted(String[] cell, long nanos) {
            record();
            line.play(cell);
            Instant at = Instant.EPOCH.plusNanos(nanos);
            ReportEvaluator reports = line.evaluator().reports();
            List<LineFinding> found =
                    new ArrayList<>(reports.earlier(recorded.get(), false, at, nanos));
            open.all().forEach(alarm -> found.addAll(reports.standing(alarm, Optional.empty())));
            found.addAll(
                    reports.waiting(
                            reports.unexplained(recorded.get().notCommissioned(), at),
                            EarlierFindings.of(alarms, new LogPosition(0, 0)),
                            nanos));
            return found;
        }

        /// The alarm is recorded as the line would.
        private void record(LineFinding finding) {
            JournalEvent event =
                    finding.stands()
                            ? AlarmEvent.AlarmRaised.of(finding, Instant.EPOCH, Optional.empty())
                            : new AlarmEvent.AlarmCleared(
                                    open.all().stream()
                                            .filter(alarm -> alarm.isOf(finding))
                                            .map(Alarm::id)
                                            .toList(),
                                    Reason.none());
            Entry entry = journal.record(event);
            alarms.add(entry);
            open.apply(entry);
        }

        private static LineReport report(String[] words) {
            List<UnitId> units =
                    Stream.of(words)
                            .skip(3)
                            .filter(word -> !word.equals("from") && !word.equals("into"))
                            .filter(word -> !word.contains("="))
                            .map(LineCasesTest::id)
                            .toList();
            return new LineReport(
                    words[0],
                    1,
                    Instant.EPOCH.plusMillis(Long.parseLong(words[1])),
                    Optional.empty(),
                    switch (words[2]) {
                        case "commissioned" -> new LineFact.Commissioned(units);
                        case "rejected" -> new LineFact.Rejected(units);
                        case "reintroduced" -> new LineFact.Reintroduced(units);
                        case "packed" -> new LineFact.Packed(units.getFirst(), rest(units));
                        case "unpacked" -> new LineFact.Unpacked(units.getFirst(), rest(units));
                        case "sample-out" -> new LineFact.SampleTaken(units);
                        case "withdrawn" -> new LineFact.Withdrawn();
                        case "other" -> new LineFact.Nothing();
                        default ->
                                new LineFact.Ended(
                                        units,
                                        UnitState.valueOf(
                                                words[2].toUpperCase(Locale.ROOT)
                                                        .replace('-', '_')));
                    },
                    details(words));
        }

        private static Optional<ReportDetails> details(String[] words) {
            ReportDetails details =
                    new ReportDetails(
                            said(words, "lot="),
                            said(words, "expiry="),
                            "",
                            "",
                            List.of(),
                            List.of(),
                            Map.of());
            return Optional.of(details).filter(each -> !each.isEmpty());
        }

        private static Optional<String> said(String[] words, String name) {
            return Stream.of(words)
                    .filter(word -> word.startsWith(name))
                    .map(word -> word.substring(name.length()))
                    .findFirst();
        }

        private static List<UnitId> rest(List<UnitId> units) {
            return units.subList(1, units.size());
        }

        private String told(List<LineFinding> found) {
            found.forEach(this::record);
            return found.stream().map(Reported::told).collect(Collectors.joining(", "));
        }

        private static String told(LineFinding finding) {
            String what =
                    finding.explains().isPresent()
                            ? "explained"
                            : finding.stands() ? "raised" : "cleared";
            String about =
                    finding.unit()
                            .map(Reported::name)
                            .or(() -> finding.station().map(StationId::value))
                            .orElse("");
            return what + " " + finding.kind() + " " + about;
        }

        private static String name(UnitId unit) {
            return Stream.concat(
                            LineCasesTest.UNITS.keySet().stream(),
                            Stream.of(LineCasesTest.id("x1"), LineCasesTest.id("y1")))
                    .filter(unit::equals)
                    .findFirst()
                    .map(each ->
                            each instanceof UnitId.Sgtin pack
                                    ? pack.serial().value().substring(1)
                                    : each.label())
                    .orElse(unit.label());
        }
    }

    // [utest->req~line-data.after-restart~1]
    // [utest->req~line-data.late~1]
    // [utest->req~line-data.not-commissioned~1]
    // [utest->req~line-data.explains~1]
    // [utest->req~line-data.reintroduced~1]
    // [utest->req~line-data.samples~1]
    // [utest->req~line-data.lot~1]
    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/app/scanning/line-data-cases.txt",
                (name, on, rows) -> {
                    Reported line = new Reported(on);
                    CaseTable.check(name, rows, line::play);
                });
    }
}

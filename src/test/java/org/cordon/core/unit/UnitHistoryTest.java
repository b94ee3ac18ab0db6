package org.cordon.core.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.core.verdict.VerdictReasons;
import org.cordon.support.CaseTable;
import org.cordon.support.Shift;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Small journals and the life that follows from each: `life-cases.txt`.
final class UnitHistoryTest {
    private static final String CASES = "src/test/resources/org/cordon/core/unit/life-cases.txt";
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0001");
    private static final UnitId PACK = Shift.pack(1);

    // [utest->req~unit.life~1]
    // [utest->req~unit.belongs~1]
    @TestFactory
    Stream<DynamicTest> theLifeOfAUnitFollowsFromItsEntries() throws IOException {
        return CaseTable.tests(CASES, UnitHistoryTest::check);
    }

    private static void check(String name, String on, List<String> rows) {
        List<Entry> entries = new ArrayList<>();
        List<Listing> listings = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String row : rows) {
            if (row.startsWith("=")) {
                expected.add(row);
                continue;
            }
            String[] cell =
                    Stream.of(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            if (cell[2].contains("lists")) {
                listings.add(listing(cell));
            } else {
                entries.add(entry(cell[0], cell[1], event(cell[2])));
            }
        }
        UnitId unit = unit(on);
        UnitHistory history = UnitHistory.of(new EntrySubject.OfUnit(unit), entries, listings);
        List<String> came =
                new ArrayList<>(history.lines().stream().map(UnitHistoryTest::text).toList());
        Belonging.of(unit, history).stream().map(UnitHistoryTest::text).sorted().forEach(came::add);
        came.add("= stands " + UnitStanding.of(history, List.of()).state());
        assertEquals(String.join("\n", expected), String.join("\n", came), name);
    }

    private static String text(LifeLine line) {
        return "= %s%d %s %s"
                .formatted(
                        line.entry().stream() == StreamId.OPERATIONS ? "O" : "S",
                        line.entry().seq(),
                        LocalTime.ofInstant(line.happened(), ZoneOffset.UTC)
                                .format(java.time.format.DateTimeFormatter.ofPattern("HH:mm:ss")),
                        line.kind());
    }

    private static String text(Belonging in) {
        return "= in C%s by %s"
                .formatted(
                        Stream.of(1, 2)
                                .filter(n -> Shift.container(n).equals(in.container()))
                                .findFirst()
                                .orElseThrow(),
                        in.sources().stream()
                                .map(Enum::name)
                                .sorted()
                                .collect(Collectors.joining(" ")));
    }

    private static UnitId unit(String name) {
        int number = Integer.parseInt(name.substring(1));
        return name.startsWith("P") ? Shift.pack(number) : Shift.container(number);
    }

    private static Instant time(String text) {
        return LocalDate.of(2026, 11, 23).atTime(LocalTime.parse(text)).toInstant(ZoneOffset.UTC);
    }

    private static Entry entry(String place, String recorded, JournalEvent event) {
        return new Entry(
                new TerminalId("L3"),
                place.startsWith("O") ? StreamId.OPERATIONS : StreamId.SCANS,
                1,
                Long.parseLong(place.substring(1)),
                new EventTime(time(recorded), ZoneOffset.UTC, Optional.empty()),
                Optional.empty(),
                "1",
                event,
                Entry.NO_HASH,
                Entry.NO_HASH,
                "");
    }

    /// `order lists P1 in C1`, `pool lists P1`.
    private static Listing listing(String[] cell) {
        String[] word = cell[2].split(" ", -1);
        boolean pool = word[0].equals("pool");
        return new Listing(
                entry(
                        cell[0],
                        cell[1],
                        new OrderEvent.OrderOpened(
                                Shift.order("PO-1", 1), "a.csv", Entry.NO_HASH, 1, pool)),
                Shift.order("PO-1", 1),
                new Unit(
                        unit(word[2]),
                        UnitKind.PACK,
                        word.length > 4 ? Optional.of(unit(word[4])) : Optional.empty(),
                        pool ? UnitState.ALLOCATED : UnitState.ACTIVE));
    }

    private static JournalEvent event(String text) {
        String[] word = text.split(" ", -1);
        Instant at = text.contains(" at ") ? time(after(word, "at").orElseThrow()) : Instant.EPOCH;
        return switch (word[0]) {
            case "read" -> read(word, at);
            case "rejected" ->
                    new LineEvent.UnitRejected(
                            PACK,
                            new StationId("Unit"),
                            Optional.empty(),
                            at,
                            Optional.empty(),
                            false);
            case "held" ->
                    new HoldEvent.UnitHeld(
                            PACK,
                            Optional.of(INCIDENT),
                            new Reason.Written("wrong lot"),
                            Optional.empty());
            case "released" -> new HoldEvent.UnitReleased(PACK, Optional.of(INCIDENT), "fine");
            case "acknowledged" ->
                    new AlarmEvent.AlarmAcknowledged(
                            List.of(
                                    AlarmId.ofScan(
                                            new LogPosition(
                                                    1, Long.parseLong(word[1].substring(1))))));
            case "stored" ->
                    new IncidentEvent.NoteTaken(
                            INCIDENT,
                            new IncidentNote.Quarantined(text.substring("stored in ".length())),
                            Duration.ZERO);
            case "report" ->
                    new LineEvent.LineDataReported(
                            Optional.empty(),
                            "line.json",
                            Entry.NO_HASH,
                            at,
                            List.of(new LineReport(word[1], at, Optional.empty(), fact(word))),
                            List.of());
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Optional<String> after(String[] word, String before) {
        int at = List.of(word).indexOf(before);
        return at < 0 ? Optional.empty() : Optional.of(word[at + 1]);
    }

    private static LineFact fact(String[] word) {
        return switch (word[2]) {
            case "commissioned" -> new LineFact.Commissioned(List.of(PACK));
            case "packed" -> new LineFact.Packed(unit(word[4]), List.of(PACK));
            case "unpacked" -> new LineFact.Unpacked(unit(word[4]), List.of(PACK));
            case "destroyed" -> new LineFact.Ended(List.of(PACK), UnitState.DESTROYED);
            case "withdrawn" -> new LineFact.Withdrawn();
            default -> throw new IllegalArgumentException(word[2]);
        };
    }

    private static ScanJudged read(String[] word, Instant at) {
        boolean helper = word[1].equals("by");
        return new ScanJudged(
                new DeviceId("Camera 1"),
                at,
                Bytes.parse("]d2"),
                Optional.empty(),
                VerdictCode.valueOf(word[helper ? 3 : 1]),
                Optional.of(after(word, "of").map(UnitHistoryTest::unit).orElse(PACK)),
                Optional.empty(),
                helper ? Reason.of(VerdictReasons.HELPER, "H1") : Reason.none(),
                after(word, "into").map(UnitHistoryTest::unit),
                DeviceRole.INLINE,
                Optional.empty(),
                Optional.empty());
    }
}

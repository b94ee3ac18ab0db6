package org.cordon.app.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.event.LineEvent;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.CounterComparison;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineMessage;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineReport.Counters;
import org.cordon.core.machine.MachineReport.Heartbeat;
import org.cordon.core.machine.MachineReport.RollChanged;
import org.cordon.core.machine.MachineReport.Speed;
import org.cordon.core.machine.MachineReport.StateChanged;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What the machines of a line come to.
final class MachineBookTest {
    private static final DeviceId LABELLER = new DeviceId("Labeller");
    private static final StationId CHECK = new StationId("Carton check");
    private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");
    private static final Set<DeviceId> THERE = Set.of(LABELLER);

    private MachineBook book = book();

    private static MachineBook book() {
        return new MachineBook(
                List.of(
                        new MachineConfig(
                                new ScannerConfig.AppendedFile(
                                        LABELLER,
                                        Optional.of(CHECK),
                                        "labeller.jsonl",
                                        Framing.USUAL,
                                        Duration.ofSeconds(60)),
                                Duration.ofSeconds(30),
                                OptionalLong.empty(),
                                Set.of("in", "reject"),
                                10)));
    }

    private static MachineMessage said(long seconds, MachineReport report) {
        return new MachineMessage(
                MachineId.of(LABELLER),
                Optional.of(CHECK),
                report,
                Optional.empty(),
                BEGIN.plusSeconds(seconds),
                Duration.ofSeconds(seconds).toNanos());
    }

    private MachineBook.Outcome say(long seconds, MachineReport report) {
        return book.apply(said(seconds, report), "PO-1", Optional.empty());
    }

    private MachineBook.Outcome idle(long seconds, Set<DeviceId> connected) {
        return book.idle(Duration.ofSeconds(seconds).toNanos(), connected);
    }

    private MachineBook.Outcome count(long seconds, long machine, long own) {
        return book.apply(
                said(
                        seconds,
                        new Counters(Optional.of(machine), Optional.empty(), Optional.empty())),
                "PO-1",
                Optional.of(Map.of("in", own, "out", own, "reject", 0L)));
    }

    private static List<String> told(MachineBook.Outcome outcome) {
        return outcome.found().stream()
                .map(each ->
                        (each.stands() ? "+" : "-")
                                + each.kind().storedName()
                                + (each.reason() instanceof Reason.Coded coded
                                        ? " " + coded.code()
                                        : ""))
                .toList();
    }

    // [utest->req~machine.belt~1]
    @Test
    void theBeltGoesByTheStateOfTheMachineAndNotByStatesThatItPassesThrough() {
        assertEquals(
                Optional.of(LineSignal.RUN), say(0, new StateChanged(PackMlState.EXECUTE)).belt());
        assertEquals(Optional.empty(), say(1, new StateChanged(PackMlState.HOLDING)).belt());
        assertEquals(
                Optional.of(LineSignal.STOP), say(2, new StateChanged(PackMlState.HELD)).belt());
    }

    // [utest->req~machine.heartbeat~1]
    @Test
    void aMachineWhoseHeartbeatIsLostIsToldAndHeardAgain() {
        assertEquals(List.of("-MACHINE_SILENT"), told(say(0, new Heartbeat())));
        assertEquals(List.of(), told(idle(29, THERE)));
        assertEquals(List.of("+MACHINE_SILENT machine-silent"), told(idle(30, THERE)));
        assertTrue(book.status().machines().getFirst().silent());
        assertEquals(List.of(), told(idle(31, THERE)));
        assertEquals(List.of("-MACHINE_SILENT"), told(say(40, new Heartbeat())));
        assertEquals(List.of(), told(say(41, new Heartbeat())));
    }

    // [utest->req~machine.heartbeat~1]
    @Test
    void aMachineWithoutHeartbeatsIsSilentOnlyWhileItIsNotConnected() {
        say(0, new Speed(250));
        assertEquals(List.of(), told(idle(100, THERE)));
        assertEquals(List.of(), told(idle(101, Set.of())));
        assertEquals(List.of("+MACHINE_SILENT machine-silent.away"), told(idle(131, Set.of())));
        assertEquals(List.of("-MACHINE_SILENT"), told(idle(132, THERE)));
    }

    // [utest->req~machine.compared~1]
    @Test
    void countersThatDifferForLongFromWhatTheCameraSawDisagree() {
        assertEquals(List.of("-MACHINE_SILENT", "-COUNTERS_DISAGREE"), sorted(count(0, 1000, 50)));
        assertEquals(List.of(), told(count(30, 1100, 145)));
        assertEquals(List.of(), told(count(60, 1200, 239)));
        assertEquals(List.of(), told(count(90, 1300, 339)));
        assertEquals(
                List.of("+COUNTERS_DISAGREE counters-disagree.in"), told(count(121, 1400, 439)));
        assertEquals(
                Reason.of("counters-disagree.in", "Labeller", 400, 389, "Carton check"),
                reason(count(122, 1400, 450), 121, 1400, 439));
    }

    /// The reason of a machine that counted so, by what its status says.
    private Reason reason(MachineBook.Outcome agrees, long seconds, long machine, long own) {
        assertEquals(List.of("-COUNTERS_DISAGREE"), told(agrees));
        count(seconds + 2, machine, own);
        return count(seconds + 100, machine, own).found().getFirst().reason();
    }

    private static List<String> sorted(MachineBook.Outcome outcome) {
        return told(outcome).stream().sorted(java.util.Comparator.reverseOrder()).toList();
    }

    // [utest->req~machine.compared~1]
    @Test
    void anotherOrderBeginsTheComparisonAnew() {
        count(0, 1000, 500);
        book.apply(
                said(10, new Counters(Optional.of(1010L), Optional.empty(), Optional.empty())),
                "PO-2",
                Optional.of(Map.of("in", 0L)));
        assertEquals(List.of(), told(second(100, 1110, 100)));
        assertEquals(List.of(), told(second(200, 1210, 200)));
    }

    private MachineBook.Outcome second(long seconds, long machine, long own) {
        return book.apply(
                said(
                        seconds,
                        new Counters(Optional.of(machine), Optional.empty(), Optional.empty())),
                "PO-2",
                Optional.of(Map.of("in", own)));
    }

    // [utest->req~machine.after-restart~1]
    @Test
    void whatWasRecordedIsKnownAndWhatWasHeardSinceGoesBeforeIt() {
        say(0, new Speed(300));
        book.recalled(
                List.of(
                        recorded(new Speed(250)),
                        recorded(new RollChanged("R-17", Optional.empty()))),
                0);
        assertEquals(
                List.of(
                        Optional.of(new Speed(300)),
                        Optional.of(new RollChanged("R-17", Optional.empty()))),
                List.of(
                        book.status().machines().getFirst().state().report("speed"),
                        book.status().machines().getFirst().state().report("roll")));
    }

    /// The program ends and starts again; the last counters that were recorded are known then.
    private void restart(MachineBook.Outcome last) {
        MachineMessage said = last.record().getLast();
        LineEvent.MachineReported event =
                new LineEvent.MachineReported(
                        said.machine(),
                        said.station(),
                        Optional.of(new OrderId("PO-1")),
                        said.report(),
                        said.saidAt(),
                        said.receivedAt(),
                        book.compared(said));
        book = book();
        book.recalled(List.of(event), 0);
    }

    // [utest->req~machine.compared-on~1]
    @Test
    void packsThatPassedWhileTheProgramWasNotThereAreToldAfterTheRestart() {
        count(0, 1000, 50);
        restart(count(70, 1100, 150));
        assertEquals(List.of("-MACHINE_SILENT"), told(count(100, 1_400, 160)));
        assertEquals(
                List.of("+COUNTERS_DISAGREE counters-disagree.in"), told(count(170, 1_500, 260)));
        assertEquals(
                Optional.of(new CounterComparison.Difference("in", 500, 210)),
                book.status().machines().getFirst().difference());
    }

    // [utest->req~machine.compared-on~1]
    @Test
    void aDifferenceStandsOverARestartAndEndsWhenItIsGone() {
        count(0, 1000, 50);
        count(10, 1100, 100);
        MachineBook.Outcome told = count(71, 1200, 200);
        assertEquals(List.of("+COUNTERS_DISAGREE counters-disagree.in"), told(told));
        restart(told);
        assertEquals(List.of("-MACHINE_SILENT"), told(count(100, 1_300, 300)));
        assertEquals(List.of("-COUNTERS_DISAGREE"), told(count(110, 1_300, 345)));
    }

    // [utest->req~machine.compared-on~1]
    @Test
    void aCounterThatWasSetBackMeanwhileBeginsTheComparisonAnew() {
        count(0, 1000, 50);
        restart(count(70, 1100, 150));
        assertEquals(List.of("-MACHINE_SILENT", "-COUNTERS_DISAGREE"), sorted(count(100, 5, 400)));
        assertEquals(List.of(), told(count(200, 105, 500)));
    }

    private static LineEvent.MachineReported recorded(MachineReport report) {
        return new LineEvent.MachineReported(
                MachineId.of(LABELLER),
                Optional.of(CHECK),
                Optional.empty(),
                report,
                Optional.empty(),
                BEGIN.minusSeconds(60));
    }

    // [utest->req~machine.status~1]
    @Test
    void theLatestCountersAreKnownByStation() {
        say(0, new Counters(Optional.of(10L), Optional.empty(), Optional.empty()));
        say(1, new Counters(Optional.empty(), Optional.of(8L), Optional.of(2L)));
        assertEquals(
                Map.of(
                        CHECK,
                        Map.of(
                                "Labeller",
                                new Counters(Optional.of(10L), Optional.of(8L), Optional.of(2L)))),
                book.status().counters());
    }

    // [utest->req~machine.bounded~1]
    @Test
    void aDeviceThatNamesMoreMachinesThanThereCanBeIsRefused() {
        for (int i = 0; i < MachineBook.MOST; i++) {
            book.apply(
                    new MachineMessage(
                            new MachineId(LABELLER, "M" + i),
                            Optional.empty(),
                            new Heartbeat(),
                            Optional.empty(),
                            BEGIN,
                            0),
                    "",
                    Optional.empty());
        }
        assertEquals(
                Optional.empty(), book.refuses(new MachineId(LABELLER, "M0"), new Heartbeat()));
        assertEquals(
                Optional.of(
                        Reason.of("machine.too-many", MachineBook.MOST, MachineBook.MOST_SUBJECTS)),
                book.refuses(new MachineId(LABELLER, "one more"), new Heartbeat()));
    }

    // [utest->req~machine.compared~1]
    @Test
    void bothKindsLastUntilTheyEnd() {
        assertTrue(
                List.of(LineFinding.MACHINE_SILENT, LineFinding.COUNTERS_DISAGREE).stream()
                        .allMatch(kind ->
                                new LineFinding(
                                                kind,
                                                true,
                                                Optional.empty(),
                                                Optional.empty(),
                                                Reason.none(),
                                                List.of())
                                        .lasts()));
    }
}

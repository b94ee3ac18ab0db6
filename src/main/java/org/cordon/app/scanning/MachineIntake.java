package org.cordon.app.scanning;

import org.cordon.app.machine.MachineBook;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.LineEvent;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineMessage;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Takes what machines say of themselves between scans, in the order of its arrival. What does not say which thread is
/// for the one that judges.
///
/// @param book the machines
/// @param first station of the line
/// @param found informed of what is found of a machine
record MachineIntake(
        MachineBook book,
        IntakeLoop intake,
        ScanEvaluator evaluator,
        LineState lineState,
        TimeSource time,
        StationId first,
        Consumer<LineFinding> found) {
    /// A machine says something; waits as long as a scan would. Any thread.
    ///
    /// @param station of the machine
    /// @return what is wrong with it, if it is not taken
    Optional<Reason.Coded> take(
            LineMessage message, Optional<StationId> station, LineMessage.OfMachine said) {
        MachineId machine =
                said.machine()
                        .map(name -> new MachineId(message.whole().device(), name))
                        .orElseGet(() -> MachineId.of(message.whole().device()));
        Optional<Reason.Coded> refused = book.refuses(machine, said.report());
        if (refused.isEmpty()) {
            MachineMessage whole =
                    new MachineMessage(
                            machine,
                            station,
                            said.report(),
                            said.saidAt(),
                            message.whole().at(),
                            message.whole().nanos());
            intake.await(() -> apply(whole), found);
        }
        return refused;
    }

    private SignalOutcome apply(MachineMessage said) {
        Optional<OrderId> order = lineState.status().order().map(Order::id);
        MachineBook.Outcome outcome =
                book.apply(said, order.map(OrderId::value).orElse(""), own(said));
        SignalOutcome belt =
                outcome.belt()
                        .filter(_ -> said.station().isPresent())
                        .map(signal ->
                                evaluator.signal(
                                        said.station(),
                                        signal,
                                        said.receivedAt(),
                                        said.nanos(),
                                        ReadDetails.OF_SIGNAL))
                        .orElseGet(() -> new SignalOutcome(List.of(), List.of(), Optional.empty()));
        return new SignalOutcome(
                LineFindings.and(belt.found(), raised(outcome.found())),
                belt.rejected(),
                belt.signalled(),
                events(outcome.record(), order));
    }

    /// Looks after machines that say nothing, and records what is to be recorded by now.
    void idle() {
        if (!lineState.alarmsKnown()) {
            return;
        }
        Set<DeviceId> connected =
                lineState.status().devices().stream()
                        .filter(each ->
                                each.state() == DeviceState.READING
                                        || each.state() == DeviceState.SILENT)
                        .map(ScannerStatus::id)
                        .collect(Collectors.toSet());
        MachineBook.Outcome outcome = book.idle(time.nanos(), connected);
        intake.came(
                new SignalOutcome(
                        raised(outcome.found()),
                        List.of(),
                        Optional.empty(),
                        events(outcome.record(), lineState.status().order().map(Order::id))),
                found);
    }

    /// What machines said in earlier runs of the program.
    void recalled(List<LineEvent.MachineReported> events) {
        book.recalled(events, time.nanos());
    }

    private List<LineEvent.MachineReported> events(
            List<MachineMessage> said, Optional<OrderId> order) {
        return said.stream()
                .map(each ->
                        new LineEvent.MachineReported(
                                each.machine(),
                                each.station(),
                                order,
                                each.report(),
                                each.saidAt(),
                                each.receivedAt(),
                                book.compared(each)))
                .toList();
    }

    /// An alarm that is open since an earlier run is not raised again.
    List<LineFinding> raised(List<LineFinding> all) {
        return all.stream()
                .filter(finding ->
                        !finding.stands()
                                || lineState.status().alarms().stream()
                                        .map(LineAlarm::alarm)
                                        .noneMatch(
                                                alarm -> !alarm.cleared() && alarm.isOf(finding)))
                .toList();
    }

    /// What Cordon counted at the station of a machine: packs that its cameras saw, that it accepted, and that it refused.
    private Optional<Map<String, Long>> own(MachineMessage said) {
        LineStatus now = lineState.status();
        if (book.compared(said.machine()).isEmpty()
                || said.station().isEmpty()
                || now.order().isEmpty()
                || !now.sightingsKnown()) {
            return Optional.empty();
        }
        Map<String, Long> own = new HashMap<>(Map.of("in", 0L, "out", 0L, "reject", 0L));
        now.byPlace()
                .forEach((place, verdicts) -> {
                    if (isOf(place, said.station().get())) {
                        verdicts.forEach((verdict, packs) -> {
                            if (verdict != VerdictCode.REPEAT_READ) {
                                own.merge("in", packs, Long::sum);
                                own.merge(
                                        verdict == VerdictCode.ACCEPTED ? "out" : "reject",
                                        packs,
                                        Long::sum);
                            }
                        });
                    }
                });
        return Optional.of(own);
    }

    private boolean isOf(ScanCounts.Place place, StationId station) {
        return place.role() == DeviceRole.INLINE && place.station().orElse(first).equals(station);
    }
}

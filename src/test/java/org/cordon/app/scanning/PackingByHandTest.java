package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.port.JournalState;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Units that a person packs at a table into a container that they do not belong to.
final class PackingByHandTest extends WatchedLine {
    /// A scanner at the only station, in a person's hand.
    private record HandAtTheTable(DeviceId id) implements Scanner {
        @Override
        public DeviceRole role() {
            return DeviceRole.HANDHELD;
        }

        @Override
        public Optional<StationId> station() {
            return Optional.of(new StationId("Line"));
        }

        @Override
        public String address() {
            return "test";
        }

        @Override
        public void start(Listener listener) {
            listener.state(id, DeviceState.READING, Reason.none());
        }

        @Override
        public void close() {}
    }

    // [utest->req~line.by-hand~1]
    @Test
    void aForeignUnitIsCriticalOnceItsContainerIsClosedUnlessItsAlarmWasClosedBefore() {
        DeviceId hand = new DeviceId("Hand 1");
        UnitId box = new UnitId.Container(new Sscc("340123450000000017"));
        UnitId next = new UnitId.Container(new Sscc("340123450000000024"));
        tableWith(hand, box, next);
        by(hand, box.key());
        by(hand, pack(1));
        until(() -> intake.status().alarms().size() == 1);
        LineAlarm open = intake.status().alarms().getFirst();
        assertEquals(
                List.of(LineFinding.WRONG_CONTAINER_BY_HAND, Severity.HIGH),
                List.of(open.alarm().kind(), open.weight().severity()));
        signal(LineSignal.CLOSE);
        until(() -> intake.status().alarms().size() == 2);
        LineAlarm closed = intake.status().alarms().getFirst();
        assertEquals(
                List.of(
                        AlarmKind.of(VerdictCode.WRONG_CONTAINER),
                        Severity.CRITICAL,
                        Reason.of("wrong-container.closed", unit(1).label(), box.label())),
                List.of(
                        closed.alarm().kind(),
                        closed.weight().severity(),
                        closed.alarm().reason()));
        // The second one is taken out, and its alarm closed, before the container is.
        by(hand, next.key());
        by(hand, pack(2));
        until(() -> intake.status().alarms().size() == 3);
        LineAlarm second =
                intake.status().alarms().stream()
                        .filter(each -> each.alarm().unit().equals(Optional.of(unit(2))))
                        .findFirst()
                        .orElseThrow();
        intake.handle(
                        new AlarmEvent.AlarmClosed(
                                List.of(second.alarm().id()),
                                AlarmEvent.Closing.RESOLVED,
                                "taken out"))
                .join();
        signal(LineSignal.CLOSE);
        signal(LineSignal.BYPASS_ON);
        until(() ->
                intake.status().alarms().stream()
                        .anyMatch(each -> each.alarm().kind().equals(LineFinding.BYPASS)));
        assertEquals(3, intake.status().alarms().size(), "both of the first, and the bypass");
    }

    // [utest->req~line.by-hand~1]
    @Test
    void aForeignUnitIsCriticalThoughItsFirstAlarmWasNotRecordedYetAsItsContainerWasClosed() {
        DeviceId hand = new DeviceId("Hand 1");
        UnitId box = new UnitId.Container(new Sscc("340123450000000017"));
        tableWith(hand, box);
        by(hand, box.key());
        until(() -> intake.status().scans() == 1);
        journal.refuse(new JournalState.DiskFull(0));
        by(hand, pack(1));
        signal(LineSignal.CLOSE);
        time.advance(Duration.ofSeconds(1));
        journal.recover();
        until(() -> {
            intake.tick();
            return intake.status().alarms().size() == 2;
        });
        assertEquals(
                Set.of(
                        LineFinding.WRONG_CONTAINER_BY_HAND,
                        AlarmKind.of(VerdictCode.WRONG_CONTAINER)),
                intake.status().alarms().stream()
                        .map(each -> each.alarm().kind())
                        .collect(Collectors.toSet()));
    }

    /// The line is a table now, where units are packed into boxes that an order lists without content.
    private void tableWith(DeviceId hand, UnitId... boxes) {
        records.activate(
                new Order(
                        new OrderId("PO-2"),
                        "Amlodipine",
                        GTIN,
                        new Lot("K2411A"),
                        new Expiry(LocalDate.of(2028, 11, 30)),
                        2),
                Stream.concat(
                                Arrays.stream(boxes)
                                        .map(box ->
                                                new Unit(
                                                        box,
                                                        UnitKind.CASE,
                                                        Optional.empty(),
                                                        UnitState.ACTIVE)),
                                Stream.of(1, 2)
                                        .map(pack ->
                                                new Unit(
                                                        unit(pack),
                                                        UnitKind.PACK,
                                                        Optional.empty(),
                                                        UnitState.ACTIVE)))
                        .toList());
        intake.close();
        intake = newIntake();
        intake.start();
        intake.attach(new HandAtTheTable(hand));
    }
}

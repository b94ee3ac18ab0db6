package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.LineFinding;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An alarm as entries made it.
///
/// @param detectedAt when it was found
/// @param reason what was found
/// @param order that ran then; empty where none ran, and in alarms without a scan of earlier versions
/// @param joined scans of the same cause after the one that raised it
/// @param life what was done about it
public record Alarm(
        AlarmId id,
        AlarmKind kind,
        Instant detectedAt,
        Optional<DeviceId> device,
        Optional<StationId> station,
        Optional<UnitId> unit,
        Reason reason,
        Optional<OrderId> order,
        long joined,
        AlarmLife life) {
    /// Orders alarms: the worst first, of one severity the oldest first.
    public static Comparator<Alarm> worstFirst(ExceptionCatalogue weights) {
        return Comparator.comparing((Alarm alarm) -> weights.of(alarm.kind()).severity())
                .reversed()
                .thenComparing(Alarm::detectedAt);
    }

    /// Whether it is about what a finding says of the line.
    public boolean isOf(LineFinding finding) {
        if (finding.explains().isPresent()) {
            return kind.equals(finding.kind())
                    && unit.equals(finding.unit())
                    && (id.stream() != StreamId.SCANS
                            || detectedAt.equals(finding.explains().get()));
        }
        return kind.equals(finding.kind())
                && (finding.device().isPresent()
                        ? device.equals(finding.device())
                        : reason.equals(finding.reason()));
    }

    /// What it is about, by the grouping of its kind: the scanner where scans of one scanner join, otherwise the
    /// unit, or the scanner if no unit could be read. The station stands for a scanner that is not known; empty where
    /// it is about none.
    public String group(ExceptionCatalogue weights) {
        Optional<String> scanner =
                device.map(DeviceId::value).or(() -> station.map(StationId::value));
        Optional<String> group =
                switch (weights.of(kind).joins()) {
                    case NONE -> unit.map(UnitId::key).or(() -> scanner);
                    case DEVICE -> scanner;
                };
        return group.orElse("");
    }

    /// Its state at a time.
    public AlarmState state(Instant now) {
        return life.state(now);
    }

    /// Whether it holds no more.
    public boolean cleared() {
        return life.cleared();
    }

    Alarm andOneMore() {
        return with(joined + 1, reason, life);
    }

    /// What becomes of it.
    ///
    /// @param at when that was recorded
    /// @return empty once it is over
    Optional<Alarm> after(AlarmFollowUp event, Instant at) {
        return life.after(event, at)
                .map(after ->
                        event instanceof AlarmEvent.AlarmRaisedAgain again
                                ? with(joined + 1, again.reason(), after)
                                : with(joined, reason, after));
    }

    private Alarm with(long scans, Reason why, AlarmLife now) {
        return new Alarm(id, kind, detectedAt, device, station, unit, why, order, scans, now);
    }
}

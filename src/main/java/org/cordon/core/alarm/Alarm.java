package org.cordon.core.alarm;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.AlarmFollowUp;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
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
/// @param latched whether it stays until it is closed; one that is not is over once it holds no more and was
///     seen
/// @param detectedAt when it was found
/// @param reason what was found
/// @param joined scans of the same cause after the one that raised it
/// @param acknowledged whether a person saw it
/// @param cleared whether it holds no more
/// @param shelf until when it was put away last, and why; also after that time
public record Alarm(
        AlarmId id,
        AlarmKind kind,
        boolean latched,
        Instant detectedAt,
        Optional<DeviceId> device,
        Optional<StationId> station,
        Optional<UnitId> unit,
        Reason reason,
        long joined,
        boolean acknowledged,
        boolean cleared,
        Optional<Shelf> shelf) {
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

    /// A time on the shelf.
    public record Shelf(Instant until, String reason) {}

    /// Its state at a time. From the shelf it comes back unacknowledged.
    public AlarmState state(Instant now) {
        if (isShelved(now)) {
            return AlarmState.SHELVED;
        }
        if (cleared) {
            return AlarmState.RETURNED;
        }
        return latched
                ? acknowledged ? AlarmState.LATCHED_ACKNOWLEDGED : AlarmState.LATCHED_UNACKNOWLEDGED
                : acknowledged ? AlarmState.ACKNOWLEDGED : AlarmState.UNACKNOWLEDGED;
    }

    private boolean isShelved(Instant now) {
        return shelf.filter(away -> away.until().isAfter(now)).isPresent();
    }

    Alarm andOneMore() {
        return with(joined + 1, acknowledged, cleared, shelf);
    }

    /// What becomes of it.
    ///
    /// @param at when that was recorded
    /// @return empty once it is over
    Optional<Alarm> after(AlarmFollowUp event, Instant at) {
        return switch (event) {
            case AlarmEvent.AlarmAcknowledged _ ->
                    cleared ? Optional.empty() : Optional.of(with(joined, true, false, shelf));
            case AlarmEvent.AlarmShelved(var _, var until, var why) ->
                    cleared
                            ? Optional.empty()
                            : Optional.of(
                                    with(joined, false, false, Optional.of(new Shelf(until, why))));
            case AlarmEvent.AlarmUnshelved _ ->
                    Optional.of(with(joined, acknowledged, cleared, Optional.empty()));
            case AlarmEvent.AlarmCleared _ ->
                    acknowledged || isShelved(at)
                            ? Optional.empty()
                            : Optional.of(with(joined, false, true, shelf));
            case AlarmEvent.AlarmClosed _ -> Optional.empty();
        };
    }

    private Alarm with(long scans, boolean seen, boolean returned, Optional<Shelf> away) {
        return new Alarm(
                id,
                kind,
                latched,
                detectedAt,
                device,
                station,
                unit,
                reason,
                scans,
                seen,
                returned,
                away);
    }
}

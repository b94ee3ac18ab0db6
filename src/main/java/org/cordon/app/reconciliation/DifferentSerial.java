package org.cordon.app.reconciliation;

import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.UnitRecord;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One serial with a difference.
///
/// @param station that read it last; empty if none did
/// @param at when
/// @param reason what the record says of it
public record DifferentSerial(
        UnitId unit,
        DifferenceKind difference,
        Optional<StationId> station,
        Optional<Instant> at,
        Reason reason) {
    /// @param first the first station of the line, where reads may name none
    static DifferentSerial of(UnitRecord unit, DifferenceKind difference, StationId first) {
        Optional<UnitRecord.Refused> refused = unit.lastRefused();
        Optional<Map.Entry<Optional<StationId>, Instant>> accepted = unit.lastAccepted();
        Optional<StationId> station =
                refused.map(last -> last.station().orElse(first))
                        .or(() -> accepted.map(last -> last.getKey().orElse(first)));
        Optional<Instant> at =
                refused.map(UnitRecord.Refused::at).or(() -> accepted.map(Map.Entry::getValue));
        return new DifferentSerial(
                unit.id(),
                difference,
                station,
                at,
                reason(unit, difference, refused.isPresent(), station));
    }

    private static Reason reason(
            UnitRecord unit,
            DifferenceKind difference,
            boolean refused,
            Optional<StationId> station) {
        String serial = unit.id().label();
        String container = unit.container().map(UnitId::label).orElse("");
        return switch (difference) {
            case UNACCOUNTED ->
                    station.isEmpty()
                            ? Reason.of("difference.never-read", serial)
                            : refused
                                    ? Reason.of("difference.refused", serial, station.get())
                                    : Reason.of("difference.last-at", serial, station.get());
            case NOT_COMMISSIONED -> Reason.of("difference.not-commissioned", serial);
            case PACKED_NOT_READ -> Reason.of("difference.packed-not-read", serial, container);
            case READ_NOT_PACKED -> Reason.of("difference.read-not-packed", serial);
            case ENDED_PACKED -> Reason.of("difference.ended-packed", serial, container);
            case TWICE -> Reason.of("difference.twice", serial);
        };
    }
}

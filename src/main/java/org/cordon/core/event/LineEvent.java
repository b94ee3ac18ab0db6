package org.cordon.core.event;

import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.Optional;

/// What becomes of packs on the line (stream SCANS): what was read, and what rejects took off the belt. One stream holds
/// both, because their order matters: a unit that was put back and accepted again is not rejected any more.
public sealed interface LineEvent extends JournalEvent permits ScanJudged, LineEvent.UnitRejected {
    /// The order that was active then.
    Optional<OrderId> order();

    /// A reject took a unit off the belt, as a sensor confirmed.
    ///
    /// @param station that the unit had come to before the reject
    /// @param reject the reject station; empty where the station signals its rejects itself
    /// @param confirmedAt when the signal came
    /// @param order active then
    /// @param mayReturn whether the line let rejected units be put back then
    @EventKind(storedName = "UnitRejected", messageKey = "unit-rejected")
    record UnitRejected(
            UnitId unit,
            StationId station,
            Optional<StationId> reject,
            Instant confirmedAt,
            Optional<OrderId> order,
            boolean mayReturn)
            implements LineEvent {
        /// What is to be known of it when the unit is read again.
        public RejectedUnit rejected() {
            return new RejectedUnit(station, unit, mayReturn);
        }
    }
}

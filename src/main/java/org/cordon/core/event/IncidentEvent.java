package org.cordon.core.event;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The first hour of an incident.
public sealed interface IncidentEvent extends JournalEvent {
    /// Containment began.
    ///
    /// @param detectedAt when the trigger was received: the sixty minutes run from here
    /// @param reason the trigger
    /// @param scanEpoch epoch of the triggering scan's entry
    /// @param scanSeq sequence number of the triggering scan in SCANS; empty when a person opened
    ///     it without a scan
    @EventKind(storedName = "IncidentOpened", messageKey = "opened")
    record IncidentOpened(
            IncidentId incident,
            Optional<OrderId> order,
            Instant detectedAt,
            VerdictCode trigger,
            Reason reason,
            int scanEpoch,
            Optional<Long> scanSeq,
            Optional<UnitId> unit)
            implements IncidentEvent {}

    /// Something was captured during a step.
    @EventKind(storedName = "NoteTaken", messageKey = "note")
    record NoteTaken(IncidentId incident, IncidentNote note, Duration elapsed)
            implements IncidentEvent {}

    /// A step is done.
    @EventKind(storedName = "ActCompleted", messageKey = "completed")
    record ActCompleted(IncidentId incident, ContainmentStep act, Duration elapsed)
            implements IncidentEvent {}

    /// A containment report was written or printed.
    ///
    /// @param sha256 of the PDF, lower-case hexadecimal
    /// @param destination file name or printer name
    @EventKind(storedName = "ReportIssued", messageKey = "issued")
    record ReportIssued(IncidentId incident, String sha256, int pages, String destination)
            implements IncidentEvent {}
}

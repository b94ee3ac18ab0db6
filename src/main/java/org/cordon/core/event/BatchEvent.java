package org.cordon.core.event;

import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.BatchStep;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;

import java.util.List;
import java.util.Optional;

/// What happened to a batch. The batch is named by its order; who did it is the person of the entry, and a second person
/// who confirmed it stands beside.
public sealed interface BatchEvent extends JournalEvent {
    /// The order that the batch is made by.
    OrderId order();

    /// Two people found the line clear for the batch.
    ///
    /// @param checklist version of the list that was gone through
    /// @param answers to each of its points, in their order
    @EventKind(storedName = "LineCleared", messageKey = "line-cleared")
    record LineCleared(
            OrderId order, String checklist, List<ClearanceAnswer> answers, PersonId second)
            implements BatchEvent {
        /// Keeps its own copy.
        public LineCleared {
            answers = List.copyOf(answers);
        }
    }

    /// The line is being set up for the batch.
    @EventKind(storedName = "SetUpStarted", messageKey = "set-up-started")
    record SetUpStarted(OrderId order) implements BatchEvent {}

    /// Two people found the first piece good.
    ///
    /// @param unit the piece, if its code was read
    /// @param remark in words, such as a grade; empty if none
    @EventKind(storedName = "FirstPieceApproved", messageKey = "first-piece-approved")
    record FirstPieceApproved(OrderId order, Optional<UnitId> unit, String remark, PersonId second)
            implements BatchEvent {}

    /// The changeover is complete, and the line makes packs.
    @EventKind(storedName = "BatchStarted", messageKey = "batch-started")
    record BatchStarted(OrderId order) implements BatchEvent {}

    /// The line stands.
    ///
    /// @param reason in words
    @EventKind(storedName = "BatchPaused", messageKey = "batch-paused")
    record BatchPaused(OrderId order, String reason) implements BatchEvent {}

    /// The line goes on.
    @EventKind(storedName = "BatchResumed", messageKey = "batch-resumed")
    record BatchResumed(OrderId order) implements BatchEvent {}

    /// The last pack is through.
    @EventKind(storedName = "BatchClosing", messageKey = "batch-closing")
    record BatchClosing(OrderId order) implements BatchEvent {}

    /// The count is signed, and the batch waits for quality assurance.
    ///
    /// @param differences what the count left unexplained
    /// @param reason what explains the differences, in words; empty if there are none
    /// @param second who confirmed it; present if there were differences, if they were not known, or if the line was never cleared
    /// @param extent how much of its lot the batch was
    @EventKind(storedName = "BatchClosed", messageKey = "batch-closed")
    record BatchClosed(
            OrderId order,
            Differences differences,
            String reason,
            Optional<PersonId> second,
            LotExtent extent)
            implements BatchEvent {}

    /// The batch was given up.
    ///
    /// @param reason in words
    @EventKind(storedName = "BatchAborted", messageKey = "batch-aborted")
    record BatchAborted(OrderId order, String reason) implements BatchEvent {}

    /// A batch that had ended was taken up again.
    ///
    /// @param reason in words
    @EventKind(storedName = "BatchReopened", messageKey = "batch-reopened")
    record BatchReopened(OrderId order, String reason, PersonId second) implements BatchEvent {}

    /// Something was checked.
    ///
    /// @param station where, if at one
    /// @param passed whether all was as it must be
    /// @param pieces how many were checked; zero if it is not a matter of pieces
    /// @param remark in words; empty if none
    @EventKind(storedName = "CheckRecorded", messageKey = "check-recorded")
    record CheckRecorded(
            OrderId order,
            Optional<StationId> station,
            CheckKind what,
            boolean passed,
            int pieces,
            String remark)
            implements BatchEvent {}

    /// From here on packs are made of another roll or by another print job.
    ///
    /// @param station where, if at one
    /// @param number of the new roll or job
    @EventKind(storedName = "MaterialChanged", messageKey = "material-changed")
    record MaterialChanged(
            OrderId order, Optional<StationId> station, BatchMaterial material, String number)
            implements BatchEvent {}

    /// A station went over to the batch; others may still work on the one before.
    @EventKind(storedName = "StationChangedOver", messageKey = "station-changed-over")
    record StationChangedOver(OrderId order, StationId station) implements BatchEvent {}

    /// The step that it is.
    default BatchStep step() {
        return switch (this) {
            case LineCleared _ -> BatchStep.CLEAR_LINE;
            case SetUpStarted _ -> BatchStep.SET_UP_LINE;
            case FirstPieceApproved _ -> BatchStep.APPROVE_FIRST_PIECE;
            case BatchStarted _ -> BatchStep.START;
            case BatchPaused _ -> BatchStep.PAUSE;
            case BatchResumed _ -> BatchStep.RESUME;
            case BatchClosing _ -> BatchStep.BEGIN_CLOSING;
            case BatchClosed _ -> BatchStep.CLOSE;
            case BatchAborted _ -> BatchStep.ABORT;
            case BatchReopened _ -> BatchStep.REOPEN;
            case CheckRecorded _, MaterialChanged _ -> BatchStep.RECORD;
            case StationChangedOver _ -> BatchStep.CHANGE_OVER_STATION;
        };
    }

    /// Who confirmed it besides the person of the entry.
    default Optional<PersonId> confirmedBy() {
        return switch (this) {
            case LineCleared e -> Optional.of(e.second());
            case FirstPieceApproved e -> Optional.of(e.second());
            case BatchReopened e -> Optional.of(e.second());
            case BatchClosed e -> e.second();
            case SetUpStarted _,
                    BatchStarted _,
                    BatchPaused _,
                    BatchResumed _,
                    BatchClosing _,
                    BatchAborted _,
                    CheckRecorded _,
                    MaterialChanged _,
                    StationChangedOver _ ->
                    Optional.empty();
        };
    }
}

package org.cordon.app.batch;

import org.cordon.app.command.Refused;
import org.cordon.core.batch.BatchObstacle;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What people do with a batch. Safe from any thread; never waits. Every future completes once the command is durable, or
/// fails with [Refused] or [org.cordon.app.port.JournalUnavailable]. Second persons are those that
/// [org.cordon.app.auth.Authentication#secondPerson] gives.
public interface BatchCommands {
    /// Records that two people found the line clear. The second must not have been involved, see
    /// [org.cordon.core.projection.Batches#involved].
    ///
    /// @param answers to all points of the checklist, in their order
    CompletableFuture<Entry> clearLine(OrderId order, List<ClearanceAnswer> answers, Person second);

    /// Begins to set the line up: what is read from then on is a trial. An order that waits becomes the one that the line runs,
    /// if the batch before it has ended; otherwise its order must be the active one, or a station must have gone over to it.
    CompletableFuture<Entry> startSetUp(OrderId order);

    /// Approves the first piece.
    ///
    /// @param unit the piece, if its code was read
    /// @param remark in words; may be empty
    CompletableFuture<Entry> approveFirstPiece(
            OrderId order, Optional<UnitId> unit, String remark, Person second);

    /// The changeover is complete: the line makes packs of the order, which must be the active one.
    CompletableFuture<Entry> start(OrderId order);

    /// The line stands.
    ///
    /// @param reason why, in words
    CompletableFuture<Entry> pause(OrderId order, String reason);

    /// The line goes on. The order must be the active one.
    CompletableFuture<Entry> resume(OrderId order);

    /// The last pack is through.
    CompletableFuture<Entry> beginClosing(OrderId order);

    /// Signs the count.
    ///
    /// @param seen what the person saw to be unaccounted; refused if it has changed since
    /// @param reason what explains the differences, in words; may be empty if there are none
    /// @param second needed if there are differences, if they are not known, or if the line was never cleared
    CompletableFuture<Entry> close(
            OrderId order,
            Differences seen,
            String reason,
            Optional<Person> second,
            LotExtent extent);

    /// Gives the batch up.
    ///
    /// @param reason why, in words
    CompletableFuture<Entry> abort(OrderId order, String reason);

    /// Takes up a batch that has ended.
    ///
    /// @param reason why, in words
    CompletableFuture<Entry> reopen(OrderId order, String reason, Person second);

    /// Records a check.
    CompletableFuture<Entry> record(BatchEvent.CheckRecorded check);

    /// Records a new roll or print job.
    CompletableFuture<Entry> record(BatchEvent.MaterialChanged change);

    /// Records that a station went over to the batch. The first one makes its order the active one, and the other stations go
    /// on with the order before until they go over too.
    CompletableFuture<Entry> record(BatchEvent.StationChangedOver change);

    /// Why a command may be refused.
    enum Refusal implements Refused.Reason {
        /// No such order was loaded on this terminal.
        UNKNOWN_ORDER,
        /// The step is not possible from the phase of the batch.
        WRONG_PHASE,
        /// The first piece of the latest set-up is not approved.
        FIRST_PIECE_NOT_APPROVED,
        /// The line must be cleared again first.
        CLEARANCE_DUE,
        /// The line runs another order.
        NOT_ACTIVE,
        /// A point of the checklist has no answer.
        NOT_ALL_POINTS,
        /// A point that every line has is answered as one that this line lacks.
        POINT_APPLIES,
        /// It says no reason.
        NO_REASON,
        /// It says no number of a roll or job.
        NO_NUMBER,
        /// A number of pieces is negative.
        WRONG_QUANTITY,
        /// What was found to be unaccounted has changed since the person looked.
        COUNT_CHANGED,
        /// It needs a second person.
        NO_SECOND,
        /// The second person is the one who is signed in.
        SAME_PERSON,
        /// The second person of a line clearance was involved in the batch, or in the one before.
        SECOND_INVOLVED;

        static Refusal of(BatchObstacle obstacle) {
            return switch (obstacle) {
                case WRONG_PHASE -> WRONG_PHASE;
                case FIRST_PIECE_NOT_APPROVED -> FIRST_PIECE_NOT_APPROVED;
                case CLEARANCE_DUE -> CLEARANCE_DUE;
            };
        }

        static Refusal of(ClearanceChecklist.Problem problem) {
            return switch (problem) {
                case NOT_ALL_POINTS -> NOT_ALL_POINTS;
                case POINT_APPLIES -> POINT_APPLIES;
            };
        }
    }
}

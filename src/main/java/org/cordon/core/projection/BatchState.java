package org.cordon.core.projection;

import org.cordon.core.batch.BatchObstacle;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.BatchStep;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.OrderId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a batch stands.
///
/// @param since what brought its phase; empty if it is planned and was never taken up again
/// @param timeline all that happened to it, in the order of the journal
public record BatchState(
        OrderId order, BatchPhase phase, Optional<BatchMoment> since, List<BatchMoment> timeline) {
    /// Keeps its own copy.
    public BatchState {
        timeline = List.copyOf(timeline);
    }

    /// A time in which the line stood.
    ///
    /// @param until when it ended; empty if it has not
    public record Pause(Instant from, Optional<Instant> until) {
        /// How long it lasted, or has lasted until now.
        public Duration length(Instant now) {
            return Duration.between(from, until.orElse(now));
        }
    }

    /// The state after what happened to a batch. A step that is not possible from the phase it finds leaves the phase as it
    /// is: no program records one.
    ///
    /// @param timeline in the order of the journal
    public static BatchState of(OrderId order, List<BatchMoment> timeline) {
        BatchPhase phase = BatchPhase.PLANNED;
        Optional<BatchMoment> since = Optional.empty();
        for (BatchMoment moment : timeline) {
            BatchPhase before = phase;
            phase = moment.step().flatMap(step -> step.from(before)).orElse(before);
            if (phase != before) {
                since = Optional.of(moment);
            }
        }
        return new BatchState(order, phase, since, timeline);
    }

    /// What happened last of a step.
    public Optional<BatchMoment> last(BatchStep step) {
        return timeline.reversed().stream()
                .filter(moment -> moment.step().equals(Optional.of(step)))
                .findFirst();
    }

    /// Whether a step was done after another one was done last.
    private boolean isAfter(BatchStep step, BatchStep other) {
        return last(step)
                .filter(done ->
                        last(other)
                                .filter(each -> each.position().isAfter(done.position()))
                                .isEmpty())
                .isPresent();
    }

    /// What stands in the way of a step; empty if it is possible.
    ///
    /// @param longPause a pause of this length or longer is long
    public Optional<BatchObstacle> obstacle(BatchStep step, Instant now, Duration longPause) {
        if (step.from(phase).isEmpty()) {
            return Optional.of(BatchObstacle.WRONG_PHASE);
        }
        return switch (step) {
            case START ->
                    isFirstPieceApproved()
                            ? Optional.empty()
                            : Optional.of(BatchObstacle.FIRST_PIECE_NOT_APPROVED);
            case RESUME, SET_UP_LINE ->
                    isClearanceDue(now, longPause)
                            ? Optional.of(BatchObstacle.CLEARANCE_DUE)
                            : Optional.empty();
            case CLEAR_LINE,
                    APPROVE_FIRST_PIECE,
                    PAUSE,
                    BEGIN_CLOSING,
                    CLOSE,
                    ABORT,
                    REOPEN,
                    RECORD,
                    CHANGE_OVER_STATION ->
                    Optional.empty();
        };
    }

    /// Whether its order is loaded, and the line has not run it since.
    public boolean isWaiting() {
        return !phase.isEnded()
                && timeline.reversed().stream()
                        .map(BatchMoment::event)
                        .filter(OrderEvent.class::isInstance)
                        .findFirst()
                        .filter(OrderEvent.OrderPlanned.class::isInstance)
                        .isPresent();
    }

    /// Whether two people found the line clear for it, since it was given up last if it was.
    public boolean isCleared() {
        return isAfter(BatchStep.CLEAR_LINE, BatchStep.ABORT);
    }

    /// Whether the first piece of the latest set-up is approved.
    public boolean isFirstPieceApproved() {
        return isAfter(BatchStep.APPROVE_FIRST_PIECE, BatchStep.SET_UP_LINE);
    }

    /// Whether the line must be cleared again before it goes on: after a long pause, and once the batch was closed.
    ///
    /// @param limit a pause of this length or longer is long
    public boolean isClearanceDue(Instant now, Duration limit) {
        return since.filter(begin ->
                        switch (phase) {
                            case PAUSED -> Duration.between(begin.at(), now).compareTo(limit) >= 0;
                            case CLOSING -> begin.step().equals(Optional.of(BatchStep.REOPEN));
                            case PLANNED, LINE_CLEARANCE, SET_UP, RUNNING, CLOSED, ABORTED -> false;
                        })
                .filter(begin ->
                        last(BatchStep.CLEAR_LINE)
                                .filter(done -> done.position().isAfter(begin.position()))
                                .isEmpty())
                .isPresent();
    }

    /// The times in which the line stood, in their order.
    public List<Pause> pauses() {
        List<Pause> pauses = new ArrayList<>();
        BatchPhase phase = BatchPhase.PLANNED;
        Optional<Instant> from = Optional.empty();
        for (BatchMoment moment : timeline) {
            BatchPhase before = phase;
            phase = moment.step().flatMap(step -> step.from(before)).orElse(before);
            if (phase == BatchPhase.PAUSED && before != BatchPhase.PAUSED) {
                from = Optional.of(moment.at());
            } else if (phase != BatchPhase.PAUSED && from.isPresent()) {
                pauses.add(new Pause(from.get(), Optional.of(moment.at())));
                from = Optional.empty();
            }
        }
        from.ifPresent(begin -> pauses.add(new Pause(begin, Optional.empty())));
        return List.copyOf(pauses);
    }
}

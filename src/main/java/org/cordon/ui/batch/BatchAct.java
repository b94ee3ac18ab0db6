package org.cordon.ui.batch;

import static org.cordon.ui.batch.BatchAct.Field.CHECK;
import static org.cordon.ui.batch.BatchAct.Field.EXTENT;
import static org.cordon.ui.batch.BatchAct.Field.MATERIAL_KIND;
import static org.cordon.ui.batch.BatchAct.Field.NUMBER;
import static org.cordon.ui.batch.BatchAct.Field.PIECES;
import static org.cordon.ui.batch.BatchAct.Field.POINTS;
import static org.cordon.ui.batch.BatchAct.Field.REASON;
import static org.cordon.ui.batch.BatchAct.Field.REMARK;
import static org.cordon.ui.batch.BatchAct.Field.RESULT;
import static org.cordon.ui.batch.BatchAct.Field.SECOND;
import static org.cordon.ui.batch.BatchAct.Field.STATION;
import static org.cordon.ui.batch.BatchAct.Field.UNIT;

import org.cordon.app.batch.BatchStatus;
import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.projection.BatchState;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a person may do with a batch, and what is filled in for it.
public enum BatchAct {
    /// Clear the line.
    CLEAR_LINE(POINTS, SECOND),
    /// Begin to set the line up.
    SET_UP(),
    /// Approve the first piece.
    FIRST_PIECE(UNIT, REMARK, SECOND),
    /// The changeover is complete.
    START(),
    /// Say why the line stands.
    PAUSE(REASON),
    /// The line goes on.
    RESUME(),
    /// The last pack is through.
    BEGIN_CLOSING(),
    /// Sign the count.
    CLOSE(EXTENT, REASON, SECOND),
    /// Give the batch up.
    ABORT(REASON),
    /// Take it up again.
    REOPEN(REASON, SECOND),
    /// Record a check.
    RECORD_CHECK(CHECK, STATION, RESULT, PIECES, REMARK),
    /// Record a new roll or print job.
    RECORD_MATERIAL(MATERIAL_KIND, STATION, NUMBER),
    /// Record that a station went over to the batch.
    CHANGE_OVER(STATION),
    /// Make the order that waits the one that runs.
    RUN_ORDER(),
    /// Clear the line for the order that waits.
    CLEAR_NEXT(),
    /// Load another order.
    LOAD_ORDER();

    private final List<Field> fields;

    BatchAct(Field... fields) {
        this.fields = List.of(fields);
    }

    /// One thing to fill in.
    public enum Field {
        POINTS,
        CHECK,
        MATERIAL_KIND,
        STATION,
        RESULT,
        PIECES,
        NUMBER,
        UNIT,
        EXTENT,
        REASON,
        REMARK,
        SECOND
    }

    /// What is filled in for it, in the order of the form.
    List<Field> fields() {
        return fields;
    }

    /// Whether a person fills something in, or confirms it.
    boolean hasForm() {
        return !fields.isEmpty() || this == RUN_ORDER;
    }

    /// What may be done with a batch now: what goes on with it first, then the others.
    ///
    /// @param longPause a pause of this length or longer is long
    static List<BatchAct> possible(
            OrderBatch batch, BatchStatus all, Instant now, Duration longPause) {
        BatchState state = batch.state();
        // In a rolling changeover the batch before is still on the line.
        boolean active =
                all.active().filter(batch.id()::equals).isPresent()
                        || (!all.ahead().isEmpty() && !state.isWaiting());
        boolean due = state.isClearanceDue(now, longPause);
        List<BatchAct> acts =
                new ArrayList<>(
                        switch (state.phase()) {
                            case PLANNED -> List.of(CLEAR_LINE, RECORD_CHECK, RECORD_MATERIAL);
                            case LINE_CLEARANCE -> List.of(SET_UP, CLEAR_LINE, RECORD_CHECK);
                            case SET_UP ->
                                    state.isFirstPieceApproved()
                                            ? List.of(START, FIRST_PIECE, RECORD_CHECK)
                                            : List.of(FIRST_PIECE, RECORD_CHECK);
                            case RUNNING ->
                                    List.of(BEGIN_CLOSING, PAUSE, RECORD_CHECK, RECORD_MATERIAL);
                            case PAUSED ->
                                    due
                                            ? List.of(CLEAR_LINE, BEGIN_CLOSING, RECORD_CHECK)
                                            : List.of(
                                                    RESUME,
                                                    BEGIN_CLOSING,
                                                    CLEAR_LINE,
                                                    SET_UP,
                                                    RECORD_CHECK);
                            case CLOSING ->
                                    due
                                            ? List.of(CLOSE, CLEAR_LINE, RECORD_CHECK)
                                            : List.of(CLOSE, RESUME, RECORD_CHECK);
                            case CLOSED, ABORTED -> List.of(REOPEN);
                        });
        if (active && state.phase() == BatchPhase.PLANNED) {
            acts.add(BEGIN_CLOSING);
        }
        if (!active) {
            acts.removeAll(List.of(START, RESUME));
            if (all.current().filter(each -> !each.state().phase().isEnded()).isPresent()) {
                acts.remove(SET_UP);
            }
            if (!state.phase().isEnded()) {
                if (state.phase() != BatchPhase.PLANNED) {
                    acts.add(CHANGE_OVER);
                }
                acts.add(state.isFirstPieceApproved() ? 0 : acts.size(), RUN_ORDER);
            }
        }
        if (all.waiting().stream()
                .anyMatch(each ->
                        !each.id().equals(batch.id())
                                && each.state().phase() == BatchPhase.PLANNED)) {
            acts.add(CLEAR_NEXT);
        } else if (active && all.waiting().isEmpty()) {
            acts.add(LOAD_ORDER);
        }
        if (!state.phase().isEnded()) {
            acts.add(ABORT);
        }
        return List.copyOf(acts);
    }
}

package org.cordon.core.container;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;

import java.util.Optional;

/// A unit that a person wants to put back onto the line, with what is known of it.
///
/// Direct holds, samples, destroyed units and duplicates never come back by a scan: a scan cannot tell two units with one
/// code apart.
///
/// @param unit as it was scanned, or as it is known now
/// @param offBelt whether a reject took it off, or the line has accepted it before
/// @param cameTwice whether two units with its code came
/// @param closed whether its batch is closed
public record Comeback(ScannedUnit unit, boolean offBelt, boolean cameTwice, boolean closed) {
    /// Why it may not come back; empty if it may.
    public Optional<Reason.Coded> refusal() {
        UnitId id = unit.id();
        return otherBatch()
                .or(() -> code(unit.listed().isEmpty(), "not-back.unknown"))
                .or(() -> unit.listed().map(Unit::state).flatMap(Comeback::ended))
                .or(() -> code(closed, "not-back.closed"))
                .or(() -> code(unit.hold().isPresent(), "not-back.on-hold"))
                .or(() -> code(cameTwice, "not-back.duplicate"))
                .or(() -> code(!offBelt && !isRejected(), "not-back.not-rejected"))
                .map(code -> Reason.of(code, id.label()));
    }

    private Optional<String> otherBatch() {
        return code(
                unit.verdict() == VerdictCode.WRONG_LOT
                        || unit.verdict() == VerdictCode.WRONG_EXPIRY
                        || unit.verdict() == VerdictCode.WRONG_PRODUCT,
                "not-back.other-batch");
    }

    private boolean isRejected() {
        return unit.listed()
                .map(Unit::state)
                .filter(state -> state == UnitState.REJECTED || state == UnitState.SAMPLE_OUT)
                .isPresent();
    }

    private static Optional<String> ended(UnitState state) {
        return switch (state) {
            case SAMPLED, SAMPLE_USED -> Optional.of("not-back.sampled");
            case DESTROYED -> Optional.of("not-back.destroyed");
            case DECOMMISSIONED -> Optional.of("not-back.decommissioned");
            case ALLOCATED, ACTIVE, REJECTED, SAMPLE_OUT -> Optional.empty();
        };
    }

    private static Optional<String> code(boolean holds, String code) {
        return holds ? Optional.of(code) : Optional.empty();
    }
}

package org.cordon.app.scanning;

import org.cordon.core.batch.BatchPhase;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.UnitId;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How far the batch of an order has come, how many packs came, and which of its units were read as test pieces. For the thread that judges.
final class BatchProgress {
    private static final Optional<ReadPurpose> SET_UP = Optional.of(ReadPurpose.SET_UP);

    private final Map<UnitId, TestPiece> pieces = new HashMap<>();

    // Set-up pieces that were approved as product.
    private final Set<UnitId> approved = new HashSet<>();
    private BatchPhase phase = BatchPhase.PLANNED;
    private long packs;

    /// Another order runs.
    void clear() {
        phase = BatchPhase.PLANNED;
        pieces.clear();
        approved.clear();
        packs = 0;
    }

    /// The batch has come to another phase.
    void phase(BatchPhase now) {
        phase = now;
    }

    /// How far it has come.
    BatchPhase phase() {
        return phase;
    }

    /// The first station accepted so many more packs, each for the first time.
    void accepted(long more) {
        packs += more;
    }

    /// Different packs that the first station has accepted.
    long packs() {
        return packs;
    }

    /// Why units are read now, if they do not arrive.
    Optional<ReadPurpose> purpose() {
        return phase == BatchPhase.SET_UP ? SET_UP : Optional.empty();
    }

    /// Whether the belt is to run, so that a station that reads nothing is worth an alarm.
    boolean isProducing() {
        return switch (phase) {
            case PLANNED, RUNNING, CLOSING -> true;
            case LINE_CLEARANCE, SET_UP, PAUSED, CLOSED, ABORTED -> false;
        };
    }

    /// A unit was read as a test piece.
    void tested(UnitId unit, TestPiece piece) {
        if (!approved.contains(unit)) {
            pieces.putIfAbsent(unit, piece);
        }
    }

    /// Units were read as test pieces in earlier runs of the program.
    void tested(Map<UnitId, TestPiece> earlier) {
        earlier.forEach(this::tested);
    }

    /// A set-up piece is good product, and may come as a pack.
    void approved(UnitId unit) {
        approved.add(unit);
        pieces.remove(unit);
    }

    /// What a unit was read for, if it is a test piece.
    Optional<TestPiece> piece(UnitId unit) {
        return pieces.isEmpty() ? Optional.empty() : Optional.ofNullable(pieces.get(unit));
    }
}

package org.cordon.core.line;

import java.util.HashMap;
import java.util.Map;

/// Packs that were taken off in a row and that the station before the reject had not read. For one thread.
public final class UnreadRejects {
    private int inARow;

    // Of rejects that name their lane.
    private final Map<Integer, Integer> ofLane = new HashMap<>();

    /// Since the station read something.
    public int inARow() {
        return inARow;
    }

    /// Of one lane, since something was read there.
    public int inARow(int lane) {
        return ofLane.getOrDefault(lane, 0);
    }

    /// Something was read.
    void read(int lane) {
        inARow = 0;
        if (!ofLane.isEmpty()) {
            ofLane.remove(lane);
        }
    }

    /// One more was taken off.
    ///
    /// @param lane 0 if none is named
    void add(int lane) {
        inARow++;
        ofLane.merge(lane, 1, Integer::sum);
    }
}

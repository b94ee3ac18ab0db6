package org.cordon.app.scanning;

import org.cordon.core.event.LineEvent;
import org.cordon.core.verdict.LineFinding;

import java.util.List;

/// What a signal of the line came to.
///
/// @param found what it shows of the line
/// @param rejected units that it says were taken off the belt, as the journal records them
public record SignalOutcome(List<LineFinding> found, List<LineEvent.UnitRejected> rejected) {
    /// Keeps its own copies.
    public SignalOutcome {
        found = List.copyOf(found);
        rejected = List.copyOf(rejected);
    }
}

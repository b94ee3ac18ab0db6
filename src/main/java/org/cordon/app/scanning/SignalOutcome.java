package org.cordon.app.scanning;

import org.cordon.core.event.LineEvent;
import org.cordon.core.verdict.LineFinding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a signal of the line came to.
///
/// @param found what it shows of the line
/// @param rejected units that it says were taken off the belt, as the journal records them
/// @param signalled the signal itself, where the journal records it
public record SignalOutcome(
        List<LineFinding> found,
        List<LineEvent.UnitRejected> rejected,
        Optional<LineEvent.LineSignalled> signalled) {
    /// All that the journal records.
    List<LineEvent> recorded() {
        return Stream.<LineEvent>concat(rejected.stream(), signalled.stream()).toList();
    }

    /// Keeps its own copies.
    public SignalOutcome {
        found = List.copyOf(found);
        rejected = List.copyOf(rejected);
    }
}

package org.cordon.app.scanning;

import org.cordon.core.event.LineEvent;
import org.cordon.core.verdict.LineFinding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a signal of the line, or what a machine says of itself, came to.
///
/// @param found what it shows of the line
/// @param rejected units that it says were taken off the belt, as the journal records them
/// @param signalled the signal itself, where the journal records it
/// @param said what the machine said that is for the record
public record SignalOutcome(
        List<LineFinding> found,
        List<LineEvent.UnitRejected> rejected,
        Optional<LineEvent.LineSignalled> signalled,
        List<LineEvent.MachineReported> said) {
    /// What a signal came to.
    public SignalOutcome(
            List<LineFinding> found,
            List<LineEvent.UnitRejected> rejected,
            Optional<LineEvent.LineSignalled> signalled) {
        this(found, rejected, signalled, List.of());
    }

    /// All that the journal records.
    List<LineEvent> recorded() {
        return Stream.of(said.stream(), rejected.stream(), signalled.stream())
                .<LineEvent>flatMap(each -> each)
                .toList();
    }

    /// Keeps its own copies.
    public SignalOutcome {
        said = List.copyOf(said);
        found = List.copyOf(found);
        rejected = List.copyOf(rejected);
    }
}

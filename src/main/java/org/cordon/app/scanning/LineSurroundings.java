package org.cordon.app.scanning;

import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.MachineConfig;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What comes into judging from outside the line.
///
/// @param aside takes messages off the line that are no scans of packs, such as check codes; called on a
///     device's own thread for each whole message: answers at once
/// @param elsewhere what other terminals hold
/// @param machines with a connection of their own
public record LineSurroundings(
        Predicate<Frame> aside, RemoteHolds elsewhere, List<MachineConfig> machines) {
    /// A line whose machines speak over connections of scanners, if they do.
    public LineSurroundings(Predicate<Frame> aside, RemoteHolds elsewhere) {
        this(aside, elsewhere, List.of());
    }

    /// Nothing does.
    public static final LineSurroundings NOTHING =
            new LineSurroundings(_ -> false, _ -> Optional.empty());
}

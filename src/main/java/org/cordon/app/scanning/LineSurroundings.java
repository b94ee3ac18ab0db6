package org.cordon.app.scanning;

import org.cordon.core.scanner.Frame;

import java.util.Optional;
import java.util.function.Predicate;

/// What comes into judging from outside the line.
///
/// @param aside takes messages off the line that are no scans of packs, such as check codes; called on a
///     device's own thread for each whole message: answers at once
/// @param elsewhere what other terminals hold
public record LineSurroundings(Predicate<Frame> aside, RemoteHolds elsewhere) {
    /// Nothing does.
    public static final LineSurroundings NOTHING =
            new LineSurroundings(_ -> false, _ -> Optional.empty());
}

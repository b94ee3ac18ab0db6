package org.cordon.app.scanning;

import org.cordon.core.container.ScannedUnit;

import java.util.Optional;
import java.util.function.Consumer;

/// A scan by hand that belongs to no station, durable. Whoever hears it answers the scanner once, by [#reply].
///
/// @param unit what is known of the unit that it named; empty if it named none
/// @param answer sends the scanner its signal; any thread, never waits
public record HandScan(EvaluatedScan scan, Optional<ScannedUnit> unit, Consumer<Boolean> answer) {
    /// Tells the scanner what became of the scan.
    ///
    /// @param good whether it sounds as accepted, rather than as refused
    public void reply(boolean good) {
        answer.accept(good);
    }
}

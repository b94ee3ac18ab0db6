package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;

import java.util.Optional;

/// One step in the list of five.
///
/// @param number from 1
/// @param line what came of it so far, in words
/// @param shown whether its panel is the one on the right
public record StepLine(
        ContainmentStep step,
        int number,
        String title,
        String line,
        Progress progress,
        boolean shown) {
    /// How far a step is.
    public enum Progress {
        /// Completed.
        DONE,
        /// Being carried out.
        CURRENT,
        /// An earlier one comes first.
        WAITING;

        static Progress of(Incident incident, ContainmentStep step) {
            if (incident.completion(step).isPresent()) {
                return DONE;
            }
            return incident.current().equals(Optional.of(step)) ? CURRENT : WAITING;
        }
    }
}

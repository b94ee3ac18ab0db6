package org.cordon.ui.containment;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.projection.Incident;

import java.util.Optional;

/// One act in the list of five.
///
/// @param number from 1
/// @param line what came of it so far, in words
/// @param shown whether its panel is the one on the right
public record StepLine(
        ContainmentStep act,
        int number,
        String title,
        String line,
        Progress progress,
        boolean shown) {
    /// How far an act is.
    public enum Progress {
        /// Completed.
        DONE,
        /// Being carried out.
        CURRENT,
        /// An earlier one comes first.
        WAITING;

        static Progress of(Incident incident, ContainmentStep act) {
            if (incident.completion(act).isPresent()) {
                return DONE;
            }
            return incident.current().equals(Optional.of(act)) ? CURRENT : WAITING;
        }
    }
}

package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.verdict.ExceptionCatalogue;

import java.util.Comparator;
import java.util.Optional;

/// An open alarm with what is shown beside it.
///
/// @param state when the line's status was made
/// @param weight its row of the exception catalogue
/// @param scan that raised it, if one did
public record LineAlarm(
        Alarm alarm,
        AlarmState state,
        ExceptionCatalogue.Kind weight,
        Optional<EvaluatedScan> scan) {
    /// Worst first; of one severity the oldest first.
    static final Comparator<LineAlarm> WORST_FIRST =
            Comparator.comparing((LineAlarm each) -> each.weight().severity())
                    .reversed()
                    .thenComparing(each -> each.alarm().detectedAt());
}

package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.verdict.ExceptionCatalogue;

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
        Optional<EvaluatedScan> scan) {}

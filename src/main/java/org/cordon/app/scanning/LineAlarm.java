package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.scanner.Reading;
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
        Optional<EvaluatedScan> scan) {
    /// Whether its unit is in a target, by its name or by the code that was read.
    boolean isOf(HoldTarget target) {
        return switch (target) {
            case HoldTarget.Units(var units) -> alarm.unit().filter(units::contains).isPresent();
            case HoldTarget.SerialRange range -> alarm.unit().filter(range::covers).isPresent();
            case HoldTarget.WholeLot(var gtin, var lot) ->
                    scan.map(each -> each.judgement().reading())
                            .filter(Reading.Pack.class::isInstance)
                            .map(Reading.Pack.class::cast)
                            .filter(pack ->
                                    pack.gtin().equals(gtin) && pack.lot().equals(Optional.of(lot)))
                            .isPresent();
            case HoldTarget.StationTime _, HoldTarget.Tagged _ -> false;
        };
    }
}

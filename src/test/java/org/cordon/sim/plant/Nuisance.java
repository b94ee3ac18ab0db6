package org.cordon.sim.plant;

import java.util.EnumMap;
import java.util.Map;

/// What is normal on a line and must never bring a critical alarm.
///
/// Clocks of scanners are none of them: a recorded shift has the time of arrival alone.
public enum Nuisance {
    /// A pack that is not read once; it is rejected and comes again 20 packs later.
    NO_READ(0.003),
    /// A pack that cannot be read; it is rejected for good.
    BAD_PRINT(0.000_5),
    /// A pack that was read well and is rejected all the same.
    FALSE_REJECT(0.003),
    /// A pack that the camera reports twice within a tenth of the pitch.
    DOUBLE_TRIGGER(0.001),
    /// A pack that a person scans twice into the same open case.
    RESCAN(0.02),
    /// A pack that is taken and scanned at the sampling station.
    SAMPLE(0.000_5),
    /// The belt stops; after the restart the pack before the camera is read again. An hour.
    STOP(6),
    /// The terminal starts again. An hour.
    TERMINAL_RESTART(0.1);

    private final double usual;

    Nuisance(double usual) {
        this.usual = usual;
    }

    /// Usual rate of each: a part of the packs, or times an hour.
    public static Map<Nuisance, Double> usual() {
        Map<Nuisance, Double> rates = new EnumMap<>(Nuisance.class);
        for (Nuisance nuisance : values()) {
            rates.put(nuisance, nuisance.usual);
        }
        return rates;
    }

    /// Whether its rate is times an hour.
    boolean hourly() {
        return this == STOP || this == TERMINAL_RESTART;
    }
}

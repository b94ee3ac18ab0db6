package org.cordon.core.machine;

import java.util.OptionalLong;

/// A counter of a machine, and how much it counted since it was first seen. A machine's counter wraps, is set to 0, or is
/// corrected; the count goes on.
///
/// @param value as the machine shows it
/// @param counted since it was first seen
/// @param turn what its last change was
public record Counter(long value, long counted, Turn turn) {
    /// How a counter changed.
    public enum Turn {
        /// It counted, or stood.
        ON,
        /// It went past its end and began at 0.
        WRAPPED,
        /// It was set back to 0 and counted from there.
        RESET,
        /// The machine took some back.
        BACK
    }

    /// One that is seen for the first time.
    public static Counter first(long value) {
        return new Counter(value, 0, Turn.ON);
    }

    /// It shows another value. One that is lower is a wrap if the end is known and more than half of it lies between; a
    /// reset if it is at most half of the one before; else a correction.
    ///
    /// @param end the highest value that it shows; empty if it never wraps
    public Counter next(long now, OptionalLong end) {
        if (now >= value) {
            return new Counter(now, counted + now - value, Turn.ON);
        }
        if (end.isPresent() && value <= end.getAsLong() && value - now > end.getAsLong() / 2) {
            return new Counter(now, counted + end.getAsLong() - value + 1 + now, Turn.WRAPPED);
        }
        if (now <= value / 2) {
            return new Counter(now, counted + now, Turn.RESET);
        }
        return new Counter(now, Math.max(0, counted - (value - now)), Turn.BACK);
    }
}

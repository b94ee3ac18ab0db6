package org.cordon.ui.common;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/// Reads a time as people type it: `03:04`, `03:04:05`, or the same behind a day such as `2026-11-30`. Any thread.
public final class TypedTime {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("H:mm[:ss]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm[:ss]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private TypedTime() {}

    /// @param now a time without a day is the last one before it
    /// @param toTheEnd whether the end of the minute or second is meant, as far as it has come, rather than its
    ///     beginning
    /// @return empty if it is none
    public static Optional<Instant> parse(
            String typed, Instant now, ZoneId zone, boolean toTheEnd) {
        String text = typed.strip().replaceAll(" +", " ");
        boolean seconds = text.indexOf(':') != text.lastIndexOf(':');
        Instant begins;
        try {
            if (text.contains(" ")) {
                begins = LocalDateTime.parse(text, DAY_AND_TIME).atZone(zone).toInstant();
            } else {
                LocalTime time = LocalTime.parse(text, TIME);
                LocalDate today = LocalDate.ofInstant(now, zone);
                begins = today.atTime(time).atZone(zone).toInstant();
                if (begins.isAfter(now)) {
                    begins = today.minusDays(1).atTime(time).atZone(zone).toInstant();
                }
            }
        } catch (DateTimeException none) {
            return Optional.empty();
        }
        if (!toTheEnd || begins.isAfter(now)) {
            return Optional.of(begins);
        }
        Instant ends =
                begins.plus(seconds ? Duration.ofSeconds(1) : Duration.ofMinutes(1)).minusNanos(1);
        return Optional.of(ends.isAfter(now) ? now : ends);
    }
}

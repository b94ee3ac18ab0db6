package org.cordon.ui.common;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people read them at the terminal.
///
/// @param zone the terminal's
public record TimeFormats(ZoneId zone) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /// Time of day to the second.
    public String time(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    /// Time of day to the minute.
    public String minute(Instant at) {
        return MINUTES.format(at.atZone(zone));
    }

    /// Day as ISO date and time to the minute.
    public String dayAndMinute(Instant at) {
        return day(at) + " " + minute(at);
    }

    /// Day as ISO date.
    public String day(Instant at) {
        return DAY.format(at.atZone(zone));
    }

    /// Day as ISO date and time to the second.
    public String dayAndTime(Instant at) {
        return day(at) + " " + time(at);
    }

    /// Minutes and seconds, minutes beyond 99 as they are; the sign is dropped.
    public static String minutes(Duration span) {
        long s = span.abs().toSeconds();
        return "%02d:%02d".formatted(s / 60, s % 60);
    }
}

package org.cordon.app.backup;

import org.cordon.app.port.backup.Backup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How long backups are kept: all of the last days, and of each of the last weeks the latest.
///
/// @param days at least 1
/// @param weeks calendar weeks, from Monday; 0 for none
public record RetentionPolicy(int days, int weeks) {
    /// Two weeks whole, and a backup a week for a quarter of a year.
    public static final RetentionPolicy USUAL = new RetentionPolicy(14, 13);

    /// No more go at once, so that a clock that jumped ahead by years does not cost them all.
    static final int AT_ONCE = 2;

    private static final Duration WEEK = Duration.ofDays(7);

    /// Refuses what would keep nothing.
    public RetentionPolicy {
        if (days < 1 || weeks < 0) {
            throw new IllegalArgumentException("days must be at least 1, weeks at least 0");
        }
    }

    /// What may go after a backup was made and verified: never the latest, and the oldest first.
    ///
    /// @param backups verified ones
    /// @param now by the wall clock; those made later, as it seems, stay
    List<Backup> removable(List<Backup> backups, Instant now, ZoneId zone) {
        List<Backup> byAge = backups.stream().sorted(Comparator.comparing(Backup::madeAt)).toList();
        if (byAge.size() < 2) {
            return List.of();
        }
        Map<Long, Backup> latestOfWeek = new HashMap<>();
        byAge.forEach(backup -> latestOfWeek.put(week(backup.madeAt(), zone), backup));
        Set<Backup> kept = new HashSet<>();
        kept.add(byAge.getLast());
        for (Backup backup : byAge) {
            Duration age = Duration.between(backup.madeAt(), now);
            boolean recent = age.compareTo(Duration.ofDays(days)) <= 0;
            boolean weekly =
                    backup.equals(latestOfWeek.get(week(backup.madeAt(), zone)))
                            && age.compareTo(WEEK.multipliedBy(weeks)) <= 0;
            if (recent || weekly) {
                kept.add(backup);
            }
        }
        return byAge.stream().filter(b -> !kept.contains(b)).limit(AT_ONCE).toList();
    }

    private static long week(Instant at, ZoneId zone) {
        var day = at.atZone(zone).toLocalDate();
        return day.getLong(IsoFields.WEEK_BASED_YEAR) * 100
                + day.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}

package org.cordon.app.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.backup.Backup;
import org.cordon.core.order.TerminalId;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// [utest->req~backup.kept~1]
final class RetentionPolicyTest {
    /// A Tuesday.
    private static final Instant NOW = Instant.parse("2026-11-24T22:00:00Z");

    private static final ZoneId UTC = ZoneOffset.UTC;

    private static Backup made(Instant at) {
        return new Backup(
                Path.of(at.toString()),
                new TerminalId("L3"),
                at,
                "1",
                Map.of(),
                List.of(),
                new Backup.Proof(0, 0),
                "");
    }

    /// One a day for so many days, removing after each as the program does.
    private static List<Backup> after(int days, RetentionPolicy keep) {
        List<Backup> all = new ArrayList<>();
        for (int day = days - 1; day >= 0; day--) {
            Instant at = NOW.minus(Duration.ofDays(day));
            all.add(made(at));
            all.removeAll(keep.removable(all, at, UTC));
        }
        return all;
    }

    private static List<String> days(List<Backup> backups) {
        return backups.stream().map(b -> b.madeAt().toString().substring(5, 10)).toList();
    }

    @Test
    void theLastDaysAreKeptWholeAndOfTheWeeksBeforeTheLatest() {
        assertEquals(
                List.of("11-01", "11-08", "11-15", "11-20", "11-21", "11-22", "11-23", "11-24"),
                days(after(100, new RetentionPolicy(4, 4))));
    }

    @Test
    void theLatestStaysHoweverOldItIs() {
        List<Backup> one = List.of(made(NOW.minus(Duration.ofDays(4_000))));
        assertEquals(List.of(), new RetentionPolicy(1, 0).removable(one, NOW, UTC));

        List<Backup> two =
                List.of(
                        made(NOW.minus(Duration.ofDays(4_001))),
                        made(NOW.minus(Duration.ofDays(4_000))));
        assertEquals(List.of(two.getFirst()), new RetentionPolicy(1, 0).removable(two, NOW, UTC));
    }

    @Test
    void aClockThatJumpsAheadCostsTwoAtMost() {
        List<Backup> all = after(30, new RetentionPolicy(30, 0));
        Instant jumped = NOW.plus(Duration.ofDays(3_650));
        all.add(made(jumped));
        assertEquals(all.subList(0, 2), new RetentionPolicy(30, 0).removable(all, jumped, UTC));
    }

    @Test
    void thoseThatSeemToBeOfTheFutureStay() {
        List<Backup> all = after(3, new RetentionPolicy(30, 0));
        assertTrue(
                new RetentionPolicy(1, 0)
                        .removable(all, NOW.minus(Duration.ofDays(300)), UTC)
                        .isEmpty());
    }
}

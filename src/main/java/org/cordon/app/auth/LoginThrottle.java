package org.cordon.app.auth;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows down whoever guesses: after five wrong tries for a name, each further one costs a wait that
/// doubles, up to fifteen minutes (21 CFR 11.300(d)). Kept in memory, for names that exist and names
/// that do not alike. Belongs to one thread.
final class LoginThrottle {
    private static final int FREE_TRIES = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int NAMES = 1_000;

    private record Tries(int wrong, long sinceNanos) {
        Duration delay() {
            if (wrong < FREE_TRIES) {
                return Duration.ZERO;
            }
            Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(wrong - FREE_TRIES, 10));
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        }
    }

    private final Map<String, Tries> byName = new LinkedHashMap<>(16, 0.75f, true);

    /// Whether a name must wait.
    ///
    /// @param nanos now, on the monotonic clock
    boolean locked(String name, long nanos) {
        Tries tries = byName.get(name);
        return tries != null && nanos - tries.sinceNanos() < tries.delay().toNanos();
    }

    /// Counts a wrong try.
    void wrong(String name, long nanos) {
        Tries before = byName.getOrDefault(name, new Tries(0, nanos));
        byName.put(name, new Tries(before.wrong() + 1, nanos));
        if (byName.size() > NAMES) {
            byName.remove(byName.keySet().iterator().next());
        }
    }

    /// Forgets the wrong tries of a name, after a right one.
    void right(String name) {
        byName.remove(name);
    }
}

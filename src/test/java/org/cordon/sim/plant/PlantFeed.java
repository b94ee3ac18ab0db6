package org.cordon.sim.plant;

import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/// What the line system of a plant reports: each pack as it is commissioned at the unit camera. Reports come late, some
/// out of order, some twice, and none while the feed is down; what they tell is dated by a clock that is some seconds off.
/// One pack in [#UNISSUED] has a serial that was never issued: nothing is reported of it.
final class PlantFeed {
    private static final int UNISSUED = 400;
    private static final double OUT_OF_ORDER = 0.05;
    private static final double TWICE = 0.01;
    private static final long DISORDER_MS = 40_000;
    private static final long CLOCK_MS = 2_000;

    private final Delay delay;
    private final SplittableRandom random;
    private final Queue<Coming> coming = new PriorityQueue<>();
    private final Set<UnitId> seen = new HashSet<>();
    private final Set<UnitId> unissued = new HashSet<>();
    private long numbers;

    /// How late reports come.
    ///
    /// @param usual of a report; empty for all at the end of the batch
    /// @param downFrom when the feed is down, since the shift began
    record Delay(Optional<Duration> usual, Duration downFrom, Duration downFor) {
        /// How the line's settings say it.
        LineFeed feed(boolean listed) {
            return new LineFeed(
                    usual.isPresent() ? LineFeed.Kind.LIVE : LineFeed.Kind.BATCH_END,
                    usual.orElse(Duration.ZERO).plusSeconds(60),
                    listed);
        }
    }

    private record Coming(long atMs, long number, LineReport report) implements Comparable<Coming> {
        @Override
        public int compareTo(Coming other) {
            return atMs != other.atMs
                    ? Long.compare(atMs, other.atMs)
                    : Long.compare(number, other.number);
        }
    }

    PlantFeed(Delay delay, long seed) {
        this.delay = delay;
        this.random = new SplittableRandom(seed);
    }

    /// A pack with a serial of the pool came to the unit camera.
    void commissioned(UnitId unit, long atMs) {
        if (!seen.add(unit)) {
            return;
        }
        if (random.nextInt(UNISSUED) == 0) {
            unissued.add(unit);
            return;
        }
        LineReport report =
                new LineReport(
                        "event-" + ++numbers,
                        Instant.ofEpochMilli(
                                Math.max(0, atMs + random.nextLong(-CLOCK_MS, CLOCK_MS + 1))),
                        Optional.empty(),
                        new LineFact.Commissioned(List.of(unit)));
        long arrives =
                atMs
                        + delay.usual().orElse(Duration.ZERO).toMillis()
                        + (random.nextDouble() < OUT_OF_ORDER ? random.nextLong(DISORDER_MS) : 0);
        send(arrives, report);
        if (random.nextDouble() < TWICE) {
            send(arrives + random.nextLong(DISORDER_MS), report);
        }
    }

    private void send(long atMs, LineReport report) {
        long from = delay.downFrom().toMillis();
        long to = from + delay.downFor().toMillis();
        coming.add(new Coming(atMs >= from && atMs < to ? to : atMs, ++numbers, report));
    }

    /// What came by a time; with reports at the end of the batch, only once that has ended.
    List<LineReport> by(long atMs, boolean ended) {
        List<LineReport> came = new ArrayList<>();
        while (!coming.isEmpty()
                && (ended || (delay.usual().isPresent() && coming.element().atMs() <= atMs))) {
            came.add(coming.remove().report());
        }
        return came;
    }

    /// When the next report comes; empty if none is on its way.
    Optional<Long> next() {
        return Optional.ofNullable(coming.peek()).map(Coming::atMs);
    }

    /// Packs whose serials were never issued.
    Set<UnitId> unissued() {
        return unissued;
    }
}

package org.cordon.core.line;

import org.cordon.core.line.Rejects.Outcome;
import org.cordon.core.order.UnitId;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The last packs that passed a station, and how far each is behind it by now: by the packs that were read since, and by
/// the time that the belt ran. Of [Rejects] alone.
final class Passes {
    /// Whatever the pitch, two packs are not closer: 0.6 of that of 600 packs a minute.
    private static final long CLOSEST_NANOS = 60_000_000L;

    private static final int KEPT = 128;

    private final int width;
    private final Map<Integer, Pass.Lane> lanes = new HashMap<>();
    private final Pass[] passes = new Pass[KEPT];
    private long count;
    private BeltClock belt = new BeltClock();

    /// @param width lanes of the station
    Passes(int width) {
        this.width = width;
        Arrays.setAll(passes, _ -> new Pass());
    }

    /// The belt goes on as it was.
    void goOn(Passes earlier) {
        belt = earlier.belt;
    }

    /// Packs that passed.
    long count() {
        return count;
    }

    Stream<Pass> all() {
        return Stream.of(passes);
    }

    /// Something was read.
    ///
    /// @param units of it
    /// @return the pack that it is of: another one than the last of its lane, or that
    Read read(Arrivals.Read read, List<UnitId> units, Outcome outcome) {
        Pass.Lane lane = lanes.computeIfAbsent(read.sign().lane(), Pass.Lane::new);
        boolean another =
                lane.last.isEmpty() || !isSame(lane, lane.last.get(), read, units, outcome);
        Pass pass = another ? next(lane, read) : lane.last.get();
        if (another) {
            pass.units.addAll(units);
            pass.outcome = outcome;
        } else {
            merge(pass, units, outcome);
        }
        lane.restarted = false;
        return new Read(pass, another);
    }

    /// @param another whether it is another pack than the last of its lane
    record Read(Pass pass, boolean another) {}

    private boolean isSame(
            Pass.Lane lane, Pass last, Arrivals.Read read, List<UnitId> units, Outcome outcome) {
        long closest =
                lane.pitch.isKnown()
                        ? (long) (Arrivals.TOO_SOON * lane.pitch.nanos())
                        : CLOSEST_NANOS;
        boolean near =
                belt.stands()
                        || (lane.restarted && last.isRefused())
                        || (last.trigger.isPresent() && last.trigger.equals(read.sign().trigger()))
                        || read.nanos() - lane.lastNanos < closest;
        return switch (outcome) {
            case REPEATED -> true;
            case ACCEPTED ->
                    near
                            && last.outcome != Outcome.ACCEPTED
                            && (last.units.isEmpty() || last.units.containsAll(units));
            case REFUSED ->
                    near
                            && (units.isEmpty()
                                    || last.units.isEmpty()
                                    || (last.isRefused() && last.units.containsAll(units)));
            case OPEN -> near;
        };
    }

    private static void merge(Pass last, List<UnitId> units, Outcome outcome) {
        boolean accepted = outcome == Outcome.ACCEPTED || last.outcome == Outcome.ACCEPTED;
        last.outcome =
                accepted
                        ? Outcome.ACCEPTED
                        : outcome.compareTo(last.outcome) > 0 ? outcome : last.outcome;
        units.stream().filter(unit -> !last.units.contains(unit)).forEach(last.units::add);
    }

    private Pass next(Pass.Lane lane, Arrivals.Read read) {
        Pass pass = passes[(int) (++count % KEPT)];
        pass.units.clear();
        pass.number = count;
        pass.ofLane = ++lane.count;
        pass.lane = lane;
        pass.trigger = read.sign().trigger();
        pass.beltNanos = belt.ran(read.nanos());
        pass.done = false;
        pass.takenOff = false;
        if (lane.last.isPresent() && !lane.moved) {
            lane.pitch.add(read.nanos() - lane.lastNanos);
        }
        lane.last = pass.self;
        lane.lastNanos = read.nanos();
        lane.moved = false;
        return pass;
    }

    /// The pack that a confirmed reject is of; see [Rejects].
    ///
    /// @param lag packs between the station and the reject; 0 if that is not known
    Optional<Pass> find(int lag, long nanos, ReadDetails sign) {
        List<Pass> known =
                Stream.iterate(count, number -> number > 0, number -> number - 1)
                        .limit(KEPT)
                        .map(number -> passes[(int) (number % KEPT)])
                        .filter(pass -> sign.lane() == 0 || pass.lane.number == sign.lane())
                        .toList();
        if (sign.trigger().isPresent()) {
            return known.stream().filter(pass -> pass.trigger.equals(sign.trigger())).findFirst();
        }
        if (lag == 0) {
            return known.reversed().stream().filter(Pass::isAwaited).findFirst();
        }
        Optional<Pass> byCount =
                known.stream().filter(pass -> behind(pass, sign.lane() != 0) == lag).findFirst();
        Optional<Pass> byTime =
                known.stream()
                        .filter(pass -> pitches(pass, nanos, sign).equals(OptionalLong.of(lag)))
                        .findFirst();
        boolean timed = known.stream().anyMatch(pass -> pitches(pass, nanos, sign).isPresent());
        if (!timed) {
            return byCount.filter(Pass::isAwaited)
                    .or(() -> beside(known, lag, sign))
                    .or(() -> byCount);
        }
        return byTime.equals(byCount)
                ? byCount
                : Stream.of(byCount, byTime)
                        .flatMap(Optional::stream)
                        .filter(Pass::isAwaited)
                        .findFirst();
    }

    /// Where a reject behind several lanes does not tell of which it is, packs may come to it in another order than they
    /// were read: the one that it should have taken off is a place beside, and the oldest such one comes first.
    private Optional<Pass> beside(List<Pass> known, int lag, ReadDetails sign) {
        int most = sign.lane() == 0 ? width : 1;
        return known.reversed().stream()
                .filter(Pass::isAwaited)
                .filter(pass -> Math.abs(behind(pass, sign.lane() != 0) - lag) < most)
                .findFirst();
    }

    /// Packs that were read since, on the same lane or on all.
    long behind(Pass pass, boolean onLane) {
        return onLane ? pass.lane.count - pass.ofLane : count - pass.number;
    }

    /// Pitches that the belt ran since, rounded down; empty where that is not known.
    private OptionalLong pitches(Pass pass, long nanos, ReadDetails sign) {
        Pitch pitch = pass.lane.pitch;
        return pitch.isKnown() && (sign.lane() != 0 || width == 1)
                ? OptionalLong.of((belt.ran(nanos) - pass.beltNanos) / pitch.nanos())
                : OptionalLong.empty();
    }

    /// The belt starts.
    void run(long nanos) {
        if (belt.run(nanos)) {
            lanes.values().forEach(lane -> lane.restarted = true);
        }
    }

    /// The belt stops.
    void stop(long nanos) {
        belt.stop(nanos);
        lanes.values().forEach(lane -> lane.moved = true);
    }
}

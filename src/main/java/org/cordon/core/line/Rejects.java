package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What became of the packs that one station refused: each is to leave the belt at a reject behind it, and a sensor
/// confirms that. One that was not confirmed [#MARGIN] packs after it should have been has escaped. A line that
/// sends no signal of a reject shows it only further on, by reading the unit there. For one thread.
///
/// Where the `lag` of the reject station says how many packs are between the two, a confirmed reject is of the pack that
/// is there by the packs that were read since, or by the time that the belt ran and the pitch: of the refused one where the
/// two differ. Behind several lanes, where it names none, a refused one a place beside goes before an accepted one. Without
/// a lag it is of the oldest that was refused. A signal with the number of a trigger is of the pack
/// that was read by that trigger; where signals name a lane, packs are counted on that lane alone.
public final class Rejects {
    /// So many packs later than it should have been, a reject is not confirmed any more.
    public static final int MARGIN = 3;

    /// Packs between a station and its reject at most, where no lag is set.
    public static final int UNKNOWN_LAG = 20;

    /// So many packs in a row that were rejected and not read are the camera's fault.
    public static final int SILENT = 5;

    /// Whatever the pitch, two packs are not closer: 0.6 of that of 600 packs a minute.
    private static final long CLOSEST_NANOS = 60_000_000L;

    private static final int KEPT = 128;

    private final StationState at;
    private final int place;
    private final Map<UnitId, Rejects> refused;
    private final Set<UnitId> rejected;
    private final List<Station> gates = new ArrayList<>();
    private final Map<Integer, Pass.Lane> lanes = new HashMap<>();
    private final Pass[] passes = new Pass[KEPT];
    private long count;
    private Optional<UnitId> lastAccepted = Optional.empty();
    private final List<Pass> waiting = new ArrayList<>();
    private boolean signalled;
    private boolean byLane;
    private int unanswered;
    private BeltClock belt = new BeltClock();

    // Of the reading that is being judged.
    private final List<UnitId> units = new ArrayList<>();
    private Outcome outcome = Outcome.OPEN;
    private Optional<UnitId> accepted = Optional.empty();
    private boolean newPack;
    private List<Escape> seen = List.of();

    /// What a station made of a code.
    public enum Outcome {
        /// Nothing is found out about the pack.
        OPEN,
        /// It is the one that was accepted a moment ago.
        REPEATED,
        /// It may go on.
        ACCEPTED,
        /// It must not go on.
        REFUSED
    }

    /// @param place of the station in belt order
    /// @param refused units that stations of the line refused and did not accept
    /// @param rejected units that were taken off the belt for good
    Rejects(StationState at, int place, Map<UnitId, Rejects> refused, Set<UnitId> rejected) {
        this.at = at;
        this.place = place;
        this.refused = refused;
        this.rejected = rejected;
        Arrays.setAll(passes, _ -> new Pass());
    }

    /// A reject station behind this one takes off what is refused here.
    void gate(Station gate) {
        gates.add(gate);
    }

    /// Whether the line ever said something of a reject behind this station.
    public boolean signalled() {
        return signalled;
    }

    /// Whether a unit was taken off the belt by a reject of the line, and may not come back.
    boolean isRejected(UnitId unit) {
        return rejected.contains(unit);
    }

    /// Packs that were rejected since the station read something, and that it had not read.
    public int unanswered() {
        return unanswered;
    }

    /// The unit that the station accepted last.
    public Optional<UnitId> lastAccepted() {
        return lastAccepted;
    }

    /// The belt goes on as it was in the batch before, and rejects are signalled if they were.
    void goOn(Rejects earlier) {
        signalled = earlier.signalled;
        belt = earlier.belt;
    }

    /// Whether the last reading was of another pack than the one before.
    public boolean newPack() {
        return newPack;
    }

    /// A code of the reading under way was judged.
    ///
    /// @param automatic whether the line, and not a person, is to take a refused pack off
    public void judged(Optional<UnitId> unit, Outcome what, boolean automatic) {
        outcome = what.compareTo(outcome) > 0 ? what : outcome;
        if (unit.isEmpty()) {
            return;
        }
        // A unit may be read by its own code and by its helper code; what was refused stands before
        // what was
        // accepted with it.
        units.remove(unit.get());
        units.add(what == Outcome.REFUSED ? 0 : units.size(), unit.get());
        if (what == Outcome.ACCEPTED) {
            accepted = unit;
        }
        if (!refused.isEmpty()) {
            refusedBefore(unit.get(), what);
        }
        if (what == Outcome.REFUSED && automatic && !at.arrivals().contains(unit.get())) {
            refused.put(unit.get(), this);
        }
    }

    private void refusedBefore(UnitId unit, Outcome now) {
        Optional<Rejects> before =
                Optional.ofNullable(refused.get(unit)).filter(where -> where.place < place);
        before.ifPresent(where -> {
            where.reported(unit);
            seen = and(seen, Escape.seen(where.at.station().id(), unit, at.station().id()));
        });
        if (before.isPresent() || now == Outcome.ACCEPTED) {
            refused.remove(unit);
        }
    }

    private static List<Escape> and(List<Escape> some, Escape last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }

    /// The reading is judged whole.
    ///
    /// @param automatic as for its codes
    /// @return packs that are found by it to have escaped
    public List<Escape> read(Arrivals.Read read, boolean automatic) {
        List<Escape> found = seen;
        if (automatic) {
            unanswered = 0;
            Pass.Lane lane = lanes.computeIfAbsent(read.sign().lane(), Pass.Lane::new);
            newPack = lane.last.isEmpty() || !isSame(lane, lane.last.get(), read);
            if (newPack) {
                next(lane, read);
            } else {
                merge(lane.last.get());
            }
            Pass pass = lane.last.get();
            if (pass.isRefused() && !pass.done && !waiting.contains(pass)) {
                waiting.add(pass);
            }
            if (!waiting.isEmpty()) {
                found = overdue(found);
            }
            lane.restarted = false;
            if (outcome == Outcome.ACCEPTED) {
                lastAccepted = accepted;
            }
        }
        units.clear();
        outcome = Outcome.OPEN;
        seen = List.of();
        return found;
    }

    private boolean isSame(Pass.Lane lane, Pass last, Arrivals.Read read) {
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

    private void merge(Pass last) {
        boolean accepted = outcome == Outcome.ACCEPTED || last.outcome == Outcome.ACCEPTED;
        last.outcome =
                accepted
                        ? Outcome.ACCEPTED
                        : outcome.compareTo(last.outcome) > 0 ? outcome : last.outcome;
        units.stream().filter(unit -> !last.units.contains(unit)).forEach(last.units::add);
    }

    private void next(Pass.Lane lane, Arrivals.Read read) {
        Pass pass = passes[(int) (++count % KEPT)];
        waiting.remove(pass);
        pass.units.clear();
        pass.units.addAll(units);
        pass.number = count;
        pass.ofLane = ++lane.count;
        pass.lane = lane;
        pass.trigger = read.sign().trigger();
        pass.beltNanos = belt.ran(read.nanos());
        pass.before = lastAccepted;
        pass.outcome = outcome;
        pass.done = false;
        pass.takenOff = false;
        if (lane.last.isPresent() && !lane.moved) {
            lane.pitch.add(read.nanos() - lane.lastNanos);
        }
        lane.last = pass.self;
        lane.lastNanos = read.nanos();
        lane.moved = false;
    }

    private List<Escape> overdue(List<Escape> before) {
        waiting.removeIf(pass -> pass.done || !pass.isRefused());
        if (!signalled) {
            return before;
        }
        int farthest = gates.stream().mapToInt(Station::lag).max().orElse(0);
        int most = (farthest == 0 ? UNKNOWN_LAG : farthest) + MARGIN;
        List<Escape> found = before;
        for (Pass pass : waiting) {
            if (behind(pass, byLane) >= most) {
                pass.done = true;
                pass.units.forEach(refused::remove);
                found = and(found, Escape.overdue(at.station().id(), pass.units, pass.before));
            }
        }
        return found;
    }

    private void reported(UnitId unit) {
        Stream.of(passes)
                .filter(pass -> pass.isRefused() && pass.units.contains(unit))
                .forEach(pass -> pass.done = true);
    }

    /// A pack is told to leave the belt.
    void rejecting(ReadDetails sign) {
        signalled = true;
        byLane |= sign.lane() != 0;
    }

    /// A sensor saw a pack leave the belt.
    ///
    /// @param gate where
    /// @return the units that it took off, once for each pack
    List<RejectedUnit> confirmed(Station gate, long nanos, ReadDetails sign) {
        rejecting(sign);
        Optional<Pass> pass = find(gate.type() == StationType.REJECT ? gate.lag() : 0, nanos, sign);
        unanswered += pass.isEmpty() ? 1 : 0;
        return pass.filter(each -> !each.takenOff)
                .map(each -> takenOff(each, gate))
                .orElse(List.of());
    }

    private List<RejectedUnit> takenOff(Pass pass, Station gate) {
        pass.done = true;
        pass.takenOff = true;
        boolean rerun = at.station().rerun() || gate.rerun();
        List<RejectedUnit> taken =
                pass.units.stream()
                        // The first pack with the code of a copy went on.
                        .filter(unit -> !pass.isRefused() || !at.arrivals().contains(unit))
                        .map(unit -> new RejectedUnit(at.station().id(), unit, rerun))
                        .toList();
        taken.forEach(this::takenOff);
        return taken;
    }

    /// A unit is off the belt, also since an earlier run of the program.
    void takenOff(RejectedUnit unit) {
        refused.remove(unit.unit());
        if (unit.mayReturn()) {
            at.arrivals().withdraw(unit.unit());
        } else {
            rejected.add(unit.unit());
        }
    }

    private Optional<Pass> find(int lag, long nanos, ReadDetails sign) {
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
        int most = sign.lane() == 0 ? at.station().lanes() : 1;
        return known.reversed().stream()
                .filter(Pass::isAwaited)
                .filter(pass -> Math.abs(behind(pass, sign.lane() != 0) - lag) < most)
                .findFirst();
    }

    /// Packs that were read since, on the same lane or on all.
    private long behind(Pass pass, boolean onLane) {
        return onLane ? pass.lane.count - pass.ofLane : count - pass.number;
    }

    /// Pitches that the belt ran since, rounded down; empty where that is not known.
    private OptionalLong pitches(Pass pass, long nanos, ReadDetails sign) {
        Pitch pitch = pass.lane.pitch;
        return pitch.isKnown() && (sign.lane() != 0 || at.station().lanes() == 1)
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

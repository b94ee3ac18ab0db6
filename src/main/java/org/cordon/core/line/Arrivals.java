package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The units that one station has accepted in a batch. Tells of a read whether the unit arrives, is the same
/// pack read again, or came before: two packs carry one code. For one thread.
///
/// A pack that was accepted is read again, rather than followed by its copy, if the read is of the last pack
/// that was counted on its lane, and
///
/// 1. the trigger has the same number, within [#GAP] pitches of a belt that ran; or
/// 2. the belt stands; or
/// 3. it is the first read since the belt started again, or, where nothing tells of the belt, since a gap of
///    [#GAP] pitches; or
/// 4. it comes sooner than [#TOO_SOON] of the pitch after the read that was counted.
///
/// A number that stays the same for two units, a pitch or more apart, is none of a trigger: it is not believed on its lane
/// from then on.
///
/// The pitch is the median time between the last packs that were counted on the lane while the belt ran.
///
/// Where several scanners of one flow read, the first read of each other one is of the same pack too, and each has
/// a pack of its own that it counted last. The pack that was counted last before a restart of the program stands
/// before the camera if the belt does.
public final class Arrivals {
    /// No two packs are closer than this part of the pitch.
    public static final double TOO_SOON = 0.6;

    /// A pause of so many pitches is a stop of the belt.
    public static final int GAP = 5;

    /// Packs that an other scanner of the station may be behind.
    private static final int BEHIND = 64;

    private final UnitTimes first = new UnitTimes();
    private final Set<UnitId> withdrawn = new HashSet<>();
    private final Set<UnitId> permitted = new HashSet<>();
    private final Set<UnitId> twice = new HashSet<>();
    private final Map<Integer, Lane> lanes = new HashMap<>();
    private final Map<CameraId, Map<Integer, Lane>> lanesOf = new HashMap<>();
    private final Set<UnitId> lastEarlier = new HashSet<>();
    private final Station station;
    private final Set<CameraId> cameras;

    // Units with the scanners that have not read them yet.
    private final Map<UnitId, Set<CameraId>> awaited =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UnitId, Set<CameraId>> eldest) {
                    return station.combine() != Combine.ALL && size() > BEHIND;
                }
            };
    private Belt belt = Belt.UNKNOWN;
    private boolean signalled;

    // Whether a signal has said that the belt starts.
    private boolean started;

    /// @param cameras in-line scanners of the station; grows as they are known
    Arrivals(Station station, Set<CameraId> cameras) {
        this.station = station;
        this.cameras = cameras;
    }

    private enum Belt {
        UNKNOWN,
        RUNS,
        STANDS
    }

    /// What a read of an expected unit is.
    public enum Sight {
        /// The unit was not accepted here before.
        ARRIVAL,
        /// The pack that was counted last, read again.
        REPEAT,
        /// It was accepted here before, and this is another pack.
        AGAIN
    }

    /// One reading of a scanner; all codes of one message are of one reading.
    ///
    /// @param number of the reading; another one for each message of the line
    /// @param nanos when it arrived, on the monotonic clock
    public record Read(long number, long nanos, ReadDetails sign, CameraId scanner) {
        private boolean sameTrigger(OptionalLong before) {
            return sign.trigger().isPresent() && sign.trigger().equals(before);
        }

        private Read withoutTrigger() {
            return new Read(number, nanos, sign.withoutTrigger(), scanner);
        }
    }

    /// A unit was read, whatever became of it: the next reading is not the first since the belt started.
    void seen(Read read) {
        Lane lane = lane(read);
        if (lane.restarted && lane.restart == Lane.NONE) {
            lane.restart = read.number();
        }
    }

    private static final class Lane {
        private final Pitch pitch = new Pitch();
        private final Set<UnitId> inFront = new HashSet<>();
        private OptionalLong trigger = OptionalLong.empty();
        // A number that stayed the same for several packs.
        private OptionalLong stuck = OptionalLong.empty();
        private long counted;
        private long countedNanos;
        private long lastNanos;
        private long last;
        private boolean moved;
        // Number of the reading that is the first since the belt started again.
        private long restart = NONE;
        private boolean restarted;

        private static final long NONE = -1;

        /// @param before what was counted last in an earlier run of the program
        /// @param restarted whether the belt has started since
        Lane(Set<UnitId> before, boolean restarted) {
            inFront.addAll(before);
            this.restarted = restarted;
        }
    }

    /// The belt at the station starts; nothing changes where it runs.
    public void run() {
        signalled = true;
        if (belt != Belt.RUNS) {
            started = true;
            everyLane(lane -> {
                lane.restarted = true;
                lane.restart = Lane.NONE;
            });
        }
        belt = Belt.RUNS;
    }

    /// The belt at the station stops.
    public void stop() {
        signalled = true;
        belt = Belt.STANDS;
        everyLane(lane -> lane.moved = true);
    }

    /// The belt goes on as it was in the batch before.
    void goOn(Arrivals before) {
        belt = before.belt;
        signalled = before.signalled;
        started = before.started;
    }

    /// Something was read, whatever it was, and before any code of it is asked for.
    ///
    /// @return the same, without the number of a trigger that is not believed
    public Read read(Read read) {
        Lane lane = lane(read);
        Read believed = read.sameTrigger(lane.stuck) ? read.withoutTrigger() : read;
        if (lane.last == read.number()) {
            return believed;
        }
        long pause = read.nanos() - lane.lastNanos;
        if (!signalled
                && lane.last != 0
                && lane.pitch.isKnown()
                && pause > GAP * lane.pitch.nanos()) {
            lane.restarted = true;
            lane.restart = Lane.NONE;
            lane.moved = true;
        }
        lane.last = read.number();
        lane.lastNanos = read.nanos();
        return believed;
    }

    /// Whether a number of a trigger is not believed.
    boolean isStuck(OptionalLong trigger) {
        return allLanes().anyMatch(lane -> lane.stuck.isPresent() && lane.stuck.equals(trigger));
    }

    /// What a read of a unit is, that would be accepted if it arrived.
    public Sight sight(UnitId unit, Read read) {
        if (!contains(unit) || (!permitted.isEmpty() && permitted.contains(unit))) {
            return Sight.ARRIVAL;
        }
        if (isAwaited(unit, read)) {
            return Sight.REPEAT;
        }
        Lane lane = lane(read);
        if (!lane.inFront.contains(unit)) {
            return Sight.AGAIN;
        }
        if (lane.restarted && lane.restart == Lane.NONE) {
            lane.restart = read.number();
        }
        boolean again =
                lane.counted == read.number()
                        || (read.sameTrigger(lane.trigger) && !isLate(lane, read))
                        || belt == Belt.STANDS
                        || (lane.restarted && lane.restart == read.number())
                        || read.nanos() - lane.countedNanos < TOO_SOON * lane.pitch.nanos();
        return again ? Sight.REPEAT : Sight.AGAIN;
    }

    /// No message of a trigger is so long on its way.
    private static boolean isLate(Lane lane, Read read) {
        return lane.pitch.isKnown()
                && !lane.moved
                && read.nanos() - lane.countedNanos >= GAP * lane.pitch.nanos();
    }

    /// A unit was accepted.
    ///
    /// @param at when, for people
    /// @return whether for the first time
    public boolean accept(UnitId unit, Instant at, Read read) {
        count(unit, read);
        boolean isFirst = first.add(unit, at);
        permitted.remove(unit);
        if ((withdrawn.remove(unit) || isFirst) && seeTheSame()) {
            Set<CameraId> others = new HashSet<>(cameras);
            others.remove(read.scanner());
            awaited.put(unit, others);
        }
        return isFirst;
    }

    /// A unit was read again: it is the pack that another scanner read before, or the same one.
    void repeated(UnitId unit, Read read) {
        if (isAwaited(unit, read)) {
            Set<CameraId> others = awaited.getOrDefault(unit, Set.of());
            others.remove(read.scanner());
            if (others.isEmpty()) {
                awaited.remove(unit);
            }
            count(unit, read);
        }
    }

    private boolean isAwaited(UnitId unit, Read read) {
        return !awaited.isEmpty() && awaited.getOrDefault(unit, Set.of()).contains(read.scanner());
    }

    /// Whether several scanners see one flow, rather than a lane each.
    private boolean seeTheSame() {
        return cameras.size() > 1 && station.lanes() == 1;
    }

    /// Whether the station has read a unit as it must be read there.
    boolean verified(UnitId unit) {
        return contains(unit) && (station.combine() != Combine.ALL || !awaited.containsKey(unit));
    }

    private void count(UnitId unit, Read read) {
        Lane lane = lane(read);
        boolean together = lane.counted == read.number();
        if (!together && read.sameTrigger(lane.trigger)) {
            together = lane.inFront.contains(unit) || !isAnother(lane, read);
            lane.stuck = together ? lane.stuck : lane.trigger;
        }
        if (!together) {
            if (lane.counted != 0 && !lane.moved) {
                lane.pitch.add(read.nanos() - lane.countedNanos);
            }
            lane.inFront.clear();
            lane.counted = read.number();
            lane.countedNanos = read.nanos();
            lane.trigger = read.sign().trigger();
            lane.moved = false;
            lane.restarted = false;
        }
        lane.inFront.add(unit);
    }

    /// Whether a read of another unit under the trigger of what was counted last is of another pack.
    private static boolean isAnother(Lane lane, Read read) {
        return !lane.moved && read.nanos() - lane.countedNanos >= lane.pitch.nanos();
    }

    /// A unit that was accepted was taken off the belt behind the station, and may arrive once more; it is not
    /// accepted for the first time then.
    void withdraw(UnitId unit) {
        if (contains(unit)) {
            withdrawn.add(unit);
        }
    }

    /// A unit that was accepted may arrive once more, since it is put back onto the line.
    void permit(UnitId unit) {
        if (contains(unit)) {
            permitted.add(unit);
        }
    }

    /// Whether a unit that was put back may still arrive here once more.
    boolean isPermitted(UnitId unit) {
        return permitted.contains(unit);
    }

    /// A second pack with the code of a unit came.
    public void second(UnitId unit) {
        twice.add(unit);
    }

    /// Whether a second pack with the code of a unit came.
    boolean cameTwice(UnitId unit) {
        return twice.contains(unit);
    }

    /// Takes up what was accepted in earlier runs of the program.
    public void earlier(Map<UnitId, Instant> before) {
        before.forEach(first::addEarlier);
        int places = station.lanes() * Math.max(1, cameras.size());
        NavigableSet<Instant> last = new TreeSet<>();
        for (Instant at : before.values()) {
            if (last.size() < places || at.isAfter(last.first())) {
                last.add(at);
                if (last.size() > places) {
                    last.removeFirst();
                }
            }
        }
        before.forEach((unit, at) -> {
            if (last.contains(at)) {
                lastEarlier.add(unit);
            }
        });
    }

    /// When a unit was accepted first.
    public Optional<Instant> first(UnitId unit) {
        return contains(unit) ? first.get(unit) : Optional.empty();
    }

    /// The same, also of a unit that was taken off the belt since.
    public Optional<Instant> firstEver(UnitId unit) {
        return first.get(unit);
    }

    /// Whether a unit was accepted.
    public boolean contains(UnitId unit) {
        return first.contains(unit) && (withdrawn.isEmpty() || !withdrawn.contains(unit));
    }

    /// Whether a unit was accepted in this run of the program.
    public boolean acceptedNow(UnitId unit) {
        return first.isOfThisRun(unit) && contains(unit);
    }

    private Lane lane(Read read) {
        Map<Integer, Lane> seen =
                cameras.size() > 1 && cameras.contains(read.scanner())
                        ? lanesOf.computeIfAbsent(read.scanner(), _ -> new HashMap<>())
                        : lanes;
        return seen.computeIfAbsent(read.sign().lane(), _ -> new Lane(lastEarlier, started));
    }

    private void everyLane(Consumer<Lane> change) {
        allLanes().forEach(change);
    }

    private Stream<Lane> allLanes() {
        return Stream.concat(
                lanes.values().stream(),
                lanesOf.values().stream().flatMap(each -> each.values().stream()));
    }
}

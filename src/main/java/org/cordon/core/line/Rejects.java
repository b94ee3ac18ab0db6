package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /// After so long without a pack nobody waits for a reject to be confirmed: ten minutes.
    private static final long LONG_NANOS = 600_000_000_000L;

    private final StationState at;
    private final int place;
    private final Map<UnitId, Rejects> refused;
    private final Set<UnitId> rejected;
    private final List<Station> gates = new ArrayList<>();

    // Stations that read the same packs in front of the same reject.
    private final List<Rejects> sameReject = new ArrayList<>();

    // Place of the last reject behind other stations that takes off what is refused here too.
    private int beyond;

    // Whether the station signals rejects of its own.
    private boolean own;
    private final Passes passes;
    private long lastNanos;
    private Optional<UnitId> lastAccepted = Optional.empty();
    private final List<Pass> waiting = new ArrayList<>();

    // Refused in an earlier run of the program and not confirmed, the oldest first.
    private final Deque<List<UnitId>> earlier = new ArrayDeque<>();

    // Confirmed rejects that were booked on those, and the last pack that one of them may have been
    // of instead.
    private int unsure;
    private long unsureUpTo;
    private boolean signalled;
    private boolean byLane;
    private final UnreadRejects unread = new UnreadRejects();

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
        passes = new Passes(at.station().lanes());
    }

    /// A reject station behind this one takes off what is refused here.
    void gate(Station gate) {
        gates.add(gate);
    }

    /// A reject behind other stations, which read the same packs, takes off what is refused here too.
    ///
    /// @param placed in belt order
    void gate(Station gate, int placed) {
        gates.add(gate);
        beyond = placed;
    }

    /// Other stations read the same packs in front of the reject that takes off what is refused here.
    void beside(List<Rejects> others) {
        sameReject.addAll(others);
    }

    /// Whether the line ever said something of a reject behind this station.
    public boolean signalled() {
        return signalled;
    }

    /// Whether packs that were refused are still to be confirmed as rejected.
    public boolean isAwaiting() {
        return waiting.stream().anyMatch(Pass::isAwaited);
    }

    /// Whether what is taken off behind the station may be put back onto the belt.
    boolean mayRerun() {
        return at.station().rerun() || gates.stream().anyMatch(Station::rerun);
    }

    /// Whether a unit was taken off the belt by a reject of the line, and may not come back.
    boolean isRejected(UnitId unit) {
        return rejected.contains(unit);
    }

    /// Packs that were rejected since the station read something, and that it had not read.
    public UnreadRejects unread() {
        return unread;
    }

    /// The unit that the station accepted last.
    public Optional<UnitId> lastAccepted() {
        return lastAccepted;
    }

    /// The belt goes on as it was in the batch before, and rejects are signalled if they were.
    void goOn(Rejects earlier) {
        signalled = earlier.signalled;
        passes.goOn(earlier.passes);
    }

    /// Packs that were refused in an earlier run of the program and were not confirmed: where nobody says how far the
    /// reject is, it takes them off first. They do not escape.
    ///
    /// @param packs what was read of each, the oldest first
    public void refusedEarlier(List<List<UnitId>> packs) {
        earlier.addAll(packs);
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
        if (before.filter(where -> where.beyond > place && !where.own).isPresent()) {
            return;
        }
        before.ifPresent(where -> {
            where.told(unit);
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
            lastNanos = read.nanos();
            unread.read(read.sign().lane());
            Passes.Read passed = passes.read(read, units, outcome);
            newPack = passed.another();
            Pass pass = passed.pass();
            if (newPack) {
                waiting.remove(pass);
                pass.before = lastAccepted;
            }
            if (pass.isRefused() && !pass.done && !waiting.contains(pass)) {
                waiting.add(pass);
            }
            if (!waiting.isEmpty()) {
                found = overdue(found);
            }
            if (outcome == Outcome.ACCEPTED) {
                lastAccepted = accepted;
            }
        }
        units.clear();
        outcome = Outcome.OPEN;
        seen = List.of();
        return found;
    }

    private List<Escape> overdue(List<Escape> before) {
        waiting.removeIf(pass -> pass.done || !pass.isRefused());
        if (!signalled) {
            return before;
        }
        // How many packs are between two stations is not known.
        int farthest = beyond > 0 ? 0 : gates.stream().mapToInt(Station::lag).max().orElse(0);
        int most = (farthest == 0 ? UNKNOWN_LAG : farthest) + MARGIN;
        List<Escape> found = before;
        for (Pass pass : waiting) {
            if (passes.behind(pass, byLane) >= most) {
                if (unsure > 0 && pass.number <= unsureUpTo) {
                    unsure--;
                    pass.done = true;
                } else {
                    found = and(found, escaped(pass));
                }
            }
        }
        return found;
    }

    private Escape escaped(Pass pass) {
        pass.done = true;
        pass.units.forEach(refused::remove);
        pass.units.forEach(this::told);
        return Escape.overdue(at.station().id(), pass.units, pass.before);
    }

    /// Packs that were refused and are not confirmed as rejected, when no other comes that could show it. Each is told
    /// once.
    List<Escape> unconfirmed() {
        return signalled
                ? waiting.stream().filter(Pass::isAwaited).map(this::escaped).toList()
                : List.of();
    }

    /// The same, if nothing was read for [#LONG_NANOS].
    List<Escape> unconfirmed(long nanos) {
        return !waiting.isEmpty() && nanos - lastNanos >= LONG_NANOS ? unconfirmed() : List.of();
    }

    /// A pack is told to have escaped: whichever station in front of the reject refused it too does not tell it again.
    private void told(UnitId unit) {
        reported(unit);
        sameReject.forEach(each -> each.reported(unit));
    }

    private void reported(UnitId unit) {
        passes.all()
                .filter(pass -> pass.isRefused() && pass.units.contains(unit))
                .forEach(pass -> pass.done = true);
    }

    /// A pack is told to leave the belt.
    void rejecting(ReadDetails sign) {
        signalled = true;
        byLane |= sign.lane() != 0;
    }

    /// The station itself says something of a reject of its own.
    void rejectsItself() {
        own = true;
    }

    /// A sensor saw a pack leave the belt.
    ///
    /// @param gate where
    /// @param others stations before this one that read the same packs, and whose refused packs it takes off too
    /// @return the units that it took off, once for each pack
    List<RejectedUnit> confirmed(
            Station gate, long nanos, ReadDetails sign, List<StationState> others) {
        rejecting(sign);
        int lag = gate.type() == StationType.REJECT ? gate.lag() : 0;
        if (passes.count() >= UNKNOWN_LAG + MARGIN) {
            earlier.clear();
        }
        if (lag == 0 && !earlier.isEmpty() && sign.trigger().isEmpty()) {
            unsure++;
            unsureUpTo = passes.count();
            return takenOff(earlier.removeFirst(), true, gate);
        }
        ReadDetails believed = at.arrivals().isStuck(sign.trigger()) ? sign.withoutTrigger() : sign;
        Optional<Pass> pass = passes.find(lag, nanos, believed);
        List<UnitId> left = pass.map(each -> List.copyOf(each.units)).orElse(List.of());
        boolean refusedHere = pass.filter(Pass::isRefused).isPresent();
        List<RejectedUnit> off =
                new ArrayList<>(
                        pass.filter(each -> !each.takenOff)
                                .map(each -> takenOff(each, gate))
                                .orElse(List.of()));
        boolean known = pass.isPresent();
        for (StationState other : others) {
            Optional<Pass> there = other.rejects().waitsFor(left, refusedHere);
            known |= there.isPresent();
            there.map(each -> other.rejects().takenOff(each, gate)).stream()
                    .flatMap(List::stream)
                    .filter(unit -> !left.contains(unit.unit()))
                    .forEach(off::add);
        }
        if (!known) {
            unread.add(sign.lane());
        }
        return off;
    }

    /// The refused pack that a reject behind a later station took off: the one with the same code, or the oldest if its
    /// code says nothing.
    ///
    /// @param refusedThere whether the later station refused it too
    private Optional<Pass> waitsFor(List<UnitId> units, boolean refusedThere) {
        waiting.removeIf(pass -> !pass.isAwaited());
        Optional<Pass> same =
                waiting.stream()
                        .filter(pass -> !Collections.disjoint(pass.units, units))
                        .findFirst();
        return same.isPresent() || (refusedThere && !units.isEmpty())
                ? same
                : waiting.stream().findFirst();
    }

    private List<RejectedUnit> takenOff(Pass pass, Station gate) {
        pass.done = true;
        pass.takenOff = true;
        return takenOff(pass.units, pass.isRefused(), gate);
    }

    private List<RejectedUnit> takenOff(List<UnitId> codes, boolean wasRefused, Station gate) {
        boolean rerun = at.station().rerun() || gate.rerun();
        List<RejectedUnit> taken =
                codes.stream()
                        // The first pack with the code of a copy went on.
                        .filter(unit -> !wasRefused || !at.arrivals().contains(unit))
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

    /// The belt starts.
    void run(long nanos) {
        passes.run(nanos);
    }

    /// The belt stops.
    void stop(long nanos) {
        passes.stop(nanos);
    }
}

package org.cordon.app.scanning;

import org.cordon.core.line.Batch;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.line.Visit;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.VerdictContext;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What is known of the active order's units, as far as a verdict needs it. Units come from the store
/// or a file, where they never change; what has been seen and held is kept here, ahead of the store, so
/// that the next scan is judged by the last. For the thread that judges.
final class LineContext implements VerdictContext {
    /// A pack, its bundle, case and pallet, of some lanes and stations.
    private static final int LATELY = 64;

    private static final Optional<ReadPurpose> CHALLENGE = Optional.of(ReadPurpose.CHALLENGE);

    private final ScanEvaluator.Units units;
    private final HeldOnLine held;
    private final Line line;
    private final LineFeed feed;
    private final Supplier<LocalDate> today;

    private final StationConditions stations;
    private final BatchProgress progress = new BatchProgress();
    private Optional<Order> order = Optional.empty();
    private Optional<ChosenProfile> profile = Optional.empty();
    private Batch batch;
    private LineData data = new LineData();
    private ReusedSerials reused = ReusedSerials.NONE;

    // Units of the running order that were asked for lately: packs that follow each other lie in
    // the same
    // containers.
    private final Map<UnitId, Unit> lately =
            new LinkedHashMap<>(0, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UnitId, Unit> eldest) {
                    return size() > LATELY;
                }
            };

    // The unit that was asked for last, and the answer.
    private Optional<UnitId> asked = Optional.empty();
    private Optional<Unit> found = Optional.empty();

    LineContext(
            JudgingRules rules,
            ScanEvaluator.Units units,
            RemoteHolds elsewhere,
            StationConditions stations) {
        line = rules.line();
        this.stations = stations;
        feed = rules.feed();
        today = rules.today();
        this.units = units;
        held = new HeldOnLine(elsewhere, this::containers);
        batch = new Batch(line, order, feed, true, stations.cameras());
    }

    /// Takes up an order.
    ///
    /// @param watched whether its batch begins now
    /// @param isPool whether it lists every serial that may come, whatever is set
    void activate(Optional<Order> order, boolean watched, boolean isPool) {
        this.order = order;
        profile = Optional.empty();
        next();
        LineFeed fed = isPool ? feed.listed() : feed;
        batch = new Batch(line, order, fed, watched, stations.cameras()).after(batch);
        data = new LineData();
        progress.clear();
        reused = ReusedSerials.NONE;
        lately.clear();
        held.moved();
    }

    /// These of its serials were used in other orders, and may not be used again.
    void reused(ReusedSerials found) {
        reused = found;
    }

    @Override
    public Optional<OrderId> reused(UnitId unit) {
        return reused.order(unit);
    }

    /// The order is judged by this profile from now on.
    void profile(Optional<ChosenProfile> chosen) {
        profile = chosen;
    }

    /// How far the batch has come.
    BatchProgress progress() {
        return progress;
    }

    /// Why something is read at a station, if it is no arrival there.
    Optional<ReadPurpose> purpose(Visit visit) {
        return !stations.challenged().isEmpty()
                        && stations.challenged().contains(visit.at().station().id())
                ? CHALLENGE
                : progress.purpose();
    }

    @Override
    public Optional<TestPiece> testPiece(UnitId unit) {
        return progress.piece(unit);
    }

    @Override
    public boolean isEnded() {
        return progress.phase().isEnded();
    }

    /// What has come to the stations.
    Batch batch() {
        return batch;
    }

    @Override
    public Optional<Order> order() {
        return order;
    }

    @Override
    public Optional<ChosenProfile> profile() {
        return profile;
    }

    @Override
    public LocalDate today() {
        return today.get();
    }

    /// What is in quarantine.
    HeldOnLine held() {
        return held;
    }

    @Override
    public boolean anyHold() {
        return held.any();
    }

    @Override
    public Optional<UnitId> heldInside(UnitId container) {
        return held.inside(container);
    }

    @Override
    public List<TargetHold> targets() {
        return held.targets();
    }

    @Override
    public Optional<Hold> hold(UnitId id) {
        return held.hold(id);
    }

    @Override
    public Optional<Instant> accepted(StationId station, UnitId unit) {
        return line.station(station)
                .flatMap(at -> batch.station(Optional.of(at.id())).arrivals().firstEver(unit));
    }

    @Override
    public List<Unit> children(UnitId container) {
        return order.map(running ->
                        Stream.concat(
                                        units.children(running.id(), container).stream()
                                                .map(Unit::id),
                                        data.content(container))
                                .distinct()
                                .map(this::listed)
                                .flatMap(Optional::stream)
                                .filter(unit -> unit.parent().equals(Optional.of(container)))
                                .toList())
                .orElse(List.of());
    }

    /// A line or site system reports something of units of the running order.
    ///
    /// @param putBack takes units that may arrive once more by it
    LineData.Change reported(LineReport report, Consumer<UnitId> putBack) {
        List<UnitId> back =
                report.fact() instanceof LineFact.Reintroduced(var units) && !data.isKnown(report)
                        ? units.stream().filter(this::mayReturn).toList()
                        : List.of();
        LineData.Change change = data.apply(report);
        changed(change.units());
        if (!change.units().isEmpty()) {
            back.stream().filter(batch::reintroduced).forEach(putBack);
        }
        return change;
    }

    /// A report of an earlier run; what it puts back is known otherwise.
    LineData.Change reportedEarlier(LineReport report) {
        LineData.Change change = data.apply(report);
        changed(change.units());
        return change;
    }

    private void changed(Collection<UnitId> units) {
        next();
        Set<UnitId> all = new HashSet<>(units);
        // What the list has in a container that is emptied is not named.
        lately.values()
                .removeIf(unit ->
                        all.contains(unit.id()) || unit.parent().filter(all::contains).isPresent());
        held.moved(units);
    }

    private boolean mayReturn(UnitId unit) {
        return !held.isHere(unit) && unit(unit).filter(each -> !each.state().isEnded()).isPresent();
    }

    /// What was reported of units.
    LineData data() {
        return data;
    }

    /// The containers of the running order that a unit is recorded in.
    List<UnitId> containers(UnitId unit) {
        List<UnitId> around = new ArrayList<>();
        Optional<UnitId> parent = unit(unit).flatMap(Unit::parent);
        while (parent.isPresent() && around.size() < DetectorContext.DEEPEST) {
            around.add(parent.get());
            parent = unit(parent.get()).flatMap(Unit::parent);
        }
        return around;
    }

    /// A unit is read, and nothing that is recorded says that it is in another container than the last one, of which
    /// nobody can tell whether it is still filled.
    void goesOn(Visit at, UnitId unit) {
        if (at.doubtedContainer().isPresent()) {
            List<UnitId> around = containers(unit);
            if (around.isEmpty() || around.contains(at.doubtedContainer().get())) {
                at.goesOn();
            }
        }
    }

    /// Another code is judged: what is known of its unit is asked for once.
    void next() {
        asked = Optional.empty();
    }

    @Override
    public Optional<Unit> unit(UnitId id) {
        if (asked.isEmpty() || !asked.get().equals(id)) {
            found = listed(id).or(() -> batch.learned(id)).or(() -> batch.awaited(id));
            asked = Optional.of(id);
        }
        return found;
    }

    @Override
    public boolean isListed(UnitId id) {
        return listed(id).isPresent();
    }

    private Optional<Unit> listed(UnitId id) {
        Unit known = lately.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Unit> unit = data.unit(id, order.flatMap(o -> units.unit(o.id(), id)));
        unit.ifPresent(found -> lately.put(id, found));
        return unit;
    }

    /// Whether a unit is a pack of the running order's product.
    boolean isPack(UnitId id) {
        return id instanceof UnitId.Sgtin pack
                && order.filter(each -> each.gtin().equals(pack.gtin())).isPresent();
    }

    /// Whether a unit that is read is what is packed where it is read.
    boolean isLabel(Optional<UnitId> unit, Optional<Visit> visit) {
        return visit.isPresent()
                && unit.filter(id -> visit.get().isLabel(id, unit(id))).isPresent();
    }
}

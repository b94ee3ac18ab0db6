package org.cordon.app.scanning;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.TimeSource;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.Alarms;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.Filling;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the live panel shows, kept from durable events alone. Safe from any thread; the snapshot is
/// made only when somebody asks, since a fast line changes it far more often than a screen draws.
final class LineState {
    private static final int RECENT = 200;

    private final Listeners<LineState> listeners = new Listeners<>("the line");
    private final Map<DeviceId, ScannerStatus> devices = new LinkedHashMap<>();
    private final Deque<EvaluatedScan> recent = new ArrayDeque<>();
    private final Alarms alarms = new Alarms();
    private final Map<AlarmId, EvaluatedScan> alarmScans = new HashMap<>();
    private final ScanCounts counts = new ScanCounts();
    private Optional<Order> order = Optional.empty();
    private Optional<ChosenProfile> profile = Optional.empty();
    private Optional<EvaluatedScan> last = Optional.empty();
    private JournalState journal;
    private Optional<Order> before = Optional.empty();
    private Set<StationId> changed = Set.of();
    private Set<StationId> challenged = Set.of();
    private final ScanCounts countsBefore = new ScanCounts();
    private boolean producing = true;
    private long distinctPacks;
    private long held;
    private boolean sightingsKnown = true;
    private LineDataStatus lineData = LineDataStatus.NOTHING;
    private @Nullable LineStatus snapshot;

    private final ExceptionCatalogue weights;
    private @Nullable List<LineAlarm> sorted = List.of();
    private boolean latched;
    private boolean alarmsKnown;
    private Filling.All filling = Filling.All.NONE;
    private final TimeSource time;

    /// @param weights severity and first action of alarms
    LineState(JournalState journal, ExceptionCatalogue weights, TimeSource time) {
        this.journal = journal;
        this.weights = weights;
        this.time = time;
    }

    Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    synchronized LineStatus status() {
        if (snapshot == null) {
            snapshot =
                    new LineStatus(
                            order,
                            profile,
                            last,
                            List.copyOf(recent),
                            openAlarms(),
                            counts.total(),
                            counts.snapshot(),
                            distinctPacks,
                            held,
                            new ArrayList<>(devices.values()),
                            journal,
                            sightingsKnown,
                            filling.containers(),
                            before.map(each ->
                                    new LineStatus.Changeover(
                                            each, changed, countsBefore.snapshot())),
                            challenged);
        }
        return snapshot;
    }

    /// The line runs this order now; what was scanned of it earlier is not known yet.
    ///
    /// @param profile that it is judged by
    /// @param other the one before, while the stations work on it until they change over
    void order(Optional<Order> order, Optional<ChosenProfile> profile, Optional<Order> other) {
        change(() -> {
            countsBefore.clear();
            if (other.isPresent()) {
                countsBefore.add(counts.snapshot());
            }
            before = other;
            changed = Set.of();
            this.order = order;
            this.profile = profile;
            counts.clear();
            distinctPacks = 0;
            sightingsKnown = order.isEmpty();
        });
    }

    /// Stations have changed over to the order.
    ///
    /// @param other the one before, as long as others work on it
    void changeover(Optional<Order> other, Set<StationId> stations) {
        change(() -> {
            before = other;
            changed = stations;
        });
    }

    /// Stations where what is read is a challenge.
    void challenged(Set<StationId> now) {
        boolean shown;
        synchronized (this) {
            shown = !challenged.equals(now);
        }
        if (shown) {
            change(() -> challenged = now);
        }
    }

    /// The belt is to run, or is not.
    synchronized void producing(boolean now) {
        producing = now;
    }

    /// Whether the belt is to run.
    synchronized boolean isProducing() {
        return producing;
    }

    /// What was scanned earlier of the order before is known.
    void earlierBefore(Map<ScanCounts.Place, Map<VerdictCode, Long>> counted) {
        change(() -> countsBefore.add(counted));
    }

    /// What was scanned of the order earlier is known.
    ///
    /// @param before counts of the order from earlier runs of the program
    /// @param packs of the order that in-line readers saw then, and not since
    void earlier(Map<ScanCounts.Place, Map<VerdictCode, Long>> before, long packs) {
        change(() -> {
            counts.add(before);
            distinctPacks += packs;
            sightingsKnown = true;
        });
    }

    /// Containers that are being filled; what is older than what is known is left out.
    void filling(Filling.All now) {
        boolean shown;
        synchronized (this) {
            boolean later = now.number() > filling.number();
            shown = later && !now.containers().equals(filling.containers());
            filling = later ? now : filling;
        }
        if (shown) {
            change(() -> {});
        }
    }

    /// A scan is durable.
    ///
    /// @param newPack whether an in-line reader saw this serial of the order for the first time
    /// @param entry of the scan
    void judged(EvaluatedScan scan, boolean newPack, Entry entry) {
        change(() -> {
            last = Optional.of(scan);
            recent.addFirst(scan);
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
            if (entry.event() instanceof ScanJudged judged) {
                (isOfBefore(judged) ? countsBefore : counts).add(judged);
            }
            if (newPack) {
                distinctPacks++;
            }
            alarm(scan, entry);
            ScannerStatus device = devices.get(scan.device());
            if (device != null) {
                devices.put(device.id(), read(device, scan.at()));
            }
        });
    }

    private boolean isOfBefore(ScanJudged scan) {
        return before.map(Order::id).filter(id -> scan.order().equals(Optional.of(id))).isPresent();
    }

    private void alarm(EvaluatedScan scan, Entry entry) {
        if (StateChange.of(entry.event()) instanceof AlarmChange) {
            alarms.apply(entry);
            alarms.get(AlarmId.of(entry)).ifPresent(alarm -> alarmScans.put(alarm.id(), scan));
            alarmsChanged();
        }
    }

    private List<LineAlarm> openAlarms() {
        if (sorted == null) {
            Instant now = time.now();
            sorted =
                    alarms.all().stream()
                            .sorted(Alarm.worstFirst(weights))
                            .map(alarm ->
                                    new LineAlarm(
                                            alarm,
                                            alarm.state(now),
                                            weights.of(alarm.kind()),
                                            Optional.ofNullable(alarmScans.get(alarm.id()))))
                            .toList();
        }
        return sorted;
    }

    private void alarmsChanged() {
        sorted = null;
        Instant now = time.now();
        latched = alarmScans.keySet().stream().anyMatch(id -> waits(id, now));
    }

    private boolean waits(AlarmId id, Instant now) {
        return alarms.get(id).filter(alarm -> alarm.state(now).isUnacknowledged()).isPresent();
    }

    /// What earlier runs recorded of alarms, but for the scans that they are about.
    void alarmEntries(List<Entry> operations) {
        change(() -> {
            operations.forEach(alarms::apply);
            alarmsChanged();
        });
    }

    /// Scans of earlier runs that raised or joined alarms, oldest first; no other alarm of theirs is open.
    void alarmScans(Map<Entry, EvaluatedScan> scans) {
        change(() -> {
            scans.forEach((entry, scan) -> alarm(scan, entry));
            alarms.complete();
            alarmsKnown = true;
        });
    }

    /// An entry is durable that may concern alarms.
    ///
    /// @return units that were found in containers which they do not belong to, and of which it closes the last alarm
    List<UnitId> apply(Entry entry) {
        List<AlarmId> closed = StateChange.of(entry.event()).closed();
        List<UnitId> settled = new ArrayList<>();
        change(() -> {
            foreign(closed.stream().map(alarms::get).flatMap(Optional::stream))
                    .forEach(settled::add);
            alarms.apply(entry);
            foreign(alarms.all().stream()).forEach(settled::remove);
            closed.forEach(alarmScans::remove);
            alarmsChanged();
        });
        return settled;
    }

    private static Stream<UnitId> foreign(Stream<Alarm> alarms) {
        return alarms.filter(alarm -> alarm.kind().equals(LineFinding.WRONG_CONTAINER_BY_HAND))
                .flatMap(alarm -> alarm.unit().stream());
    }

    /// A scan with what it means for the alarms.
    ///
    /// @param kind of the alarm that it raises or joins, if it needs a person
    synchronized ScanJudged withMeaning(ScanJudged scan, Optional<AlarmKind> kind) {
        return alarms.withMeaning(scan, kind, weights, time.now());
    }

    /// Whether the alarms of earlier runs are known.
    synchronized boolean alarmsKnown() {
        return alarmsKnown;
    }

    /// Alarms may have come back from the shelf.
    void tick() {
        boolean back;
        synchronized (this) {
            Instant now = time.now();
            back = openAlarms().stream().anyMatch(each -> each.state() != each.alarm().state(now));
        }
        if (back) {
            change(this::alarmsChanged);
        }
    }

    /// Whether a verdict waits for a person to look.
    synchronized boolean latched() {
        return latched;
    }

    /// A scanner is there no more.
    void gone(DeviceId id) {
        change(() -> devices.remove(id));
    }

    /// So many units are in quarantine.
    void held(long units) {
        change(() -> held = units);
    }

    /// A scanner was attached, or changed state.
    void device(ScannerStatus status) {
        change(() -> {
            ScannerStatus before = devices.get(status.id());
            devices.put(
                    status.id(),
                    before == null || status.lastScan().isPresent()
                            ? status
                            : new ScannerStatus(
                                    status.id(),
                                    status.role(),
                                    status.address(),
                                    status.state(),
                                    before.lastScan(),
                                    status.detail()));
        });
    }

    /// How line data stand.
    synchronized LineDataStatus lineData() {
        return lineData;
    }

    /// Line data stand so now.
    void lineData(LineDataStatus now) {
        if (!now.equals(lineData())) {
            change(() -> lineData = now);
        }
    }

    /// The journal acknowledges, or does not.
    void journal(JournalState state) {
        change(() -> journal = state);
    }

    private static ScannerStatus read(ScannerStatus device, Instant at) {
        return new ScannerStatus(
                device.id(),
                device.role(),
                device.address(),
                device.state() == DeviceState.SILENT ? DeviceState.READING : device.state(),
                Optional.of(at),
                device.detail());
    }

    private void change(Runnable act) {
        synchronized (this) {
            act.run();
            snapshot = null;
        }
        listeners.publish(this);
    }
}

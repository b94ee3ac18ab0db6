package org.cordon.app.scanning;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.JournalState;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.Order;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.verdict.VerdictCode;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the live panel shows, kept from durable facts alone. Safe from any thread; the snapshot is
/// made only when somebody asks, since a fast line changes it far more often than a screen draws.
final class LineState {
    private static final int RECENT = 200;

    private final Listeners<LineState> listeners = new Listeners<>("the line");
    private final Map<DeviceId, ScannerStatus> devices = new LinkedHashMap<>();
    private final Deque<EvaluatedScan> recent = new ArrayDeque<>();
    private final Map<LogPosition, EvaluatedScan> unsolved = new LinkedHashMap<>();
    private final Map<VerdictCode, Long> counts = new EnumMap<>(VerdictCode.class);
    private Optional<Order> order = Optional.empty();
    private Optional<EvaluatedScan> last = Optional.empty();
    private JournalState journal;
    private long distinctPacks;
    private long held;
    private boolean sightingsKnown = true;
    private @Nullable LineStatus snapshot;

    LineState(JournalState journal) {
        this.journal = journal;
    }

    Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    synchronized LineStatus status() {
        if (snapshot == null) {
            snapshot =
                    new LineStatus(
                            order,
                            last,
                            List.copyOf(recent),
                            List.copyOf(unsolved.values()),
                            counts,
                            distinctPacks,
                            held,
                            new ArrayList<>(devices.values()),
                            journal,
                            sightingsKnown);
        }
        return snapshot;
    }

    /// The line runs this order now; what was scanned of it earlier is not known yet.
    void order(Optional<Order> order) {
        change(() -> {
            this.order = order;
            counts.clear();
            distinctPacks = 0;
            sightingsKnown = order.isEmpty();
        });
    }

    /// What was scanned of the order earlier is known.
    ///
    /// @param before counts of the order from earlier runs of the program
    /// @param packs of the order that in-line readers saw then, and not since
    void earlier(Map<VerdictCode, Long> before, long packs) {
        change(() -> {
            before.forEach((code, scans) -> counts.merge(code, scans, Long::sum));
            distinctPacks += packs;
            sightingsKnown = true;
        });
    }

    /// A scan is durable.
    ///
    /// @param newPack whether an in-line reader saw this serial of the order for the first time
    /// @param latches whether it stays until a person answers it
    void judged(EvaluatedScan scan, boolean newPack, boolean latches) {
        change(() -> {
            last = Optional.of(scan);
            recent.addFirst(scan);
            if (recent.size() > RECENT) {
                recent.removeLast();
            }
            counts.merge(scan.code(), 1L, Long::sum);
            if (newPack) {
                distinctPacks++;
            }
            if (latches) {
                unsolved.put(scan.position(), scan);
            }
            ScannerStatus device = devices.get(scan.device());
            if (device != null) {
                devices.put(device.id(), read(device, scan.at()));
            }
        });
    }

    /// A verdict left over from an earlier run still waits for its answer.
    void stillUnsolved(EvaluatedScan scan) {
        change(() -> unsolved.put(scan.position(), scan));
    }

    /// Whether a verdict waits for a person.
    synchronized boolean latched() {
        return !unsolved.isEmpty();
    }

    /// A scanner is there no more.
    void gone(DeviceId id) {
        change(() -> devices.remove(id));
    }

    /// A person answered a verdict.
    void answered(LogPosition scan) {
        change(() -> unsolved.remove(scan));
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

package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.machine.MachineStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.line.Line;
import org.cordon.core.scanner.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A line that shows what a test gives it and remembers what was asked of it. Any thread.
public final class FakeLine implements LineQueries, ScanCommands {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Bytes> typed = new CopyOnWriteArrayList<>();
    private final List<JournalEvent> operations = new CopyOnWriteArrayList<>();
    private volatile LineStatus status;
    private volatile Line line = Line.SINGLE;
    private volatile MachineStatus machines = MachineStatus.NONE;
    private volatile Optional<LineDataStatus> lineData = Optional.empty();
    private volatile Optional<RuntimeException> broken = Optional.empty();

    /// Begins with a status.
    public FakeLine(LineStatus status) {
        this.status = status;
    }

    /// The line has these stations.
    public FakeLine at(Line stations) {
        line = stations;
        return this;
    }

    /// Changes the status and tells of it.
    public void set(LineStatus now) {
        status = now;
        listeners.forEach(Runnable::run);
    }

    /// Machines stand so from now on.
    public void machines(MachineStatus now) {
        machines = now;
        listeners.forEach(Runnable::run);
    }

    @Override
    public MachineStatus machines() {
        return machines;
    }

    /// Line data stand so from now on.
    public void lineData(LineDataStatus now) {
        lineData = Optional.of(now);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<LineDataStatus> lineData() {
        return lineData;
    }

    /// From now on every act fails so.
    public void breakWith(RuntimeException error) {
        broken = Optional.of(error);
    }

    /// Scans that were typed, oldest first.
    public List<Bytes> typedScans() {
        return List.copyOf(typed);
    }

    /// What people did about alarms, oldest first.
    public List<JournalEvent> acts() {
        return List.copyOf(operations);
    }

    @Override
    public Line line() {
        return line;
    }

    @Override
    public LineStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public CompletableFuture<EvaluatedScan> typed(Bytes scan) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        typed.add(scan);
        return CompletableFuture.completedFuture(
                SampleStates.right(9000 + typed.size(), "00007A1K9R0"));
    }

    @Override
    public CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event) {
        if (broken.isPresent()) {
            return CompletableFuture.failedFuture(broken.get());
        }
        operations.add(event);
        List<LineAlarm> now = new ArrayList<>();
        for (LineAlarm each : status.alarms()) {
            Optional<AlarmState> state =
                    event.alarms().contains(each.alarm().id())
                            ? after(event)
                            : Optional.of(each.state());
            state.ifPresent(
                    s -> now.add(new LineAlarm(each.alarm(), s, each.weight(), each.scan())));
        }
        set(
                new LineStatus(
                        status.order(),
                        status.last(),
                        status.recent(),
                        now,
                        status.counts(),
                        status.distinctPacks(),
                        status.held(),
                        status.devices(),
                        status.journal()));
        return CompletableFuture.completedFuture(SampleStates.entry(event));
    }

    private static Optional<AlarmState> after(AlarmEvent.AlarmFollowUp event) {
        return switch (event) {
            case AlarmEvent.AlarmAcknowledged _ -> Optional.of(AlarmState.LATCHED_ACKNOWLEDGED);
            case AlarmEvent.AlarmUnshelved _,
                    AlarmEvent.AlarmUnsuppressed _,
                    AlarmEvent.AlarmInService _,
                    AlarmEvent.AlarmRaisedAgain _ ->
                    Optional.of(AlarmState.LATCHED_UNACKNOWLEDGED);
            case AlarmEvent.AlarmSuppressed _ -> Optional.of(AlarmState.SUPPRESSED);
            case AlarmEvent.AlarmOutOfService _ -> Optional.of(AlarmState.OUT_OF_SERVICE);
            case AlarmEvent.AlarmShelved _ -> Optional.of(AlarmState.SHELVED);
            case AlarmEvent.AlarmClosed _, AlarmEvent.AlarmCleared _ -> Optional.empty();
        };
    }
}

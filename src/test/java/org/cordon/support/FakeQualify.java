package org.cordon.support;

import org.cordon.app.qualify.QualifyDesk;
import org.cordon.app.qualify.QualifyStatus;
import org.cordon.app.qualify.Standing;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.DeviceId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A desk that shows what a test sets. Any thread.
public final class FakeQualify implements QualifyDesk {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<DeviceId, Standing> standings = new HashMap<>();
    private volatile QualifyStatus status = QualifyStatus.NOTHING;

    /// Shows a run.
    public FakeQualify show(QualifyStatus.Run run) {
        status = new QualifyStatus(Optional.of(run), standings);
        listeners.forEach(Runnable::run);
        return this;
    }

    /// Shows what is known of a scanner.
    public FakeQualify know(DeviceId device, Standing standing) {
        standings.put(device, standing);
        status = new QualifyStatus(status.run(), standings);
        listeners.forEach(Runnable::run);
        return this;
    }

    @Override
    public QualifyStatus status() {
        return status;
    }

    @Override
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public void begin(DeviceId device) {}

    @Override
    public void skip() {}

    @Override
    public void again() {}

    @Override
    public void stop() {
        status = new QualifyStatus(Optional.empty(), standings);
        listeners.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<Entry> record() {
        return CompletableFuture.failedFuture(new NotPossible("This desk records nothing."));
    }
}

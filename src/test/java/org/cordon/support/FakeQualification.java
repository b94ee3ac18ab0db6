package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.qualification.QualificationCommands;
import org.cordon.app.qualification.QualificationProgress;
import org.cordon.app.qualification.QualificationStatus;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.DeviceId;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// A desk that shows what a test sets. Any thread.
public final class FakeQualification implements QualificationCommands {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Map<DeviceId, QualificationStatus> standings = new HashMap<>();
    private volatile QualificationProgress status = QualificationProgress.NOTHING;

    /// Shows a run.
    public FakeQualification show(QualificationProgress.Run run) {
        status = new QualificationProgress(Optional.of(run), standings);
        listeners.forEach(Runnable::run);
        return this;
    }

    /// Shows what is known of a scanner.
    public FakeQualification know(DeviceId device, QualificationStatus standing) {
        standings.put(device, standing);
        status = new QualificationProgress(status.run(), standings);
        listeners.forEach(Runnable::run);
        return this;
    }

    @Override
    public QualificationProgress status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void begin(DeviceId device) {}

    @Override
    public void skip() {}

    @Override
    public void again() {}

    @Override
    public void stop() {
        status = new QualificationProgress(Optional.empty(), standings);
        listeners.forEach(Runnable::run);
    }

    @Override
    public CompletableFuture<Entry> record() {
        return CompletableFuture.failedFuture(new NotPossible("This desk records nothing."));
    }
}

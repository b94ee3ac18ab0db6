package org.cordon.app.epcis;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.DeliveryHistory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// No EPCIS repository is set: nothing is told.
public final class DisabledCapture implements CaptureQueries, CaptureCommands {
    private final DeliveryHistory none;

    /// Nothing to watch.
    public DisabledCapture(TimeSource time) {
        none = new DeliveryHistory(time);
    }

    @Override
    public CaptureStatus status() {
        return new CaptureStatus(
                CaptureStatus.State.OFF, "", 0, Duration.ZERO, Optional.empty(), 0, "");
    }

    @Override
    public DeliveryHistory deliveries() {
        return none;
    }

    @Override
    public List<EpcisDeadLetter> deadLetters() {
        return List.of();
    }

    /// {@inheritDoc}
    ///
    /// It never changes.
    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }

    /// {@inheritDoc}
    ///
    /// There is nothing to try.
    @Override
    public void retry() {}

    @Override
    public CompletableFuture<Integer> export(Path file) {
        return CompletableFuture.completedFuture(0);
    }
}

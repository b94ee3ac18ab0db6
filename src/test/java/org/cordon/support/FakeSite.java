package org.cordon.support;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.replication.ChainStatus;
import org.cordon.app.replication.DeliveryHistory;
import org.cordon.app.replication.DeliveryHistory.Outcome;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.replication.SiteStatus;
import org.cordon.core.event.StreamId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A site store in one state for ever.
///
/// @param status that state
/// @param chains how far each chain has come
/// @param deliveries what happened lately
/// @param tries how often somebody wanted it tried at once
public record FakeSite(
        SiteStatus status,
        List<ChainStatus> chains,
        DeliveryHistory deliveries,
        AtomicInteger tries)
        implements SiteQueries {
    private static FakeSite of(SiteStatus status, List<ChainStatus> chains) {
        FakeTimeSource time = new FakeTimeSource(SampleStates.AT.minusSeconds(3_000));
        DeliveryHistory deliveries = new DeliveryHistory(time);
        deliveries.note(Outcome.REACHED, 0, "");
        for (int i = 0; i < 30; i++) {
            time.advance(Duration.ofSeconds(2));
            deliveries.note(Outcome.DELIVERED, 20, "");
        }
        if (status.state() == SiteStatus.State.WAITING) {
            for (int i = 0; i < 14; i++) {
                time.advance(Duration.ofSeconds(30));
                deliveries.note(Outcome.FAILED, 0, status.detail());
            }
        }
        if (status.state() == SiteStatus.State.CONFLICT) {
            deliveries.note(Outcome.REFUSED, 0, status.detail());
        }
        return new FakeSite(status, chains, deliveries, new AtomicInteger());
    }

    private static ChainStatus chain(StreamId stream, long here, long there, String remark) {
        return new ChainStatus(
                stream,
                1,
                here,
                there,
                here > there
                        ? Optional.of(SampleStates.AT.minus(Duration.ofMinutes(7)))
                        : Optional.empty(),
                remark);
    }

    /// Connected and level.
    public static FakeSite level() {
        return of(
                new SiteStatus(
                        SiteStatus.State.CONNECTED,
                        "site/cordon",
                        0,
                        Duration.ZERO,
                        Optional.of(SampleStates.AT),
                        ""),
                List.of(
                        chain(StreamId.OPERATIONS, 412, 412, ""),
                        chain(StreamId.SCANS, 18_204, 18_204, "")));
    }

    /// Away for a while.
    public static FakeSite away() {
        return of(
                new SiteStatus(
                        SiteStatus.State.WAITING,
                        "site/cordon",
                        1204,
                        Duration.ofMinutes(7),
                        Optional.of(SampleStates.AT),
                        "Trying again in 20 s."),
                List.of(
                        chain(StreamId.OPERATIONS, 412, 408, ""),
                        chain(StreamId.SCANS, 18_204, 17_004, "")));
    }

    /// Another record under the same name.
    public static FakeSite conflict() {
        String words =
                "The record here and at the site store differ in ACTS, epoch 1, entry 408:"
                        + " 8f3a01c2d4e5… there, 11b2c3d4e5f6… here. Two terminals share a name, or"
                        + " a record was altered. Nothing of this stream is sent until a person has"
                        + " looked.";
        return of(
                new SiteStatus(
                        SiteStatus.State.CONFLICT,
                        "PostgreSQL site-db.plant.example:5432/cordon",
                        4,
                        Duration.ofMinutes(7),
                        Optional.of(SampleStates.AT),
                        words),
                List.of(
                        chain(StreamId.OPERATIONS, 412, 408, words),
                        chain(StreamId.SCANS, 18_204, 18_204, "")));
    }

    /// The same with entries that it refused.
    public FakeSite withParked(int deadLetters) {
        SiteStatus parking =
                new SiteStatus(
                        status.state(),
                        status.address(),
                        status.waiting(),
                        status.lag(),
                        status.lastDelivered(),
                        status.detail(),
                        deadLetters);
        return new FakeSite(parking, chains, deliveries, tries);
    }

    @Override
    public void tryNow() {
        tries.incrementAndGet();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        // It never changes.
        return () -> {};
    }
}

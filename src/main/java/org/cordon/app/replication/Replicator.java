package org.cordon.app.replication;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Outage;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.SiteStatus.State;
import org.cordon.app.replication.SiteStore.ChainConflict;
import org.cordon.app.replication.SiteStore.EntryRefused;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Ships the journal to the site store, on the [Worker] `replicator`.
///
/// The peer's own head is the watermark: it is asked on every connect, and nothing is remembered
/// here of what was sent. Batches go in order, operations before scans. A chain that differs from the
/// peer's stops and is shown; the others go on. An entry that the peer refuses for good is parked there
/// and the rest goes on. Every epoch that the journal holds is shipped.
public final class Replicator implements SiteQueries, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replicator.class);
    private static final Messages TEXT = Messages.of(Replicator.class);

    private record Shown(State state, Optional<Instant> lastDelivered, String detail) {}

    private final Journal journal;
    private final SiteStore siteStore;
    private final TimeSource time;
    private final SiteReplicaUpdater updater;
    private final ReplicationConfig config;
    private final CallsWithTimeout calls;
    private final DeliveryHistory deliveries;
    private final Worker worker;
    private final SiteTaskQueue errands;
    private final Outage unreadable;
    private final DeadLetters deadLetters;
    private final ChainSource site;
    private final ChainsOnlyAtSite onlyThere = new ChainsOnlyAtSite();
    private final Listeners<Replicator> listeners = new Listeners<>("the replication");

    private volatile List<ReplicationStream> lanes = List.of();
    private volatile Shown shown =
            new Shown(State.WAITING, Optional.empty(), TEXT.get("replication.state.not-yet"));

    // Of the replicator's thread alone.
    private boolean connected;
    private long askedNanos;
    private Duration askAgainAfter = Duration.ZERO;
    private boolean asked;

    /// Ships to a peer, which [#close] closes; [#start] begins.
    ///
    /// @param updater hears what other terminals do
    public Replicator(
            Journal journal,
            SiteStore siteStore,
            SiteReplicaUpdater updater,
            TimeSource time,
            ReplicationConfig config) {
        this.journal = journal;
        this.siteStore = siteStore;
        this.updater = updater;
        this.time = time;
        this.config = config;
        deliveries = new DeliveryHistory(time);
        calls = new CallsWithTimeout(config.deadline());
        site = calls.around(ChainSource.of(siteStore, journal.terminal()));
        worker =
                Worker.named("replicator", config.retry())
                        .log(
                                LOG,
                                "The site store is out of reach; entries wait here",
                                "The site store answers again")
                        .expect(SiteStoreUnavailable.class)
                        .expect(JournalUnavailable.class)
                        .onFailure(this::failed)
                        .build(this::turn);
        unreadable =
                new Outage(
                        LOG,
                        new Outage.Texts(
                                "What the site tells cannot be read",
                                "What the site tells can be read again"),
                        config.retry(),
                        WorkerEnvironment.system().random(),
                        List.of());
        errands = new SiteTaskQueue(worker::signal);
        deadLetters = new DeadLetters(journal, siteStore, calls, errands);
    }

    /// Begins to ship.
    public void start() {
        journal.onDurable(entries -> {
            for (Entry entry : entries) {
                lanes.forEach(lane -> lane.arrived(entry));
            }
            worker.signal();
        });
        worker.start();
    }

    /// What can be done about entries that the site store refused.
    public SiteCommands commands() {
        return deadLetters;
    }

    @Override
    public SiteStatus status() {
        Shown now = shown;
        List<ReplicationStream> all = lanes;
        Instant wall = time.now();
        Duration lag =
                all.stream()
                        .flatMap(lane -> lane.oldest().stream())
                        .min(Instant::compareTo)
                        .map(oldest -> Duration.between(oldest, wall))
                        .filter(Duration::isPositive)
                        .orElse(Duration.ZERO);
        return new SiteStatus(
                now.state(),
                siteStore.address(),
                all.stream().mapToLong(ReplicationStream::waiting).sum(),
                lag,
                now.lastDelivered(),
                now.detail(),
                deadLetters.count());
    }

    @Override
    public List<ChainStatus> chains() {
        return Stream.concat(
                        onlyThere.all().stream(), lanes.stream().map(ReplicationStream::status))
                .sorted(
                        Comparator.comparing(ChainStatus::stream)
                                .thenComparingInt(ChainStatus::epoch))
                .toList();
    }

    @Override
    public DeliveryHistory deliveries() {
        return deliveries;
    }

    @Override
    public void tryNow() {
        worker.retryNow();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    private void turn() {
        if (lanes.isEmpty()) {
            lanes = lanes();
        }
        if (!connected) {
            connect();
        }
        errands.run();
        boolean shipped = shipOne();
        ask(shipped);
        if (!shipped) {
            rest();
        }
    }

    private List<ReplicationStream> lanes() {
        List<ReplicationStream> all = new ArrayList<>();
        for (StreamId stream : StreamId.values()) {
            int current = journal.head(stream).epoch();
            for (ChainHead last : journal.epochs(stream)) {
                all.add(new ReplicationStream(journal, stream, last, last.epoch() == current));
            }
        }
        return List.copyOf(all);
    }

    /// Asks the peer how far it has come.
    private void connect() {
        for (ReplicationStream lane : lanes) {
            reconcile(lane);
        }
        onlyThere.inspect(lanes, site);
        beginEpochAfterConflict();
        deadLetters.inspect();
        connected = true;
        deliveries.note(DeliveryHistory.Outcome.REACHED, 0, "");
        show(shown.lastDelivered());
    }

    /// No number may be given twice: where the epoch recorded in is not what the site holds of it, the
    /// next start begins another, after all that either place knows.
    private void beginEpochAfterConflict() {
        int latest = chains().stream().mapToInt(ChainStatus::epoch).max().orElse(0);
        lanes.stream()
                .filter(lane -> lane.current() && lane.conflict().isPresent())
                .findFirst()
                .ifPresent(lane ->
                        journal.beginEpochAtNextStart(
                                latest + 1,
                                TEXT.get(
                                        "replication.epoch.conflict",
                                        lane.stream(),
                                        lane.epoch())));
    }

    /// Delivers one batch, of the operations if any wait.
    ///
    /// @return whether one was delivered
    private boolean shipOne() {
        for (ReplicationStream lane : lanes) {
            if (lane.conflict().isEmpty() && lane.waiting() > 0) {
                ship(lane);
                return true;
            }
        }
        return false;
    }

    private void ship(ReplicationStream lane) {
        List<Entry> batch = lane.next(config.batch());
        if (batch.isEmpty()) {
            throw new JournalUnavailable(TEXT.get("replication.journal.lacks", lane.stream()));
        }
        try {
            ChainHead head = calls.call(() -> siteStore.deliver(batch));
            lane.deliveredUpTo(head.seq());
            deliveries.note(DeliveryHistory.Outcome.DELIVERED, batch.size(), "");
            deadLetters.taken();
            if (lane.stream() == StreamId.OPERATIONS) {
                deadLetters.lookForUnprojected();
            }
            show(Optional.of(time.now()));
        } catch (EntryRefused e) {
            lane.refused(batch);
            if (batch.size() == 1) {
                deadLetters.add(batch.getFirst(), e);
                deliveries.note(DeliveryHistory.Outcome.REFUSED, 0, String.valueOf(e.getMessage()));
                lane.deliveredUpTo(batch.getFirst().seq());
                show(shown.lastDelivered());
            }
        } catch (ChainConflict e) {
            misfit(lane, batch, e);
            deliveries.note(DeliveryHistory.Outcome.REFUSED, 0, String.valueOf(e.getMessage()));
            show(shown.lastDelivered());
        }
    }

    /// A batch does not continue what the peer holds. Where the peer merely holds less than it has
    /// confirmed, as a standby may once it is promoted, it is sent that again; else the chain stops.
    private void misfit(ReplicationStream lane, List<Entry> batch, ChainConflict e) {
        reconcile(lane);
        if (lane.conflict().isEmpty() && !lane.isBehind(batch.getFirst())) {
            lane.stop(TEXT.get("replication.chain.refused", e.getMessage()));
        }
        if (lane.conflict().isPresent()) {
            beginEpochAfterConflict();
            LOG.warn("The site store refuses the chain of {}", lane.stream(), e);
        } else {
            LOG.warn("The site store lacks entries of {} it had; sent again", lane.stream());
        }
    }

    private void reconcile(ReplicationStream lane) {
        lane.reconcile(
                calls.call(() -> siteStore.head(journal.terminal(), lane.stream(), lane.epoch())),
                site);
    }

    /// Asks for news now and then, also between batches: a long backlog must not keep them away, nor
    /// they the backlog.
    private void ask(boolean shipped) {
        Duration since = Duration.ofNanos(time.nanos() - askedNanos);
        boolean due = !asked || (siteStore.shared() ? since.compareTo(config.ask()) >= 0 : shipped);
        if (!due || (unreadable.failures() > 0 && since.compareTo(askAgainAfter) < 0)) {
            return;
        }
        askedNanos = time.nanos();
        asked = true;
        try {
            updater.ask(after ->
                    calls.call(() -> siteStore.changes(after, SiteReplicaUpdater.AT_ONCE)));
            boolean _ = unreadable.succeeded();
        } catch (SiteStoreUnavailable e) {
            asked = false;
            if (!shipped) {
                throw e;
            }
            updater.unheard(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // What cannot be read must not hold up what goes upward.
            askAgainAfter = unreadable.failed(e);
            updater.unheard(TEXT.get("replication.news.unreadable", e.getMessage()));
        }
    }

    /// Waits for entries; lets go of an idle peer, and looks now and then whether it is still there.
    private void rest() {
        boolean work = worker.await(siteStore.shared() ? config.ask() : config.idle());
        if (!work && !siteStore.shared() && !worker.isClosing()) {
            calls.call(() -> {
                siteStore.disconnect();
                return true;
            });
            connected = false;
            work = worker.await(config.look());
        }
        if (work) {
            worker.sleep(config.gather());
        }
    }

    private Duration failed(Throwable cause, int failures, Duration wait) {
        connected = false;
        asked = false;
        String why = String.valueOf(cause.getMessage());
        updater.unheard(why);
        errands.refuse(cause);
        deliveries.note(DeliveryHistory.Outcome.FAILED, 0, why);
        publish(new Shown(State.WAITING, shown.lastDelivered(), why));
        return wait;
    }

    private void show(Optional<Instant> lastDelivered) {
        Optional<String> conflict =
                lanes.stream().flatMap(lane -> lane.conflict().stream()).findFirst();
        String remark =
                lanes.stream().flatMap(lane -> lane.remark().stream()).findFirst().orElse("");
        if (remark.isEmpty()) {
            remark = onlyThere.remark();
        }
        if (remark.isEmpty()) {
            remark = deadLetters.remark();
        }
        publish(
                new Shown(
                        conflict.isPresent() ? State.CONFLICT : State.CONNECTED,
                        lastDelivered,
                        conflict.orElse(remark)));
    }

    private void publish(Shown now) {
        if (!now.equals(shown)) {
            shown = now;
            listeners.publish(this);
        }
    }

    /// Ends after the batch at hand and closes the peer. Waits for it, but not for a peer that hangs.
    @Override
    public void close() {
        boolean ended = worker.close(config.deadline().plusSeconds(1));
        errands.end();
        if (ended) {
            siteStore.close();
        } else {
            LOG.warn("The site store still does not answer; left behind");
        }
    }
}

package org.cordon.app.site;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Outage;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Keeps what the site tells of its other terminals. Whoever talks to the site calls [#ask]; one thread,
/// which is never interrupted. All else is safe from any thread.
public final class SiteReplicaUpdater implements SiteReplicaQueries, AutoCloseable {
    /// How many changes are asked for at once.
    public static final int AT_ONCE = 1_000;

    /// That nothing is new is written down only so often: it says how old the rest is after a restart.
    private static final Duration NOTE_EVERY = Duration.ofMinutes(1);

    private static final RetryPolicy RETRY =
            RetryPolicy.doubling(Duration.ofSeconds(2), Duration.ofMinutes(1));

    private static final Logger LOG = LoggerFactory.getLogger(SiteReplicaUpdater.class);

    private final TerminalId own;
    private final SiteReplica replica;
    private final TimeSource time;
    private final Listeners<SiteReplicaUpdater> listeners = new Listeners<>("the site replica");
    private volatile SiteReplicaStatus status = SiteReplicaStatus.NOTHING;
    private volatile List<SiteTargetHold> targets = List.of();
    private volatile List<SiteTargetHold> others = List.of();
    private final Outage keeping;
    private final Outage reading;

    // Of the asking thread alone.
    private boolean loaded;
    private Optional<Instant> noted = Optional.empty();
    private long failedNanos;
    private Duration wait = Duration.ZERO;

    /// Keeps them in a mirror, which [#close] closes.
    ///
    /// @param own this terminal, whose own holds it knows better than the site
    public SiteReplicaUpdater(TerminalId own, SiteReplica replica, TimeSource time) {
        this(own, replica, time, RETRY, RandomGenerator.getDefault());
    }

    /// Keeps them in a mirror, which [#close] closes.
    ///
    /// @param own this terminal, whose own holds it knows better than the site
    /// @param retry between attempts while the mirror cannot be written
    /// @param random jitter of these attempts
    public SiteReplicaUpdater(
            TerminalId own,
            SiteReplica replica,
            TimeSource time,
            RetryPolicy retry,
            RandomGenerator random) {
        this.own = own;
        this.replica = replica;
        this.time = time;
        keeping =
                new Outage(
                        LOG,
                        new Outage.Texts(
                                "What the site tells of other terminals cannot be kept; trying"
                                        + " again",
                                "What the site tells of other terminals is kept again"),
                        retry,
                        random,
                        List.of(StoreUnavailable.class));
        reading =
                new Outage(
                        LOG,
                        new Outage.Texts(
                                "What other terminals hold cannot be read; scans are judged without"
                                        + " it",
                                "What other terminals hold can be read again"),
                        retry,
                        random,
                        List.of(StoreUnavailable.class));
    }

    /// Takes up what was known before the last end. Blocks; [#ask] does it otherwise.
    public void recall() {
        try {
            load();
        } catch (StoreUnavailable e) {
            broken(e);
        }
    }

    /// Asks the site for what is new, until nothing is. While the mirror cannot be written it is tried
    /// again only as often as the retry policy says, and the calls in between do nothing.
    ///
    /// @param site answers what changed since a version, [#AT_ONCE] at most. Where it stands at an
    ///     earlier version than asked for, it was put back from a backup, and all is asked for again
    /// @throws RuntimeException what the site throws; what was heard before stays
    public void ask(LongFunction<SiteChanges> site) {
        if (keeping.failures() > 0 && time.nanos() - failedNanos < wait.toNanos()) {
            return;
        }
        try {
            if (!loaded) {
                load();
            }
            for (SiteChanges changes = site.apply(status.version()); ; ) {
                if (changes.version() < status.version()) {
                    LOG.warn("The site stands at an earlier version than known here; asked anew");
                    replica.forget();
                    readTargets();
                    status = SiteReplicaStatus.NOTHING;
                    changes = site.apply(0);
                    continue;
                }
                if (changes.isEmpty()) {
                    heard(changes);
                    boolean _ = keeping.succeeded();
                    return;
                }
                apply(changes, time.now());
                changes = site.apply(status.version());
            }
        } catch (StoreUnavailable e) {
            broken(e);
        }
    }

    private void load() {
        SiteReplica.Heard heard = replica.heard();
        noted = heard.at();
        readTargets();
        publish(heard.version(), heard.at());
        loaded = true;
    }

    private void heard(SiteChanges nothing) {
        Instant now = time.now();
        boolean due =
                noted.filter(at -> Duration.between(at, now).abs().compareTo(NOTE_EVERY) < 0)
                        .isEmpty();
        if (due || !status.detail().isEmpty()) {
            apply(nothing, now);
        } else {
            SiteReplicaStatus before = status;
            show(
                    new SiteReplicaStatus(
                            before.version(),
                            Optional.of(now),
                            before.held(),
                            before.openIncidents(),
                            ""));
        }
    }

    private void apply(SiteChanges changes, Instant now) {
        replica.apply(changes, now);
        if (!changes.targets().isEmpty()) {
            readTargets();
        }
        noted = Optional.of(now);
        publish(changes.version(), noted);
    }

    private void readTargets() {
        targets = replica.targets();
        others = targets.stream().filter(each -> !each.terminal().equals(own)).toList();
    }

    private void publish(long version, Optional<Instant> asOf) {
        SiteReplica.Standing standing = replica.standing();
        show(new SiteReplicaStatus(version, asOf, standing.held(), standing.openIncidents(), ""));
    }

    /// The site could not be asked: what is known grows old from here on.
    ///
    /// @param why in words
    public void unheard(String why) {
        SiteReplicaStatus before = status;
        show(
                new SiteReplicaStatus(
                        before.version(),
                        before.asOf(),
                        before.held(),
                        before.openIncidents(),
                        why));
    }

    private void broken(StoreUnavailable e) {
        loaded = false;
        wait = keeping.failed(e);
        failedNanos = time.nanos();
        unheard(String.valueOf(e.getMessage()));
    }

    private void show(SiteReplicaStatus now) {
        if (!now.equals(status)) {
            status = now;
            listeners.publish(this);
        }
    }

    /// The earliest hold of a unit that stands at another terminal. While the copy kept here cannot be
    /// read, none is known; the line goes on, and the status says so.
    public Optional<SiteHold> elsewhere(UnitId unit) {
        if (status.held() == 0) {
            return Optional.empty();
        }
        try {
            Optional<SiteHold> found =
                    replica.holds(unit).stream().filter(h -> !h.terminal().equals(own)).findFirst();
            boolean _ = reading.succeeded();
            return found;
        } catch (StoreUnavailable e) {
            Duration _ = reading.failed(e);
            unheard(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /// What else than units stands in quarantine at other terminals, the earliest first; the same list while nothing
    /// changes.
    public List<SiteTargetHold> targetsElsewhere() {
        return others;
    }

    @Override
    public List<SiteTargetHold> targets() {
        return targets;
    }

    @Override
    public SiteReplicaStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public List<SiteHold> held(Predicate<SiteHold> wanted, int max) {
        return replica.held(wanted, max);
    }

    @Override
    public List<SiteIncident> openIncidents() {
        return replica.open();
    }

    @Override
    public void close() {
        replica.close();
    }
}

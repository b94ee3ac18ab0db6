package org.cordon.crash;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.adapter.localstore.H2StoreWriter;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.WorkerEnvironment;
import org.cordon.app.projection.StoreProjector;
import org.cordon.app.replication.ReplicationConfig;
import org.cordon.app.replication.Replicator;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ChildProcess;
import org.cordon.support.FakeSiteReplica;
import org.cordon.support.ForwardingSiteStore;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A whole terminal without a line and a window, in a process to be killed: the journal, the store
/// that follows it, and the replicator. It records shift after shift without end, says which entries
/// are acknowledged, and when the store and the site are level.
final class TerminalChild {
    private static final TerminalId L3 = new TerminalId("L3");
    private static final Object OUT = new Object();

    private TerminalChild() {}

    /// Starts it in a process of its own, to record as fast as it can.
    ///
    /// @param site URL of a PostgreSQL database; else the site is a file in the data folder
    static Process start(Path data, long seed, Optional<String> site) throws IOException {
        return start(data, seed, site, Integer.MAX_VALUE);
    }

    /// Starts it in a process of its own.
    ///
    /// @param site URL of a PostgreSQL database; else the site is a file in the data folder
    /// @param aSecond entries it records a second, at most
    static Process start(Path data, long seed, Optional<String> site, int aSecond)
            throws IOException {
        return ChildProcess.of(
                        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx400m"),
                        TerminalChild.class,
                        data.toString(),
                        Long.toString(seed),
                        site.orElse(""),
                        Integer.toString(aSecond))
                .start();
    }

    /// The journal as the child and its judge open it: segments of a hundred entries or so.
    static FileJournal journal(Path data) {
        JournalConfig limits =
                new JournalConfig(40_000, 0, Duration.ofMillis(5), Duration.ofMillis(20));
        return FileJournal.open(data, L3, new RealTime(), () -> "1", limits);
    }

    static StoreProjector follower(FileJournal journal, H2Database database) {
        return new StoreProjector(
                journal,
                new H2StoreWriter(database),
                _ -> Optional.empty(),
                new RealTime(),
                RetryPolicy.doubling(Duration.ofMillis(5), Duration.ofMillis(200)),
                WorkerEnvironment.system());
    }

    static SiteStore site(Path data, String url) {
        return url.isEmpty()
                ? JdbcSiteStore.file(data.resolve("site"), new EntryCodec())
                : Postgres.peer(url);
    }

    /// @param random decides which batches are delivered twice
    static Replicator replicator(FileJournal journal, SiteStore site, Random random) {
        ReplicationConfig config =
                new ReplicationConfig(
                        50,
                        Duration.ofMillis(1),
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(30),
                        RetryPolicy.doubling(Duration.ofMillis(5), Duration.ofMillis(200)));
        SiteReplicaUpdater updater =
                new SiteReplicaUpdater(journal.terminal(), new FakeSiteReplica(), new RealTime());
        return new Replicator(journal, new Doubter(site, random), updater, new RealTime(), config);
    }

    /// @param args data folder, seed, URL of the site or nothing, entries a second
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        Path data = Path.of(args[0]);
        Random random = new Random(Long.parseLong(args[1]));
        FileJournal journal = journal(data);
        StoreProjector follower = follower(journal, new H2Database(data.resolve("store")));
        Replicator replicator =
                replicator(journal, site(data, args[2]), new Random(random.nextLong()));
        follower.start();
        replicator.start();
        Semaphore underWay = new Semaphore(24);
        long pauseNanos = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(args[3]);
        while (true) {
            Shift shift = Shift.of(random.nextLong(), 50 + random.nextInt(400));
            record(journal, shift, underWay, pauseNanos);
            if (random.nextBoolean()) {
                for (StreamId stream : StreamId.values()) {
                    follower.applied(stream, journal.head(stream)).get();
                }
                Until.holds(() -> isLevel(replicator.status()), () -> "the site is not level");
                say("level");
            }
        }
    }

    static boolean isLevel(SiteStatus status) {
        return status.state() == SiteStatus.State.CONNECTED && status.waiting() == 0;
    }

    /// The streams in turns.
    private static void record(
            FileJournal journal, Shift shift, Semaphore underWay, long pauseNanos)
            throws InterruptedException {
        List<Entry> operations = shift.acts().entries();
        List<Entry> scans = shift.scans().entries();
        for (int i = 0; i < Math.max(operations.size(), scans.size()); i++) {
            for (List<Entry> entries : List.of(operations, scans)) {
                if (i < entries.size()) {
                    LockSupport.parkNanos(pauseNanos);
                    underWay.acquire();
                    var _ =
                            journal.append(entries.get(i).person(), entries.get(i).event())
                                    .whenComplete((entry, failure) -> {
                                        underWay.release();
                                        say(
                                                failure == null
                                                        ? "%s %d %s"
                                                                .formatted(
                                                                        entry.stream(),
                                                                        entry.seq(),
                                                                        entry.hash())
                                                        : "refused");
                                    });
                }
            }
        }
    }

    private static void say(String line) {
        try {
            synchronized (OUT) {
                // Not System.out, which would keep part of a line in a buffer.
                new FileOutputStream(FileDescriptor.out)
                        .write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(4);
        }
    }

    /// A site whose answer is lost at times after it has taken a batch, so that it is delivered again,
    /// and that hears some batches twice.
    private static final class Doubter extends ForwardingSiteStore {
        private final Random random;

        private Doubter(SiteStore siteStore, Random random) {
            super(siteStore);
            this.random = random;
        }

        @Override
        public ChainHead deliver(List<Entry> entries) {
            ChainHead head = super.deliver(entries);
            return switch (random.nextInt(10)) {
                case 0 ->
                        throw new SiteStoreUnavailable(
                                "the answer was lost", new IOException("the answer was lost"));
                case 1 -> super.deliver(entries);
                default -> head;
            };
        }
    }
}

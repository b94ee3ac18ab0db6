package org.cordon.sim.scale;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.replication.ReplicationConfig;
import org.cordon.app.replication.Replicator;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.site.SiteReplicaUpdater;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeSiteReplica;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// A terminal that records scans and ships them: the real journal, replicator and site store, without
/// line, store and window.
final class SimulatedTerminal implements AutoCloseable {
    private static final OrderId ORDER = new OrderId("PO-2026-1187");

    private final FileJournal journal;
    private final Replicator replicator;
    private final AtomicLong refused = new AtomicLong();
    private int pack;

    SimulatedTerminal(int number, Path folder, String url, Lags lags) {
        TerminalId id = new TerminalId("T%03d".formatted(number));
        journal =
                FileJournal.open(
                        folder.resolve(id.value()),
                        id,
                        new RealTime(),
                        () -> "1",
                        JournalConfig.STANDARD);
        replicator =
                new Replicator(
                        journal,
                        new MeasuredSiteStore(Postgres.peer(url), lags),
                        new SiteReplicaUpdater(id, new FakeSiteReplica(), new RealTime()),
                        new RealTime(),
                        ReplicationConfig.usual());
        replicator.start();
    }

    /// Scans one pack after the other.
    void scan(int packs) {
        for (int i = 0; i < packs; i++) {
            var _ =
                    journal.append(
                                    Optional.empty(),
                                    Shift.scan(
                                            ORDER,
                                            VerdictCode.ACCEPTED,
                                            pack++ % 100_000,
                                            Instant.now()))
                            .whenComplete((_, failure) -> {
                                if (failure != null) {
                                    refused.incrementAndGet();
                                }
                            });
        }
    }

    /// A person decides something.
    void act() {
        var _ = journal.append(Optional.empty(), new PersonEvent.SignInRefused("simulated"));
    }

    TerminalId id() {
        return journal.terminal();
    }

    ChainHead head(StreamId stream) {
        return journal.head(stream);
    }

    long recorded() {
        return head(StreamId.OPERATIONS).seq() + head(StreamId.SCANS).seq();
    }

    long lineBytes() {
        Entry last = journal.read(StreamId.SCANS, head(StreamId.SCANS).seq() - 1, 1).getFirst();
        return last.line().length();
    }

    boolean level() {
        return refused.get() == 0
                && replicator.status().state() == SiteStatus.State.CONNECTED
                && replicator.status().waiting() == 0;
    }

    String status() {
        return id() + ": " + replicator.status() + ", refused " + refused;
    }

    @Override
    public void close() {
        replicator.close();
        journal.close();
    }
}

package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Reason;
import org.cordon.support.CrashingPostgres;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// How long `site init` takes over acts that are in no list, beside delivering the same acts in the same
/// run. `mvn -q -Pbench verify`; `-Dbench.millionActs=true` for a million of them.
final class ProjectionBackfillBenchTest {
    private static final int OF_TERMINAL = 50_000 / Integer.getInteger("bench.divisor", 1);
    private static final int BATCH = 500;

    /// The goals of `req~site.take-up-cost~1`: of the time that delivering takes, and of a site without acts.
    private static final double MOST_TAKEN_UP = 1.8;

    private static final double MOST_LISTED = 2;

    @TempDir private Path folder;

    // [utest->req~site.take-up-cost~1]
    @Tag("bench")
    @Test
    void actsTakenUpBesideActsDelivered() throws Exception {
        int terminals = Boolean.getBoolean("bench.millionActs") ? 20 : 2;
        try (CrashingPostgres server = new CrashingPostgres(folder.resolve("server"))) {
            Postgres.execute(server.url(), "create database bench");
            String url = Postgres.init(Postgres.url(server.port(), "bench"), Map.of());
            double empty = init(url);
            double delivered = 0;
            for (int n = 0; n < terminals; n++) {
                delivered += deliver(url, new TerminalId("L" + n));
            }
            long holds = holds(url);
            Postgres.execute(url, "truncate site_holds, site_incidents, site_incident_acts");
            Postgres.execute(url, "update site_heads set listed = 0");
            double missing = init(url);
            assertEquals(holds, holds(url), "all of them");
            double there = init(url);
            Postgres.execute(url, "update site_heads set listed = 0");
            double again = init(url);

            int acts = terminals * OF_TERMINAL;
            System.out.printf(
                    Locale.ROOT,
                    "%d operations taken up, ratio of the time to that of delivering them (%.0f s):"
                        + " all missing %.2f, all there but not known to be %.2f, known to be there"
                        + " %.4f, %.2f of the time without any%n",
                    acts,
                    delivered,
                    missing / delivered,
                    again / delivered,
                    there / delivered,
                    there / empty);
            double most = Math.max(missing, again) / delivered;
            double listed = there / empty;
            assertTrue(most <= MOST_TAKEN_UP, () -> "taking up costs " + most);
            assertTrue(listed <= MOST_LISTED, () -> "what is listed costs " + listed);
        }
    }

    private static double init(String url) {
        long start = System.nanoTime();
        Postgres.init(url, Map.of());
        return (System.nanoTime() - start) / 1e9;
    }

    private static long holds(String url) {
        try (SiteStore siteStore = Postgres.peer(url)) {
            return siteStore.changes(0, 1_000_000).holds().size();
        }
    }

    private static JournalEvent hold(int i) {
        return i % 3 == 0
                ? new HoldEvent.UnitReleased(Shift.pack(i % 5_000), Optional.empty(), "checked")
                : new HoldEvent.UnitHeld(
                        Shift.pack(i % 5_000),
                        Optional.empty(),
                        new Reason.Written("looks wrong"),
                        Optional.empty());
    }

    /// Half of the acts hold or release one of some thousand units; the others are what people do besides.
    ///
    /// @return seconds of delivering alone
    private double deliver(String url, TerminalId terminal) throws Exception {
        List<Entry> operations = Shift.of(17, 10_000).acts().entries();
        try (FileJournal journal =
                        FileJournal.open(
                                folder.resolve(terminal.value()),
                                terminal,
                                new RealTime(),
                                () -> "1",
                                JournalConfig.STANDARD);
                SiteStore siteStore = Postgres.peer(url)) {
            List<CompletableFuture<Entry>> written = new ArrayList<>();
            for (int i = 0; i < OF_TERMINAL; i++) {
                Entry act = operations.get(i % operations.size());
                written.add(journal.append(act.person(), i % 2 == 0 ? hold(i) : act.event()));
            }
            written.forEach(CompletableFuture::join);
            double seconds = 0;
            for (long seq = 0; seq < OF_TERMINAL; ) {
                List<Entry> batch = journal.read(StreamId.OPERATIONS, seq, BATCH);
                long start = System.nanoTime();
                seq = siteStore.deliver(batch).seq();
                seconds += (System.nanoTime() - start) / 1e9;
            }
            return seconds;
        }
    }
}

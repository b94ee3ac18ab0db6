package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalConfig;
import org.cordon.app.replication.ReplicationConfig;
import org.cordon.app.replication.SiteStore;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.CrashingPostgres;
import org.cordon.support.Postgres;
import org.cordon.support.RealTime;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// How fast a backlog goes to PostgreSQL, beside COPY of the same rows into the same table, and what it
/// does to the line meanwhile; all in one run, with a server that syncs. `mvn -q -Pbench verify`. Machines
/// differ and are shared: compare the ratios, never the times.
final class DrainBenchTest {
    private static final int ENTRIES = 60_000;
    private static final int ROUNDS = 3;

    /// Of COPY in the same batches.
    private static final double GOAL = 0.8;

    private static final TerminalId L3 = new TerminalId("L3");

    @TempDir private Path folder;

    /// Batches of several sizes, each once in every round, delivered with a terminal's own role, beside two
    /// COPYs of the same rows, with the text made before: of all at once, which confirms nothing before its
    /// end; and in the same batches, each committed by itself. Whoever confirms batch by batch can be no
    /// faster than the second, which skips the check of the chain and of who delivers, and makes no text.
    // [bench->req~replicate.drain~1]
    @Tag("bench")
    @Test
    void aBacklogBesideCopy() throws Exception {
        List<Entry> scans = Shift.of(91, ENTRIES * 5 / 3 + 2_000).scans().after(0, ENTRIES);
        String rows = rows(scans);
        List<Integer> sizes = List.of(500, 1_000, 2_000);
        Map<Integer, List<Double>> drains = new TreeMap<>();
        Map<Integer, List<Double>> batches = new TreeMap<>();
        List<Double> copies = new ArrayList<>();
        try (CrashingPostgres server = new CrashingPostgres(folder.resolve("server"))) {
            int number = 0;
            for (int round = 0; round < ROUNDS + 1; round++) {
                double copy = copy(site(server, ++number), rows, scans.size());
                for (int batch : sizes) {
                    double drain = drain(site(server, ++number), scans, batch);
                    double copied = copyInBatches(site(server, ++number), scans, batch);
                    // The first round warms up.
                    if (round > 0) {
                        drains.computeIfAbsent(batch, _ -> new ArrayList<>()).add(drain / copy);
                        batches.computeIfAbsent(batch, _ -> new ArrayList<>()).add(copied / copy);
                    }
                }
                copies.add(copy);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "A backlog of %d entries, COPY at once %.0f rows/s%n",
                scans.size(),
                median(copies));
        for (int batch : sizes) {
            double drain = median(Objects.requireNonNull(drains.get(batch)));
            double ceiling = median(Objects.requireNonNull(batches.get(batch)));
            System.out.printf(
                    Locale.ROOT,
                    "  in batches of %5d: delivered %.2f of COPY at once, COPY in batches %.2f of"
                            + " it; delivered %.2f of COPY in batches%n",
                    batch,
                    drain,
                    ceiling,
                    drain / ceiling);
        }
        double usual =
                median(Objects.requireNonNull(drains.get(ReplicationConfig.usual().batch())))
                        / median(
                                Objects.requireNonNull(
                                        batches.get(ReplicationConfig.usual().batch())));
        assertTrue(usual >= GOAL, () -> "delivered %.2f of COPY in batches".formatted(usual));
    }

    private static String site(CrashingPostgres server, int number) {
        Postgres.execute(server.url(), "create database bench" + number);
        return Postgres.init(
                Postgres.url(server.port(), "bench" + number), Map.of("L3", "l3_drains"));
    }

    private static double drain(String url, List<Entry> entries, int batch) {
        try (SiteStore siteStore = Postgres.peer(url, "l3_drains", "x")) {
            siteStore.head(L3, StreamId.SCANS, 1);
            long start = System.nanoTime();
            for (int from = 0; from < entries.size(); from += batch) {
                siteStore.deliver(entries.subList(from, Math.min(from + batch, entries.size())));
            }
            return rate(entries.size(), start);
        }
    }

    private static double copyInBatches(String url, List<Entry> entries, int batch)
            throws SQLException, IOException {
        // Into the bare table: no rights and no rules.
        Postgres.execute(url, "drop trigger site_entries_follow on site_entries");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "")) {
            connection.setAutoCommit(false);
            List<String> texts = new ArrayList<>();
            for (int from = 0; from < entries.size(); from += batch) {
                texts.add(rows(entries.subList(from, Math.min(from + batch, entries.size()))));
            }
            long start = System.nanoTime();
            for (String text : texts) {
                copy(connection, text);
                connection.commit();
            }
            return rate(entries.size(), start);
        }
    }

    private static void copy(Connection connection, String rows) throws SQLException, IOException {
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy site_entries (terminal, stream, epoch, seq, made_at, person, hash,"
                                + " line) from stdin (format csv)",
                        new StringReader(rows));
    }

    private static double copy(String url, String rows, int count)
            throws SQLException, IOException {
        Postgres.execute(url, "drop trigger site_entries_follow on site_entries");
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            copy(connection, rows);
            double rate = rate(count, start);
            try (ResultSet there = statement.executeQuery("select count(*) from site_entries")) {
                there.next();
                assertEquals(count, there.getInt(1));
            }
            return rate;
        }
    }

    private static String rows(List<Entry> entries) {
        return entries.stream()
                .map(entry ->
                        "L3,SCANS,1,%d,%s,%s,%s,\"%s\"%n"
                                .formatted(
                                        entry.seq(),
                                        entry.stamp().at(),
                                        entry.person().map(Object::toString).orElse(""),
                                        entry.hash(),
                                        entry.line().replace("\"", "\"\"")))
                .collect(Collectors.joining());
    }

    private static double rate(int rows, long startNanos) {
        return rows / ((System.nanoTime() - startNanos) / 1e9);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// A scan's way to the disk while a backlog drains to a server on this very machine, which takes its
    /// share of the same processors, beside the same without.
    @Tag("bench")
    @Test
    void theLineBesideADrainingBacklog() throws Exception {
        List<Entry> scans = Shift.of(92, ENTRIES).scans().entries();
        try (CrashingPostgres server = new CrashingPostgres(folder.resolve("server"));
                FileJournal journal =
                        FileJournal.open(
                                folder.resolve("terminal"),
                                L3,
                                new RealTime(),
                                () -> "1",
                                JournalConfig.STANDARD)) {
            String url = site(server, 1);
            List<CompletableFuture<Entry>> written = new ArrayList<>();
            scans.forEach(scan -> written.add(journal.append(scan.person(), scan.event())));
            written.forEach(CompletableFuture::join);

            AtomicBoolean draining = new AtomicBoolean(true);
            AtomicBoolean drained = new AtomicBoolean();
            Thread drain = Thread.ofPlatform().start(() -> drain(url, journal, draining, drained));
            List<Long> alone = new ArrayList<>();
            List<Long> beside = new ArrayList<>();
            // Turn by turn, because the machine is not the same from one second to the next.
            for (int turn = 0; !drained.get() && turn < 200; turn++) {
                boolean on = turn % 2 == 0;
                draining.set(on);
                measure(journal, scans, on ? beside : alone);
            }
            draining.set(true);
            drain.join();

            System.out.printf(
                    Locale.ROOT,
                    "A durable scan while a backlog drains (%d of them), ratio to the same without"
                            + " (%d): p50 %.2f, p99 %.2f%n",
                    beside.size(),
                    alone.size(),
                    (double) at(beside, 50) / at(alone, 50),
                    (double) at(beside, 99) / at(alone, 99));
        }
    }

    private static void drain(
            String url, FileJournal journal, AtomicBoolean draining, AtomicBoolean drained) {
        try (SiteStore siteStore = Postgres.peer(url)) {
            long end = journal.head(StreamId.SCANS).seq();
            for (long seq = 0; seq < end; ) {
                Until.holds(draining::get, () -> "its turn");
                seq =
                        siteStore
                                .deliver(
                                        journal.read(
                                                StreamId.SCANS,
                                                1,
                                                seq,
                                                ReplicationConfig.usual().batch()))
                                .seq();
            }
        } finally {
            drained.set(true);
        }
    }

    /// Some scans, one after the other.
    private static void measure(FileJournal journal, List<Entry> scans, List<Long> nanos) {
        for (int i = 0; i < 50; i++) {
            Entry scan = scans.get(i);
            long start = System.nanoTime();
            journal.append(scan.person(), scan.event()).join();
            nanos.add(System.nanoTime() - start);
        }
    }

    private static long at(List<Long> nanos, int percent) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}

package org.cordon.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.FileJournal;
import org.cordon.adapter.journal.JournalVerifier;
import org.cordon.adapter.localstore.Dump;
import org.cordon.adapter.localstore.H2Database;
import org.cordon.app.projection.StoreProjector;
import org.cordon.app.replication.Replicator;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.HashChain;
import org.cordon.core.event.StreamId;
import org.cordon.core.event.Verification;
import org.cordon.support.CrashingPostgres;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.cordon.support.WholeStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Kills a whole terminal, and the site's server, at random moments: nothing acknowledged is lost, the
/// store comes out as if it had never been killed, and the site holds every entry once, in order.
final class TerminalCrashDbTest {
    private static final Pattern SAID = Pattern.compile("(ACTS|SCANS) (\\d+) ([0-9a-f]{64})");

    @TempDir private Path folder;

    private final Map<StreamId, Map<Long, String>> acknowledged = new EnumMap<>(StreamId.class);
    private int serverKills;

    // [utest->req~journal.survives-kill~1]
    // [utest->req~store.survives-kill~1]
    // [utest->req~replicate.sender-killed~1]
    @Test
    @EntriesMayBeParked
    void nothingIsLostOrDoubledWhenTheTerminalIsKilled() throws Exception {
        file(20_261_124, 2);
    }

    // [utest->req~journal.survives-kill~1]
    // [utest->req~store.survives-kill~1]
    // [utest->req~replicate.sender-killed~1]
    @Tag("crash")
    @Test
    @EntriesMayBeParked
    void nothingIsLostOrDoubledWhenTheTerminalIsKilledAtLength() throws Exception {
        file(System.nanoTime(), 150);
    }

    // [utest->req~replicate.server-killed~1]
    @Test
    @EntriesMayBeParked
    void nothingIsLostOrDoubledWhenTheTerminalAndTheServerAreKilled() throws Exception {
        postgres(20_261_125, 2);
    }

    // [utest->req~replicate.server-killed~1]
    @Tag("chaos")
    @Test
    @EntriesMayBeParked
    void nothingIsLostOrDoubledWhenTheTerminalAndTheServerAreKilledAtLength() throws Exception {
        postgres(System.nanoTime(), 60);
    }

    private void file(long seed, int kills) throws Exception {
        Path data = folder.resolve("terminal");
        Random random = new Random(seed);
        for (int kill = 0; kill < kills; kill++) {
            runAndKill(data, random, Optional.empty(), Optional.empty());
            check(data, "seed " + seed + ", kill " + kill);
        }
        tally("site in a file", seed, kills, endsWhole(data, ""), siteOf(data));
    }

    private static String siteOf(Path data) {
        return "jdbc:h2:" + data.resolve("site") + ";IFEXISTS=TRUE;USER=cordon";
    }

    private void postgres(long seed, int kills) throws Exception {
        Path data = folder.resolve("terminal");
        Random random = new Random(seed);
        try (CrashingPostgres server = new CrashingPostgres(folder.resolve("server"))) {
            Postgres.init(server.url(), Map.of());
            for (int kill = 0; kill < kills; kill++) {
                boolean both = random.nextInt(3) > 0;
                runAndKill(
                        data,
                        random,
                        Optional.of(server.url()),
                        both ? Optional.of(server) : Optional.empty());
                check(data, "seed " + seed + ", kill " + kill);
            }
            assertTrue(serverKills > 0, "the server was killed");
            tally(
                    "PostgreSQL",
                    seed,
                    kills,
                    endsWhole(data, server.url()),
                    server.url() + "&user=postgres");
        }
    }

    private void tally(
            String what, long seed, int kills, Map<StreamId, List<String>> lines, String site)
            throws SQLException {
        int entries = 0;
        for (StreamId stream : StreamId.values()) {
            List<String> here = lines.getOrDefault(stream, List.of());
            List<String> there = lines(site, stream);
            isOneChain(stream, there);
            assertEquals(here, there, "the site's entries of " + stream);
            entries += there.size();
        }
        System.out.printf(
                "%s, seed %d: %d kills of the terminal, %d of the server, %d entries acknowledged,"
                        + " %d at the site, none lost, none doubled%n",
                what,
                seed,
                kills,
                serverKills,
                acknowledged.values().stream().mapToInt(Map::size).sum(),
                entries);
    }

    private void isOneChain(StreamId stream, List<String> lines) {
        HashChain chain =
                new HashChain(Optional.empty(), stream, new ChainHead(1, 0, Entry.NO_HASH));
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            EntryFrame.Check check = chain.add(bytes, 0, bytes.length);
            assertTrue(check instanceof EntryFrame.Check.Sound, () -> check + ": " + line);
        }
        acknowledged
                .getOrDefault(stream, Map.of())
                .forEach((seq, hash) ->
                        assertTrue(
                                lines.get((int) (seq - 1)).contains(hash),
                                () -> stream + " " + seq + " at the site"));
    }

    /// Lets a child work until a random moment, then kills it; the server, if it is given, is killed
    /// at an earlier one and started again while the child works on.
    private void runAndKill(
            Path data, Random random, Optional<String> site, Optional<CrashingPostgres> server)
            throws IOException, InterruptedException {
        Process child = TerminalChild.start(data, random.nextLong(), site);
        int levels = random.nextInt(3);
        int enough = levels > 0 ? Integer.MAX_VALUE : 1 + random.nextInt(2_000);
        int serverEnough = random.nextInt(Math.min(enough, 1_000));
        int before = size();
        int heard = 0;
        boolean serverKilled = server.isEmpty();
        boolean killed = false;
        try (BufferedReader said = child.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Matcher matcher = SAID.matcher(line);
                if (matcher.matches()) {
                    heard++;
                    acknowledged
                            .computeIfAbsent(
                                    StreamId.ofStoredName(matcher.group(1)), _ -> new HashMap<>())
                            .put(Long.valueOf(matcher.group(2)), matcher.group(3));
                }
                if (!serverKilled && heard >= serverEnough) {
                    serverKilled = true;
                    server.orElseThrow().kill();
                    serverKills++;
                    server.orElseThrow().restart();
                }
                levels -= line.equals("level") ? 1 : 0;
                if (!killed && (heard >= enough || (enough == Integer.MAX_VALUE && levels <= 0))) {
                    killed = true;
                    spin(random.nextInt(5_000_000));
                    // SIGKILL; through the handle, which leaves what the child has said readable.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertTrue(child.waitFor(Until.SECONDS, TimeUnit.SECONDS), "the child ended");
        assertEquals(137, child.exitValue(), "the child died of SIGKILL");
        assertTrue(size() > before, "the child acknowledged nothing");
    }

    /// On into the middle of what follows.
    private static void spin(int nanos) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < nanos) {
            Thread.onSpinWait();
        }
    }

    private int size() {
        return acknowledged.values().stream().mapToInt(Map::size).sum();
    }

    private void check(Path data, String told) throws IOException {
        for (JournalVerifier.Result result : new JournalVerifier(data).verify()) {
            assertFalse(
                    result.verification() instanceof Verification.Broken,
                    () -> told + ": " + result);
        }
        try (FileJournal journal = TerminalChild.journal(data)) {
            assertFalse(journal.cleanStop(), told);
            for (StreamId stream : StreamId.values()) {
                assertEquals(1, journal.head(stream).epoch(), told);
                List<Entry> entries = WholeStream.of(journal, stream);
                acknowledged
                        .getOrDefault(stream, Map.of())
                        .forEach((seq, hash) ->
                                assertEquals(
                                        hash,
                                        entries.get((int) (seq - 1)).hash(),
                                        () -> told + ": " + stream + " " + seq));
            }
        }
    }

    /// Lets store and site catch up, and compares the store with one that was fed at one go.
    ///
    /// @return the journal's lines
    private Map<StreamId, List<String>> endsWhole(Path data, String site) throws Exception {
        Map<StreamId, List<String>> lines = new EnumMap<>(StreamId.class);
        H2Database grown = new H2Database(data.resolve("store"));
        H2Database rebuilt = new H2Database(folder.resolve("rebuilt"));
        try (FileJournal journal = TerminalChild.journal(data);
                StoreProjector follower = TerminalChild.follower(journal, grown);
                StoreProjector other = TerminalChild.follower(journal, rebuilt);
                Replicator replicator =
                        TerminalChild.replicator(
                                journal, TerminalChild.site(data, site), new Random(1))) {
            follower.start();
            other.start();
            replicator.start();
            for (StreamId stream : StreamId.values()) {
                follower.applied(stream, journal.head(stream)).get(Until.SECONDS, TimeUnit.SECONDS);
                other.applied(stream, journal.head(stream)).get(Until.SECONDS, TimeUnit.SECONDS);
                lines.put(
                        stream, WholeStream.of(journal, stream).stream().map(Entry::line).toList());
            }
            assertEquals(Dump.of(rebuilt), Dump.of(grown));
            assertFalse(
                    Files.exists(data.resolve("store.damaged-1.mv.db")),
                    "no kill damaged the store");
            Until.holds(
                    () -> TerminalChild.isLevel(replicator.status()),
                    () -> replicator.status().toString());
        }
        return lines;
    }

    private static List<String> lines(String url, StreamId stream) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement query =
                        connection.prepareStatement(
                                "select line from site_entries where stream = ? order by seq")) {
            query.setString(1, stream.storedName());
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}

package org.cordon.app.replication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.journal.EntryCodec;
import org.cordon.adapter.sitestore.JdbcSiteStore;
import org.cordon.app.replication.SiteStatus.State;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.support.ChainJournal;
import org.cordon.support.Postgres;
import org.cordon.support.Until;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What a site store and a terminal recognise of each other, on both kinds of site store.
final class SiteRecognitionDbTest {
    private static final TerminalId L3 = new TerminalId("L3");

    @TempDir private Path folder;
    private String url = "";

    /// The kinds.
    enum Kind {
        FILE,
        POSTGRESQL
    }

    private SiteStore site(Kind kind) {
        if (kind == Kind.FILE) {
            return JdbcSiteStore.file(folder.resolve("site"), new EntryCodec());
        }
        if (url.isEmpty()) {
            url = Postgres.site(Map.of());
        }
        return Postgres.peer(url);
    }

    private static ChainJournal journal(String version, int entries) {
        ChainJournal journal = new ChainJournal("L3");
        for (int i = 1; i <= entries; i++) {
            journal.record(new ProgramEvent.TerminalStarted(version + " " + i, true));
        }
        return journal;
    }

    private void ship(Kind kind, ChainJournal journal) {
        try (Replicator replicator = ReplicationRig.start(journal, site(kind), new Random(1))) {
            ReplicationRig.delivered(replicator);
        }
    }

    private String conflict(Kind kind, ChainJournal journal) {
        try (Replicator replicator = ReplicationRig.start(journal, site(kind), new Random(1))) {
            Until.holds(
                    () -> replicator.status().state() == State.CONFLICT,
                    () -> replicator.status().toString());
            return replicator.status().detail();
        }
    }

    private List<String> lines(Kind kind, long after) {
        try (SiteStore siteStore = site(kind)) {
            return siteStore.lines(L3, StreamId.OPERATIONS, 1, after, 1_000);
        }
    }

    private static List<String> lines(ChainJournal journal, long after) {
        return journal.read(StreamId.OPERATIONS, 1, after, 1_000).stream()
                .map(Entry::line)
                .toList();
    }

    private static String brief(ChainJournal journal, long seq) {
        return journal.read(StreamId.OPERATIONS, 1, seq - 1, 1).getFirst().hash().substring(0, 12);
    }

    // [utest->req~site.recognised~1]
    @ParameterizedTest
    @EnumSource
    void twoTerminalsOfOneNameAreShownWithBothHeadsAndNothingIsMixed(Kind kind) {
        ChainJournal first = journal("first", 10);
        ChainJournal second = journal("second", 14);
        ship(kind, first);

        String said = conflict(kind, second);

        assertEquals(
                ("The record here and at the site store differ in ACTS, epoch 1, entry 10: %s…"
                                + " there, %s… here. Two terminals share a name, a record was"
                                + " altered, or data were put back from a backup or a snapshot."
                                + " Nothing of this stream is sent until Cordon is started again,"
                                + " which begins a new epoch; tell quality assurance before.")
                        .formatted(brief(first, 10), brief(second, 10)),
                said);
        assertEquals(lines(first, 0), lines(kind, 0));
    }

    // [utest->req~site.recognised~1]
    @ParameterizedTest
    @EnumSource
    void anAlteredRecordIsShownThoughItsChainWasMadeToFit(Kind kind) {
        ChainJournal told = journal("told", 10);
        ship(kind, told);
        ChainJournal altered = new ChainJournal("L3");
        for (Entry entry : told.read(StreamId.OPERATIONS, 1, 0, 100)) {
            altered.record(
                    entry.seq() == 4
                            ? new ProgramEvent.TerminalStarted("another story", true)
                            : entry.event());
        }

        String said = conflict(kind, altered);

        assertTrue(said.contains("a record was altered"), said);
        assertTrue(said.contains(brief(told, 10)), said);
        assertTrue(said.contains(brief(altered, 10)), said);
        assertEquals(lines(told, 0), lines(kind, 0));
    }

    // [utest->req~site.recognised~1]
    @ParameterizedTest
    @EnumSource
    void aTerminalPutBackFromAnOldBackupIsShownAndWhatItLacksCanBeFetched(Kind kind) {
        ChainJournal before = journal("told", 30);
        ship(kind, before);
        ChainJournal old = journal("told", 12);

        String said = conflict(kind, old);
        assertTrue(said.startsWith("The site store is ahead of this terminal in ACTS"), said);
        assertTrue(said.contains("it holds up to 30"), said);
        assertTrue(said.contains("here the last is 12"), said);
        assertTrue(said.contains("data were put back from a backup"), said);

        old.startEpoch();
        old.record(new ProgramEvent.TerminalStarted("restored", false));
        try (Replicator replicator = ReplicationRig.start(old, site(kind), new Random(1))) {
            ReplicationRig.delivered(replicator);
            assertTrue(
                    replicator.status().detail().contains("What is missing here since a restore"),
                    replicator.status().detail());
        }
        assertEquals(lines(before, 12), lines(kind, 12));
    }
}

package org.cordon.app.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.adapter.localstore.H2SiteReplica;
import org.cordon.adapter.sql.H2File;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeSiteStore;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.Shift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

final class SiteReplicaUpdaterDbTest {
    private static final TerminalId OWN = new TerminalId("L5");
    private static final TerminalId L3 = new TerminalId("L3");
    private static final TerminalId L4 = new TerminalId("L4");
    private static final IncidentId INCIDENT = IncidentId.of(L3, 2026, 7);
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir private Path folder;
    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeSiteStore site = new FakeSiteStore();
    private SiteReplicaUpdater updater;

    @BeforeEach
    void start() {
        updater = open(OWN);
    }

    @AfterEach
    void end() {
        updater.close();
    }

    private SiteReplicaUpdater open(TerminalId own) {
        return new SiteReplicaUpdater(own, new H2SiteReplica(folder.resolve("mirror")), time);
    }

    private void ask() {
        updater.ask(after -> site.changes(after, SiteReplicaUpdater.AT_ONCE));
    }

    private static SiteHold hold(TerminalId terminal, int pack, boolean held, int minute) {
        return new SiteHold(
                terminal,
                Shift.pack(pack),
                held,
                Optional.of(INCIDENT).filter(_ -> terminal.equals(L3)),
                new Reason.Written(held ? "wrong lot 100%" : "checked"),
                Optional.empty(),
                NOON.plus(Duration.ofMinutes(minute)));
    }

    private static SiteIncident incident(Set<ContainmentStep> done) {
        return new SiteIncident(
                L3,
                INCIDENT,
                Optional.empty(),
                VerdictCode.WRONG_LOT,
                Reason.of("wrong-lot", "A", "B"),
                Optional.of(Shift.pack(1)),
                NOON,
                Optional.empty(),
                done,
                NOON);
    }

    // [utest->req~verdict.held-elsewhere~1]
    // [utest->req~news.held-elsewhere~1]
    @Test
    void whatOtherTerminalsHoldIsKnownUntilTheyReleaseIt() {
        UnitId unit = Shift.pack(1);
        assertEquals(Optional.empty(), updater.elsewhere(unit));
        site.news(
                new SiteChanges(
                        3,
                        List.of(hold(L4, 1, true, 2), hold(L3, 1, true, 1), hold(OWN, 2, true, 1)),
                        List.of(incident(Set.of()))));
        ask();
        assertEquals(Optional.of(L3), updater.elsewhere(unit).map(SiteHold::terminal));
        assertEquals(Optional.empty(), updater.elsewhere(Shift.pack(2)), "its own it knows itself");
        assertEquals(3, updater.status().held());
        assertEquals(List.of(incident(Set.of())), updater.openIncidents());

        site.news(
                new SiteChanges(
                        5,
                        List.of(hold(L3, 1, false, 3)),
                        List.of(incident(Set.of(ContainmentStep.values())))));
        ask();
        assertEquals(Optional.of(L4), updater.elsewhere(unit).map(SiteHold::terminal));
        assertEquals(List.of(), updater.openIncidents());
        assertEquals(new SiteReplicaStatus(5, Optional.of(time.now()), 2, 0, ""), updater.status());
    }

    private static SiteTargetHold hold(TerminalId terminal, HoldTarget target, boolean held) {
        return new SiteTargetHold(
                terminal,
                target,
                held,
                Optional.of(INCIDENT),
                new Reason.Written(held ? "wrong lot 100%" : "checked"),
                Optional.of(new PersonId("a.weber")),
                NOON);
    }

    // [utest->req~news.targets-elsewhere~1]
    @Test
    void whatElseOtherTerminalsHoldIsKnownUntilTheyReleaseItAlsoAfterARestart() {
        HoldTarget lot = new HoldTarget.WholeLot(new Gtin("04012345000009"), new Lot("L\"/26"));
        HoldTarget tag = new HoldTarget.Tagged("Q-1", 7, "packs");
        assertEquals(List.of(), updater.targetsElsewhere());
        site.news(
                new SiteChanges(
                        3,
                        List.of(),
                        List.of(),
                        List.of(hold(L3, lot, true), hold(L4, tag, true), hold(OWN, lot, true))));
        ask();
        List<SiteTargetHold> others = List.of(hold(L3, lot, true), hold(L4, tag, true));
        assertEquals(others, updater.targetsElsewhere(), "its own it knows itself");
        assertEquals(3, updater.targets().size());
        assertEquals(3, updater.status().held());

        updater.close();
        updater = open(OWN);
        updater.recall();
        assertEquals(others, updater.targetsElsewhere());

        site.news(new SiteChanges(5, List.of(), List.of(), List.of(hold(L3, lot, false))));
        ask();
        assertEquals(List.of(hold(L4, tag, true)), updater.targetsElsewhere());
    }

    // [utest->req~news.offline~1]
    @Test
    void whatWasHeardIsKnownOfflineAndSaysHowOldItIs() {
        site.news(new SiteChanges(1, List.of(hold(L3, 1, true, 1)), List.of()));
        ask();
        Instant heard = time.now();
        updater.close();

        time.advance(Duration.ofHours(3));
        updater = open(OWN);
        site.reachable(false);
        updater.recall();
        assertThrows(SiteStoreUnavailable.class, this::ask);
        updater.unheard("unplugged");
        assertEquals(
                new SiteReplicaStatus(1, Optional.of(heard), 1, 0, "unplugged"), updater.status());
        assertEquals(Optional.of(L3), updater.elsewhere(Shift.pack(1)).map(SiteHold::terminal));

        site.reachable(true);
        ask();
        assertEquals(new SiteReplicaStatus(1, Optional.of(time.now()), 1, 0, ""), updater.status());
    }

    // [utest->req~news.site-put-back~1]
    @Test
    @ExpectedLog(
            from = SiteReplicaUpdater.class,
            message = "The site stands at an earlier version than known here; asked anew")
    void aSiteThatWasPutBackIsAskedAnew() {
        site.news(new SiteChanges(9, List.of(hold(L3, 1, true, 1)), List.of()));
        ask();
        SiteChanges before = new SiteChanges(4, List.of(hold(L4, 2, true, 1)), List.of());
        updater.ask(after -> after < 4 ? before : SiteChanges.none(4));
        assertEquals(Optional.empty(), updater.elsewhere(Shift.pack(1)));
        assertEquals(Optional.of(L4), updater.elsewhere(Shift.pack(2)).map(SiteHold::terminal));
        assertEquals(4, updater.status().version());
    }

    // [utest->req~news.damaged~1]
    @Test
    @ExpectedLog(from = H2File.class, message = "is damaged")
    @ExpectedLog(from = H2File.class, message = "was set aside as")
    void aDamagedCopyIsFetchedAgain() throws IOException {
        site.news(new SiteChanges(2, List.of(hold(L3, 1, true, 1)), List.of()));
        ask();
        updater.close();
        Files.write(folder.resolve("mirror.mv.db"), new byte[20_000]);

        updater = open(OWN);
        updater.recall();
        assertEquals(0, updater.status().version());
        ask();
        assertEquals(Optional.of(L3), updater.elsewhere(Shift.pack(1)).map(SiteHold::terminal));
    }

    // [utest->req~news.search~1]
    @Test
    void wantedHoldsAreFoundLatestFirst() {
        site.news(
                new SiteChanges(2, List.of(hold(L3, 1, true, 1), hold(L4, 2, true, 2)), List.of()));
        ask();
        assertEquals(List.of(L4, L3), terminals(_ -> true, 10));
        assertEquals(List.of(L4), terminals(_ -> true, 1));
        assertEquals(List.of(L3), terminals(hold -> hold.terminal().equals(L3), 1));
        assertEquals(List.of(), terminals(_ -> false, 1));
    }

    private List<TerminalId> terminals(Predicate<SiteHold> wanted, int max) {
        return updater.held(wanted, max).stream().map(SiteHold::terminal).toList();
    }
}

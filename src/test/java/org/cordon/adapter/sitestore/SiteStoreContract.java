package org.cordon.adapter.sitestore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.DeadLetter;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStore.ChainConflict;
import org.cordon.app.replication.SiteStore.EntryRefused;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ProgramEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.site.SiteChanges;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.cordon.support.SiteFold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What every site store does, whichever it is.
abstract class SiteStoreContract {
    private static final TerminalId L3 = new TerminalId("L3");

    final Subject subject = subject();
    private final SiteStore siteStore = subject.siteStore();

    /// What is tested.
    interface Subject {
        SiteStore siteStore();

        /// Makes it refuse entries of a sequence number.
        void refuse(long seq);

        /// Makes it take them again.
        void forgive();
    }

    /// A site store that is empty.
    abstract Subject subject();

    @AfterEach
    void close() {
        siteStore.close();
    }

    static Chain chain(String terminal, StreamId stream, int epoch, int entries, String version) {
        Chain chain = new Chain(new TerminalId(terminal), stream, epoch);
        for (int i = 0; i < entries; i++) {
            chain.add(
                    "anna",
                    new ProgramEvent.TerminalStarted(version + " Łódź \"" + i + "\"", true));
        }
        return chain;
    }

    private static Chain chain(int entries) {
        return chain("L3", StreamId.OPERATIONS, 1, entries, "1");
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void holdsNothingAtFirstAndThenWhatWasDelivered() {
        Chain chain = chain(12);
        assertEquals(Optional.empty(), siteStore.head(L3, StreamId.OPERATIONS, 1));

        assertEquals(chain.after(0, 5).getLast().head(), siteStore.deliver(chain.after(0, 5)));
        assertEquals(chain.head(), siteStore.deliver(chain.after(5, 7)));

        assertEquals(Optional.of(chain.head()), siteStore.head(L3, StreamId.OPERATIONS, 1));
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void aBatchDeliveredTwiceOrOverlappingIsPassedOver() {
        Chain chain = chain(12);
        siteStore.deliver(chain.after(0, 6));

        assertEquals(chain.after(0, 6).getLast().head(), siteStore.deliver(chain.after(0, 6)));
        assertEquals(chain.after(0, 6).getLast().head(), siteStore.deliver(chain.after(1, 2)));
        assertEquals(chain.head(), siteStore.deliver(chain.after(3, 9)));
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void aGapIsRefusedAndNothingOfItIsKept() {
        Chain chain = chain(12);
        siteStore.deliver(chain.after(0, 4));

        assertThrows(ChainConflict.class, () -> siteStore.deliver(chain.after(5, 3)));

        assertEquals(
                Optional.of(chain.after(3, 1).getLast().head()),
                siteStore.head(L3, StreamId.OPERATIONS, 1));
    }

    // [utest->req~site.conflict-stops~1]
    @Test
    void anotherChainUnderTheSameNameIsRefusedWhereverItDiffers() {
        Chain chain = chain(6);
        Chain other = chain("L3", StreamId.OPERATIONS, 1, 9, "2");
        siteStore.deliver(chain.entries());

        List<List<Entry>> batches =
                List.of(
                        other.after(0, 3),
                        other.after(0, 6),
                        other.after(0, 9),
                        other.after(3, 6),
                        other.after(6, 3));
        for (List<Entry> batch : batches) {
            assertThrows(ChainConflict.class, () -> siteStore.deliver(batch), batch::toString);
        }
        assertEquals(Optional.of(chain.head()), siteStore.head(L3, StreamId.OPERATIONS, 1));
    }

    // [utest->req~site.key~1]
    @Test
    void terminalsStreamsAndEpochsAreChainsOfTheirOwn() {
        List<Chain> chains =
                List.of(
                        chain(3),
                        chain("L3", StreamId.SCANS, 1, 4, "1"),
                        chain("L3", StreamId.OPERATIONS, 2, 5, "1"),
                        chain("L4", StreamId.OPERATIONS, 1, 6, "1"));
        chains.forEach(chain -> siteStore.deliver(chain.entries()));

        for (Chain chain : chains) {
            Entry any = chain.entries().getFirst();
            assertEquals(
                    Optional.of(chain.head()),
                    siteStore.head(any.terminal(), any.stream(), any.epoch()));
        }
    }

    // [utest->req~site.key~1]
    @Test
    void tellsTheLastOfEachEpochAndAnyEntrysHash() {
        Chain first = chain("L3", StreamId.OPERATIONS, 1, 5, "1");
        Chain third = chain("L3", StreamId.OPERATIONS, 3, 2, "1");
        assertEquals(List.of(), siteStore.heads(L3, StreamId.OPERATIONS));
        siteStore.deliver(third.entries());
        siteStore.deliver(first.after(0, 3));
        siteStore.addDeadLetter(first.after(3, 1).getFirst(), "no");
        siteStore.deliver(first.after(4, 1));
        siteStore.deliver(chain("L4", StreamId.OPERATIONS, 2, 1, "1").entries());
        siteStore.deliver(chain("L3", StreamId.SCANS, 2, 1, "1").entries());

        assertEquals(List.of(first.head(), third.head()), siteStore.heads(L3, StreamId.OPERATIONS));
        for (Entry entry : first.entries()) {
            assertEquals(
                    Optional.of(entry.head()),
                    siteStore.at(L3, StreamId.OPERATIONS, 1, entry.seq()));
        }
        assertEquals(Optional.empty(), siteStore.at(L3, StreamId.OPERATIONS, 1, 6));
        assertEquals(Optional.empty(), siteStore.at(L3, StreamId.OPERATIONS, 2, 1));
    }

    // [utest->req~site.in-order-once~1]
    @Test
    void canBeUsedAgainAfterDisconnecting() {
        Chain chain = chain(12);
        siteStore.deliver(chain.after(0, 6));

        siteStore.disconnect();

        assertEquals(chain.head(), siteStore.deliver(chain.after(6, 6)));
    }

    // [utest->req~site.parked~1]
    @Test
    void anEntryThatIsRefusedLeavesNothingOfItsBatchAndIsSetAsideByItself() {
        Chain chain = chain(12);
        siteStore.deliver(chain.after(0, 2));
        subject.refuse(7);

        assertThrows(EntryRefused.class, () -> siteStore.deliver(chain.after(2, 8)));
        assertEquals(
                Optional.of(chain.after(1, 1).getLast().head()),
                siteStore.head(L3, StreamId.OPERATIONS, 1));

        siteStore.deliver(chain.after(2, 4));
        Entry refused = chain.after(6, 1).getFirst();
        assertThrows(EntryRefused.class, () -> siteStore.deliver(List.of(refused)));
        assertEquals(refused.head(), siteStore.addDeadLetter(refused, "not this one"));
        assertEquals(refused.head(), siteStore.addDeadLetter(refused, "not this one"));
        assertEquals(chain.head(), siteStore.deliver(chain.after(6, 6)));
        assertEquals(
                List.of(new DeadLetter(StreamId.OPERATIONS, new LogPosition(1, 7), "not this one")),
                siteStore.deadLetters(L3, 10));
        assertEquals(
                chain.entries().stream().map(Entry::line).toList(),
                siteStore.lines(L3, StreamId.OPERATIONS, 1, 0, 99),
                "it is among what can be got back");
    }

    // [utest->req~site.parked~1]
    @Test
    void anEntrySetAsideIsDeliveredOnceItIsTakenAndOnlyIfItIsTheSame() {
        Chain chain = chain(9);
        siteStore.deliver(chain.after(0, 6));
        subject.refuse(7);
        siteStore.addDeadLetter(chain.after(6, 1).getFirst(), "not this one");
        siteStore.deliver(chain.after(7, 2));
        Entry other = chain("L3", StreamId.OPERATIONS, 1, 9, "2").after(6, 1).getFirst();

        assertThrows(
                EntryRefused.class, () -> siteStore.removeDeadLetter(chain.after(6, 1).getFirst()));
        assertEquals(1, siteStore.deadLetters(L3, 10).size());
        subject.forgive();
        assertThrows(ChainConflict.class, () -> siteStore.removeDeadLetter(other));
        siteStore.removeDeadLetter(chain.after(6, 1).getFirst());

        assertEquals(List.of(), siteStore.deadLetters(L3, 10));
        assertThrows(
                ChainConflict.class,
                () -> siteStore.removeDeadLetter(chain.after(6, 1).getFirst()));
        assertEquals(
                chain.entries().stream().map(Entry::line).toList(),
                siteStore.lines(L3, StreamId.OPERATIONS, 1, 0, 99));
    }

    // [utest->req~site.lines~1]
    @Test
    void givesLinesBackAsTheyStoodPageByPage() {
        Chain chain = chain(12);
        siteStore.deliver(chain.entries());
        siteStore.deliver(chain("L4", StreamId.OPERATIONS, 1, 3, "other").entries());

        assertEquals(
                chain.after(0, 5).stream().map(Entry::line).toList(),
                siteStore.lines(L3, StreamId.OPERATIONS, 1, 0, 5));
        assertEquals(
                chain.after(5, 7).stream().map(Entry::line).toList(),
                siteStore.lines(L3, StreamId.OPERATIONS, 1, 5, 99));
        assertEquals(List.of(), siteStore.lines(L3, StreamId.OPERATIONS, 1, 12, 99));
        assertEquals(List.of(), siteStore.lines(L3, StreamId.SCANS, 1, 0, 99));
    }

    private static final UnitId PACK = Shift.pack(1);
    private static final IncidentId INCIDENT = IncidentId.of(L3, 2026, 1);

    static JournalEvent held(UnitId unit) {
        return new HoldEvent.UnitHeld(
                unit, Optional.of(INCIDENT), Reason.of("wrong-lot", "A", "B"), Optional.empty());
    }

    static JournalEvent released(UnitId unit) {
        return new HoldEvent.UnitReleased(unit, Optional.empty(), "checked");
    }

    static JournalEvent opened() {
        return new IncidentEvent.IncidentOpened(
                INCIDENT,
                Optional.of(new OrderId("PO-1")),
                Instant.parse("2026-11-22T07:00:00.5Z"),
                VerdictCode.WRONG_LOT,
                Reason.of("no-lot", "B").and(Reason.of("no-grade")),
                1,
                Optional.empty(),
                Optional.of(PACK));
    }

    static JournalEvent done(ContainmentStep step) {
        return new IncidentEvent.ActCompleted(INCIDENT, step, Duration.ofMinutes(1));
    }

    static Chain acts(String terminal, int epoch, JournalEvent... events) {
        Chain chain = new Chain(new TerminalId(terminal), StreamId.OPERATIONS, epoch);
        for (JournalEvent event : events) {
            chain.add("anna", event);
        }
        return chain;
    }

    private static SiteFold fold(Chain... chains) {
        SiteFold fold = new SiteFold();
        for (Chain chain : chains) {
            chain.entries().forEach(fold::add);
        }
        return fold;
    }

    private void tells(SiteFold expected) {
        SiteChanges all = siteStore.changes(0, 1_000);
        assertEquals(expected.holds(), Set.copyOf(all.holds()));
        assertEquals(expected.incidents(), Set.copyOf(all.incidents()));
        assertEquals(expected.targets(), Set.copyOf(all.targets()));
        assertEquals(expected.holds().size(), all.holds().size());
    }

    static final HoldTarget LOT =
            new HoldTarget.WholeLot(new Gtin("04012345000009"), new Lot("L\"/26"));

    static JournalEvent held(HoldTarget target) {
        return new HoldEvent.TargetHeld(
                target,
                Optional.of(INCIDENT),
                Reason.of("wrong-lot", "A", "B"),
                Optional.empty(),
                List.of());
    }

    private static JournalEvent released(HoldTarget target) {
        return new HoldEvent.TargetReleased(
                target, Optional.empty(), "checked", new PersonId("second"));
    }

    // [utest->req~site.tells-targets~1]
    @Test
    void whatElseIsHeldIsToldUntilItIsReleasedEachKindByItsContent() {
        Instant from = Instant.parse("2026-11-22T06:00:00.123456789Z");
        Chain here =
                acts(
                        "L3",
                        1,
                        held(LOT),
                        held(
                                new HoldTarget.WholeLot(
                                        new Gtin("04012345000009"), new Lot("l\"/26"))),
                        held(
                                new HoldTarget.SerialRange(
                                        new Gtin("04012345000009"),
                                        new Serial("A1"),
                                        new Serial("A9"))),
                        held(
                                new HoldTarget.StationTime(
                                        new StationId("Unit “A”"), from, Optional.of(from))),
                        held(
                                new HoldTarget.StationTime(
                                        new StationId("Unit “A”"), from, Optional.empty())),
                        held(new HoldTarget.Tagged("Q-1", 7, "Packs “without” a code")),
                        held(PACK),
                        held(LOT));
        Chain there = acts("L5", 1, held(LOT), released(LOT));
        siteStore.deliver(here.entries());
        siteStore.deliver(there.entries());
        tells(fold(here, there));
        SiteChanges all = siteStore.changes(0, 1_000);
        assertEquals(7, all.targets().size());
        assertEquals(all, new SiteChanges(all.version(), all.holds(), all.incidents(), inPages(2)));

        Entry release = here.add("anna", released(LOT));
        siteStore.deliver(List.of(release));
        SiteChanges after = siteStore.changes(all.version(), 10);
        assertEquals(List.of(false), after.targets().stream().map(SiteTargetHold::held).toList());
        assertEquals(List.of(), after.holds());
    }

    private List<SiteTargetHold> inPages(int size) {
        List<SiteTargetHold> targets = new ArrayList<>();
        SiteChanges page = siteStore.changes(0, size);
        while (!page.isEmpty()) {
            targets.addAll(page.targets());
            page = siteStore.changes(page.version(), size);
        }
        return targets;
    }

    // [utest->req~site.tells~1]
    @Test
    void aUnitHeldAtTwoTerminalsAndReleasedAtOneIsToldSo() {
        assertEquals(SiteChanges.none(0), siteStore.changes(0, 10));
        Chain here = acts("L3", 1, held(PACK), held(Shift.pack(2)));
        Chain there = acts("L5", 1, held(PACK), released(PACK));
        siteStore.deliver(here.entries());
        siteStore.deliver(there.entries());

        SiteChanges all = siteStore.changes(0, 10);
        assertEquals(
                List.of(
                        new SiteHold(
                                L3,
                                PACK,
                                true,
                                Optional.of(INCIDENT),
                                Reason.of("wrong-lot", "A", "B"),
                                Optional.of(new PersonId("anna")),
                                Instant.parse("2026-11-22T06:00:01.123456Z")),
                        new SiteHold(
                                new TerminalId("L5"),
                                PACK,
                                false,
                                Optional.empty(),
                                new Reason.Written("checked"),
                                Optional.of(new PersonId("anna")),
                                Instant.parse("2026-11-22T06:00:02.123456Z"))),
                all.holds().stream().filter(hold -> hold.unit().equals(PACK)).toList());
        tells(fold(here, there));
    }

    // [utest->req~site.tells~1]
    @Test
    void changesArePagedWithoutMissingOneAndOnlyWhatIsNewerIsTold() {
        Chain chain = acts("L3", 1);
        for (int i = 0; i < 25; i++) {
            chain.add("anna", held(Shift.pack(i)));
        }
        chain.add("anna", opened());
        siteStore.deliver(chain.entries());

        Set<Object> told = new HashSet<>();
        long version = 0;
        for (SiteChanges page = siteStore.changes(0, 4);
                !page.isEmpty();
                page = siteStore.changes(version, 4)) {
            assertTrue(page.version() > version, page::toString);
            assertTrue(page.holds().size() + page.incidents().size() <= 4, page::toString);
            version = page.version();
            told.addAll(page.holds());
            told.addAll(page.incidents());
        }
        assertEquals(26, told.size());

        chain.add("anna", released(Shift.pack(7)));
        siteStore.deliver(chain.after(26, 1));
        SiteChanges changes = siteStore.changes(version, 100);
        assertEquals(List.of(Shift.pack(7)), changes.holds().stream().map(SiteHold::unit).toList());
        assertEquals(List.of(), changes.incidents());
        assertEquals(
                changes.version(),
                siteStore.changes(changes.version() + 50, 100).version(),
                "a version the site does not know");
    }

    // [utest->req~site.tells~1]
    @Test
    void aBatchDeliveredAgainChangesNothing() {
        Chain chain =
                acts("L3", 1, held(PACK), opened(), done(ContainmentStep.CEASE), released(PACK));
        siteStore.deliver(chain.entries());
        long version = siteStore.changes(0, 100).version();

        siteStore.deliver(chain.entries());
        siteStore.deliver(chain.after(1, 2));

        assertEquals(version, siteStore.changes(0, 100).version());
        tells(fold(chain));
    }

    // [utest->req~site.tells~1]
    @Test
    void anIncidentIsToldWithItsActsAndHowOldItIs() {
        Chain chain =
                acts(
                        "L3",
                        1,
                        opened(),
                        done(ContainmentStep.CEASE),
                        done(ContainmentStep.ISOLATE),
                        new IncidentEvent.NoteTaken(
                                INCIDENT, new IncidentNote.Quarantined("cage 4"), Duration.ZERO));
        siteStore.deliver(chain.after(0, 2));
        long version = siteStore.changes(0, 100).version();
        siteStore.deliver(chain.after(2, 2));

        SiteIncident now = siteStore.changes(version, 100).incidents().getFirst();
        assertEquals(Set.of(ContainmentStep.CEASE, ContainmentStep.ISOLATE), now.done());
        assertEquals(Instant.parse("2026-11-22T06:00:04.123456Z"), now.at());
        tells(fold(chain));
    }

    // [utest->req~site.tells~1]
    @Test
    void anIncidentNumberUsedAgainAfterARestoreIsTheNewIncident() {
        Chain before =
                acts("L3", 1, opened(), done(ContainmentStep.CEASE), done(ContainmentStep.ISOLATE));
        Chain after = acts("L3", 2, opened(), done(ContainmentStep.CEASE));
        siteStore.deliver(before.entries());
        siteStore.deliver(after.entries());

        assertEquals(
                Set.of(ContainmentStep.CEASE),
                siteStore.changes(0, 100).incidents().getFirst().done());
        tells(fold(before, after));
    }

    // [utest->req~site.tells~1]
    @Test
    void whatIsDeliveredLateDoesNotTurnTheClockBack() {
        Chain chain =
                acts("L3", 1, opened(), held(PACK), released(PACK), done(ContainmentStep.CEASE));
        siteStore.addDeadLetter(chain.after(0, 1).getFirst(), "late");
        siteStore.addDeadLetter(chain.after(1, 1).getFirst(), "late");
        siteStore.deliver(chain.after(2, 2));
        long version = siteStore.changes(0, 100).version();

        siteStore.removeDeadLetter(chain.after(1, 1).getFirst());
        siteStore.removeDeadLetter(chain.after(0, 1).getFirst());

        SiteChanges all = siteStore.changes(0, 100);
        assertEquals(List.of(false), all.holds().stream().map(SiteHold::held).toList());
        assertEquals(Set.of(ContainmentStep.CEASE), all.incidents().getFirst().done());
        assertEquals(1, siteStore.changes(version, 100).incidents().size());
    }

    // [utest->req~site.tells~1]
    @Test
    void aWholeHistoryInAnyBatchesIsToldAsItHappened() {
        Shift shift = Shift.of(71, 1_500);
        List<Entry> all = shift.acts().entries();
        Random random = new Random(71);
        for (int from = 0; from < all.size(); ) {
            int size = 1 + random.nextInt(60);
            siteStore.deliver(shift.acts().after(from, size));
            from += size;
        }

        tells(fold(shift.acts()));
    }
}

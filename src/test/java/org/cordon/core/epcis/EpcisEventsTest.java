package org.cordon.core.epcis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.epcis.JournalContext;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.container.Unexpected;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.Holds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What entries say to an EPCIS repository.
final class EpcisEventsTest {
    private static final Instant SCANNED = Instant.parse("2026-11-23T07:59:58.1239999Z");
    private static final Optional<EpcisLocation> LINE =
            Optional.of(new EpcisLocation("urn:epc:id:sgln:4012345.00001.L3"));
    private static final Optional<EpcisLocation> QUARANTINE =
            Optional.of(EpcisLocation.parse("4012345000016"));

    private final FakeJournal journal = new FakeJournal(new FakeTimeSource());
    private final Holds line = new Holds(journal);
    private final EpcisEvents events =
            new EpcisEvents(LINE, QUARANTINE, new JournalContext(journal));

    private String text(Entry entry) {
        return texts(entry).stream().findFirst().orElse("none");
    }

    private List<String> texts(Entry entry) {
        return events.of(entry).stream()
                .map(event -> new EventHash().text(event.properties()))
                .toList();
    }

    @Test
    void aHoldSetsAUnitApart() {
        // [utest->req~epcis.holds-and-releases~1]
        assertEquals(
                "eventType=ObjectEventeventTime=2026-11-23T08:00:00.000ZeventTimeZoneOffset=+00:00"
                    + "epcListepc=https://id.gs1.org/01/04012345000009/21/H1action=OBSERVE"
                    + "bizStep=https://ref.gs1.org/cbv/BizStep-holding"
                    + "disposition=https://ref.gs1.org/cbv/Disp-non_sellable_other"
                    + "persistentDispositionset=https://ref.gs1.org/cbv/Disp-unavailable"
                    + "readPointid=https://id.gs1.org/414/4012345000016/254/L3"
                    + "bizLocationid=https://id.gs1.org/414/4012345000016"
                    + "bizTransactionListbizTransaction=urn:epcglobal:cbv:bt:4012345000016:L3-2026-0114",
                text(line.hold(1)));
    }

    // [utest->req~hold.many-units~1]
    @Test
    void manyUnitsThatAreHeldAtOnceAreOneEvent() {
        String told =
                text(line.record(held(new HoldTarget.Units(List.of(Holds.pack(1), Holds.box())))));
        assertTrue(
                told.contains(
                        "epcListepc=https://id.gs1.org/00/340123450000000017"
                                + "epc=https://id.gs1.org/01/04012345000009/21/H1"),
                told);
    }

    private Entry checked(List<Unexpected> unexpected, boolean complete) {
        return line.record(
                new ContainerEvent.ContainerChecked(
                        Holds.box(),
                        Optional.empty(),
                        2,
                        complete ? 2 : 1,
                        unexpected,
                        List.of(),
                        List.of(),
                        complete,
                        complete ? "" : "put aside"));
    }

    // [utest->req~container.capture~1]
    @Test
    void aContainerThatWasCheckedAndIsCompleteIsTold() {
        assertEquals(
                "eventType=ObjectEventeventTime=2026-11-23T08:00:00.000ZeventTimeZoneOffset=+00:00"
                    + "epcListepc=https://id.gs1.org/00/340123450000000017action=OBSERVE"
                    + "bizStep=https://ref.gs1.org/cbv/BizStep-inspecting"
                    + "persistentDispositionset=https://ref.gs1.org/cbv/Disp-completeness_verified"
                    + "readPointid=https://id.gs1.org/414/4012345000016/254/L3",
                text(checked(List.of(), true)));
    }

    // [utest->req~container.capture~1]
    @Test
    void whatWasFoundInAContainerAndDoesNotBelongThereIsTold() {
        String told =
                text(
                        checked(
                                List.of(
                                        new Unexpected(
                                                Holds.pack(1),
                                                Unexpected.Why.LOOSE,
                                                Optional.empty())),
                                false));
        assertTrue(
                told.contains(
                        "parentID=https://id.gs1.org/00/340123450000000017"
                                + "childEPCsepc=https://id.gs1.org/01/04012345000009/21/H1"),
                told);
        assertTrue(told.contains("Disp-mismatch_instance"), told);
        Entry missing = checked(List.of(), false);
        assertEquals(List.of(), texts(missing));
        assertFalse(EpcisEvents.mayTell(missing.event()));
    }

    @Test
    void whatIsHeldWithoutNamesOfUnitsIsNotTold() {
        // [utest->req~epcis.holds-and-releases~1]
        Entry lot =
                line.record(
                        held(
                                new HoldTarget.WholeLot(
                                        new Gtin("04012345000009"), new Lot("K2411A"))));
        assertEquals(List.of(), texts(lot));
        assertFalse(EpcisEvents.mayTell(lot.event()));
    }

    private static HoldEvent held(HoldTarget target) {
        return new HoldEvent.TargetHeld(
                target,
                Optional.empty(),
                new Reason.Written("Seen twice."),
                Optional.empty(),
                List.of());
    }

    @Test
    void aReleaseTakesThatBack() {
        // [utest->req~epcis.holds-and-releases~1]
        assertTrue(
                text(line.release(1))
                        .contains(
                                "bizStep=https://ref.gs1.org/cbv/BizStep-inspecting"
                                    + "disposition=https://ref.gs1.org/cbv/Disp-conformant"
                                    + "persistentDispositionunset=https://ref.gs1.org/cbv/Disp-unavailable"));
    }

    @ParameterizedTest
    @CsvSource({
        "UNKNOWN_SERIAL, no_pedigree_match",
        "WRONG_PRODUCT, non_conformant",
        "WRONG_LOT, non_conformant",
        "WRONG_EXPIRY, non_conformant",
        "DUPLICATE, non_conformant",
        "INACTIVE, non_conformant",
        "BAD_CODE, non_conformant"
    })
    void aBadPackThatIsHeldWasInspectedWhenItWasScanned(VerdictCode verdict, String disposition) {
        // [utest->req~epcis.failed-verifications~1]
        Entry scan = line.scan(1, verdict, SCANNED);
        line.hold(1);
        assertEquals(
                "eventType=ObjectEventeventTime=2026-11-23T07:59:58.124ZeventTimeZoneOffset=+00:00"
                        + "epcListepc=https://id.gs1.org/01/04012345000009/21/H1action=OBSERVE"
                        + "bizStep=https://ref.gs1.org/cbv/BizStep-inspecting"
                        + "disposition=https://ref.gs1.org/cbv/Disp-"
                        + disposition
                        + "readPointid=https://id.gs1.org/414/4012345000016/254/L3"
                        + "bizLocationid=https://id.gs1.org/414/4012345000016"
                        + "bizTransactionListbizTransaction=urn:epcglobal:cbv:bt:4012345000016:L3-2026-0114",
                text(line.answer(scan, AlarmEvent.Answer.HELD)));
    }

    @Test
    void aHoldThatClosesAnAlarmTellsBoth() {
        // [utest->req~epcis.failed-verifications~1]
        Entry scan = line.scan(1, VerdictCode.WRONG_LOT, SCANNED);
        String held = text(line.hold(1));
        String failed = text(line.answer(scan, AlarmEvent.Answer.HELD));
        Entry both =
                line.record(
                        new HoldEvent.UnitHeld(
                                Holds.pack(1),
                                Optional.of(Holds.INCIDENT),
                                new Reason.Written("Seen twice."),
                                Optional.of(Duration.ZERO),
                                List.of(AlarmId.of(scan))));
        assertEquals(List.of(held, failed), texts(both));
        Entry closed =
                line.record(
                        new AlarmEvent.AlarmClosed(
                                List.of(AlarmId.of(scan)), AlarmEvent.Closing.CONTAINED, ""));
        assertEquals(List.of(failed), texts(closed));
        Entry resolved =
                line.record(
                        new AlarmEvent.AlarmClosed(
                                List.of(AlarmId.of(scan)),
                                AlarmEvent.Closing.FALSE_ALARM,
                                "a torn label"));
        assertEquals(List.of(), texts(resolved));
    }

    @Test
    void aUnitInAWrongContainerIsShownInTheOneThatItWasFoundIn() {
        // [utest->req~epcis.failed-verifications~1]
        Entry scan = line.scan(1, VerdictCode.WRONG_CONTAINER, SCANNED);
        assertEquals(
                "eventType=AggregationEventeventTime=2026-11-23T07:59:58.124Z"
                        + "eventTimeZoneOffset=+00:00"
                        + "parentID=https://id.gs1.org/00/340123450000000017"
                        + "childEPCsepc=https://id.gs1.org/01/04012345000009/21/H1action=OBSERVE"
                        + "bizStep=https://ref.gs1.org/cbv/BizStep-inspecting"
                        + "disposition=https://ref.gs1.org/cbv/Disp-mismatch_instance"
                        + "readPointid=https://id.gs1.org/414/4012345000016/254/L3"
                        + "bizLocationid=https://id.gs1.org/414/4012345000016",
                text(line.answer(scan, AlarmEvent.Answer.CONTAINED)));
    }

    @ParameterizedTest
    @EnumSource(
            value = VerdictCode.class,
            names = {"ACCEPTED", "NO_READ", "READER_FAULT", "ON_HOLD", "NO_ORDER"})
    void whatSaysNothingAboutThePackIsNotTold(VerdictCode verdict) {
        // [utest->req~epcis.failed-verifications~1]
        Entry scan = line.scan(1, verdict, SCANNED);
        assertEquals("none", text(line.answer(scan, AlarmEvent.Answer.HELD)));
    }

    @Test
    void whatIsOnlySeenIsNotTold() {
        // [utest->req~epcis.failed-verifications~1]
        Entry scan = line.scan(1, VerdictCode.DUPLICATE, SCANNED);
        assertEquals("none", text(line.answer(scan, AlarmEvent.Answer.CONFIRMED)));
        assertEquals("none", text(scan));
        assertEquals("none", text(line.other()));
        assertEquals(
                "none",
                text(line.record(new AlarmEvent.VerdictAnswered(9, 400, AlarmEvent.Answer.HELD))),
                "a scan that the journal does not hold");
    }

    @Test
    void anEntryTellsTheSameWheneverItIsAsked() {
        // [utest->req~epcis.same-id-again~1]
        Entry scan = line.scan(1, VerdictCode.UNKNOWN_SERIAL, SCANNED);
        List<Entry> entries =
                List.of(line.hold(1), line.answer(scan, AlarmEvent.Answer.HELD), line.release(1));
        List<String> before = entries.stream().map(e -> events.of(e).getFirst().id()).toList();
        for (int n = 2; n < 60; n++) {
            line.hold(n);
        }
        assertEquals(before, entries.stream().map(e -> events.of(e).getFirst().id()).toList());
        assertEquals(3, before.stream().distinct().count());
    }

    @Test
    void withoutAPlaceThereIsNoPlaceAndNoTransaction() {
        // [utest->req~epcis.holds-and-releases~1]
        EpcisEvent event =
                new EpcisEvents(Optional.empty(), Optional.empty(), new JournalContext(journal))
                        .of(line.hold(1))
                        .getFirst();
        for (String name : List.of("readPoint", "bizLocation", "bizTransactionList")) {
            assertTrue(event.properties().get(name).isEmpty(), name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4012345000017",
                "401234500001",
                "urn:epc:id:sgln:4012345.0001.L3",
                "urn:epc:id:sgln:4012345.00001",
                "urn:epc:id:sgtin:4012345.000010.1",
                "https://id.gs1.org/414/4012345000017",
                "https://id.gs1.org/414/4012345000016/254/a b",
                "https://example.com/"
            })
    void whatNamesNoPlaceIsRefused(String text) {
        // [utest->req~epcis.holds-and-releases~1]
        assertThrows(IllegalArgumentException.class, () -> EpcisLocation.parse(text));
    }
}

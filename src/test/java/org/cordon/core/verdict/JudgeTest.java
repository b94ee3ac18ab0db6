package org.cordon.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class JudgeTest {
    private static final Gtin GTIN = new Gtin("04012345000009");
    private static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine 5 mg",
                    GTIN,
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    3);
    private static final UnitId CASE_1 = new UnitId.Container(new Sscc("040123450000001112"));
    private static final UnitId CASE_2 = new UnitId.Container(new Sscc("340123450000000017"));
    private static final UnitId BUNDLE = sgtin("BUNDLE1");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final World world = new World();
    private final Judge judge = new Judge();

    private static UnitId sgtin(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    private static final class World implements VerdictContext {
        private Optional<Order> order = Optional.of(ORDER);
        private final Map<UnitId, Unit> units = new HashMap<>();
        private final Map<UnitId, Instant> seen = new HashMap<>();
        private final Map<UnitId, Hold> held = new HashMap<>();

        World() {
            add(CASE_1, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE);
            add(CASE_2, UnitKind.CASE, Optional.empty(), UnitState.ACTIVE);
            add(BUNDLE, UnitKind.BUNDLE, Optional.of(CASE_1), UnitState.ACTIVE);
            add(sgtin("A1"), UnitKind.PACK, Optional.of(BUNDLE), UnitState.ACTIVE);
            add(sgtin("B2"), UnitKind.PACK, Optional.of(CASE_2), UnitState.ACTIVE);
            add(sgtin("Z9"), UnitKind.PACK, Optional.of(CASE_2), UnitState.SAMPLED);
        }

        private void add(UnitId id, UnitKind kind, Optional<UnitId> parent, UnitState state) {
            units.put(id, new Unit(id, kind, parent, state));
        }

        @Override
        public Optional<Order> order() {
            return order;
        }

        @Override
        public Optional<Unit> unit(UnitId id) {
            return Optional.ofNullable(units.get(id));
        }

        @Override
        public Optional<Instant> firstSeen(UnitId id) {
            return Optional.ofNullable(seen.get(id));
        }

        @Override
        public Optional<Hold> hold(UnitId id) {
            return Optional.ofNullable(held.get(id));
        }
    }

    private Judgement judge(String scan, ScanContext sighting) {
        return judge.judge(RuleData.codeReader().read(Bytes.parse(scan)), sighting, world);
    }

    private Verdict verdict(String scan) {
        return judge(scan, ScanContext.BY_HAND).verdict();
    }

    private static String pack(String serial, String lot) {
        return "010401234500000921" + serial + "{GS}1728113010" + lot;
    }

    private static ScanContext inline(Optional<UnitId> container) {
        return new ScanContext(DeviceRole.INLINE, container, false);
    }

    @Test
    void packAsOrderedIsRightWithEveryFieldAgreeing() {
        Judgement judgement = judge(pack("A1", "K2411A"), inline(Optional.of(CASE_1)));
        assertEquals(new Verdict.Right(), judgement.verdict());
        assertEquals(5, judgement.fields().size());
        assertTrue(judgement.fields().stream().allMatch(FieldCheck::agrees));
    }

    // [utest->req~verdict.wrong-content~1]
    @Test
    void wrongLotNamesBothLotsAndMarksTheFieldAlone() {
        Judgement judgement = judge(pack("A1", "K2410B"), ScanContext.BY_HAND);
        assertEquals(
                new Verdict.WrongLot(Optional.of(new Lot("K2410B")), ORDER.lot()),
                judgement.verdict());
        assertEquals(
                FieldCheck.Field.LOT,
                judgement.fields().stream()
                        .filter(f -> !f.agrees())
                        .map(FieldCheck::field)
                        .reduce((a, b) -> FieldCheck.Field.PRODUCT)
                        .orElseThrow());
        assertEquals(
                "Pack carries lot K2410B, the order is K2411A.",
                new VerdictMessages(ZoneOffset.UTC).of(judgement));
        assertEquals(
                "Stop the line. Hold everything since the changeover.",
                RuleData.catalogue().of(VerdictCode.WRONG_LOT).firstAct());
    }

    @Test
    void wrongProductWinsOverWrongLot() {
        assertEquals(
                VerdictCode.WRONG_PRODUCT,
                verdict("010401234500001621A1{GS}1728113010K2410B").code());
    }

    @Test
    void wrongOrMissingExpiryIsSaid() {
        assertEquals(
                VerdictCode.WRONG_EXPIRY,
                verdict("010401234500000921A1{GS}1729113010K2411A").code());
        assertEquals(
                new Verdict.WrongExpiry(Optional.empty(), ORDER.expiry()),
                verdict("010401234500000921A1{GS}10K2411A"));
    }

    @Test
    void dayZeroOfTheOrderedMonthIsRight() {
        assertEquals(new Verdict.Right(), verdict("010401234500000921A1{GS}1728110010K2411A"));
    }

    // [utest->req~verdict.serial~1]
    @Test
    void serialThatIsNotListedIsUnknown() {
        assertEquals(new Verdict.UnknownSerial(sgtin("NEW")), verdict(pack("NEW", "K2411A")));
        assertEquals(VerdictCode.UNKNOWN_SERIAL, verdict("00" + "340123450000000024").code());
    }

    @Test
    void sampledSerialOnTheLineIsInactive() {
        assertEquals(
                new Verdict.Inactive(sgtin("Z9"), UnitState.SAMPLED),
                verdict(pack("Z9", "K2411A")));
    }

    // [utest->req~verdict.duplicate~1]
    @Test
    void secondSightIsADuplicateInLineOnlyAndNotAsAnEcho() {
        world.seen.put(sgtin("A1"), NOON);
        String scan = pack("A1", "K2411A");
        assertEquals(
                new Verdict.Duplicate(sgtin("A1"), NOON),
                judge(scan, inline(Optional.empty())).verdict());
        assertEquals(new Verdict.Right(), judge(scan, ScanContext.BY_HAND).verdict());
        assertEquals(
                new Verdict.Right(),
                judge(scan, new ScanContext(DeviceRole.INLINE, Optional.empty(), true)).verdict());
    }

    // [utest->req~verdict.on-hold~1]
    @Test
    void heldUnitIsOnHoldWhateverElseIsWrongWithIt() {
        IncidentId incident = new IncidentId("L3-2026-0001");
        world.held.put(sgtin("A1"), VerdictContext.Hold.here(Optional.of(incident)));
        assertEquals(
                new Verdict.OnHold(sgtin("A1"), Optional.of(incident), Optional.empty()),
                verdict(pack("A1", "K2410B")));
    }

    // [utest->req~verdict.held-elsewhere~1]
    @Test
    void whatAnotherTerminalHoldsIsOnHoldHereAndTheSentenceSaysWhere() {
        VerdictContext.Hold there =
                new VerdictContext.Hold(Optional.empty(), Optional.of(new TerminalId("L3")));
        world.held.put(sgtin("A1"), there);
        Judgement judgement = judge(pack("A1", "K2411A"), inline(Optional.empty()));
        assertEquals(
                new Verdict.OnHold(
                        sgtin("A1"), Optional.empty(), Optional.of(new TerminalId("L3"))),
                judgement.verdict());
        assertEquals(
                "Unit A1 is in quarantine at L3.",
                new VerdictMessages(ZoneOffset.UTC).of(judgement));

        world.order = Optional.empty();
        assertEquals(VerdictCode.ON_HOLD, verdict(pack("A1", "K2411A")).code());
        assertEquals(VerdictCode.NO_ORDER, verdict(pack("B2", "K2411A")).code());
    }

    // [utest->req~verdict.stranger~1]
    @Test
    void packOfAnotherCaseIsAStranger() {
        assertEquals(
                new Verdict.Stranger(sgtin("B2"), CASE_1, Optional.of(CASE_2)),
                judge(pack("B2", "K2411A"), inline(Optional.of(CASE_1))).verdict());
        assertEquals(
                new Verdict.Stranger(sgtin("A1"), CASE_2, Optional.of(CASE_1)),
                judge(pack("A1", "K2411A"), inline(Optional.of(CASE_2))).verdict());
    }

    // [utest->req~verdict.reader-fault~1]
    @Test
    void whatTheReaderDidIsNotBookedOnThePack() {
        assertEquals(new Verdict.ReaderFault(ScanFault.CASE_FOLDED), verdict(pack("a1", "k2411a")));
        assertEquals(new Verdict.ReaderFault(ScanFault.CASE_FOLDED), verdict(pack("a1", "K2411A")));
        assertEquals(new Verdict.ReaderFault(ScanFault.KEYBOARD_LAYOUT), verdict("+d2010401"));
        assertEquals(
                new Verdict.ReaderFault(ScanFault.KEYBOARD_LAYOUT), verdict(pack("Y9", "K2411A")));
    }

    // [utest->req~verdict.wrong-lot-is-no-keyboard~1]
    @Test
    void aWrongLotThatLooksLikeAKeyboardsDoingNeedsASerialThatBearsItOut() {
        Verdict wrong = new Verdict.WrongLot(Optional.of(new Lot("K2411Q")), new Lot("K2411A"));
        Verdict keyboard = new Verdict.ReaderFault(ScanFault.KEYBOARD_LAYOUT);

        assertEquals(keyboard, verdict(pack("Q1", "K2411Q")), "A1 as this keyboard types it");
        assertEquals(keyboard, verdict(pack("B2", "K2411Q")), "no letter of B2 changes");
        assertEquals(wrong, verdict(pack("A1", "K2411Q")), "A1 would have come as Q1");
        assertEquals(wrong, verdict(pack("C7", "K2411Q")), "no pack of the order");
        assertEquals(
                new Verdict.WrongLot(Optional.of(new Lot("k2411a")), new Lot("K2411A")),
                verdict(pack("C7", "k2411a")),
                "no pack of the order");
    }

    // [utest->req~verdict.split-that-fits-the-order~1]
    @Test
    void aSplitIsTakenIfItAloneFitsTheOrderAndTheVerdictSaysSo() {
        for (String scan :
                new String[] {
                    "0104012345000009172811302" + "1A110K2411A",
                    "010401234500000910K2411A{GS}21A117281130",
                    "010401234500000921A1{GS}10K2411A17281130",
                    "]d2010401234500000921A11728113010K2411A"
                }) {
            Judgement judgement = judge(scan, ScanContext.BY_HAND);
            assertEquals(new Verdict.Right(), judgement.verdict(), scan);
            assertEquals(sgtin("A1"), judgement.reading().unit().orElseThrow());
            assertEquals(Optional.of(ScanFault.LOST_SEPARATOR), judgement.mended());
            assertTrue(
                    new VerdictMessages(ZoneOffset.UTC).of(judgement).contains("lost a separator"),
                    scan);
        }
    }

    // [utest->req~verdict.split-that-fits-the-order~1]
    @Test
    void aSplitThatNoOrderTellsApartIsScannedAgainAndBookedOnNothing() {
        String unlisted = "]d2010401234500000921A71728113010K2411A";
        Verdict.ReaderFault fault = assertInstanceOf(Verdict.ReaderFault.class, verdict(unlisted));
        assertTrue(
                fault.fault() == ScanFault.AMBIGUOUS || fault.fault() == ScanFault.LOST_SEPARATOR);
        world.order = Optional.empty();
        assertInstanceOf(
                Verdict.ReaderFault.class, verdict("]d2010401234500000921A11728113010K2411A"));
    }

    // [utest->req~verdict.split-that-fits-the-order~1]
    @Test
    void twoPacksOfTheOrderThatFitOneScanAreAmbiguous() {
        String scan = "]d2010401234500000921A117281130911728113010K2411A";
        assertEquals(new Verdict.Right(), verdict(scan), "only A1 is a pack of the order");
        world.add(sgtin("A11728113091"), UnitKind.PACK, Optional.of(CASE_2), UnitState.ACTIVE);
        assertEquals(new Verdict.ReaderFault(ScanFault.AMBIGUOUS), verdict(scan));
    }

    @Test
    void printedFaultIsTheCodes() {
        assertEquals(
                new Verdict.BadCode(ScanFault.BAD_CHECK_DIGIT),
                verdict("0104012345000008" + "21A1"));
    }

    @Test
    void noReadIsItsOwnVerdictAndAStreakIsTheReaders() {
        assertEquals(new Verdict.NoRead(), verdict("NOREAD"));
        Reading.Unreadable last = new Reading.Unreadable(ScanFault.NO_READ, 0, "NOREAD");
        assertEquals(
                new Verdict.ReaderFault(ScanFault.NO_READ_STREAK), judge.streak(last).verdict());
    }

    @Test
    void withoutOrderNothingIsRightOrWrong() {
        world.order = Optional.empty();
        assertEquals(new Verdict.NoOrder(), verdict(pack("A1", "K2411A")));
        assertEquals(new Verdict.NoRead(), verdict("NOREAD"));
    }

    @Test
    void everyFaultAndKindHasASentenceAndEveryBadKindAFirstAct() {
        VerdictMessages reasons = new VerdictMessages(ZoneOffset.UTC);
        for (ScanFault fault : ScanFault.values()) {
            Reading reading = new Reading.Unreadable(fault, 3, "(10)");
            String said = reasons.of(judge.judge(reading, ScanContext.BY_HAND, world));
            assertTrue(said.endsWith(".") && !said.contains("{"), fault + ": " + said);
        }
        for (VerdictCode code : VerdictCode.values()) {
            assertFalse(
                    code != VerdictCode.RIGHT && RuleData.catalogue().of(code).firstAct().isEmpty(),
                    code.name());
        }
    }
}

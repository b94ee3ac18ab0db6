package org.cordon.core.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.line.Batch;
import org.cordon.core.line.CameraId;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.line.Visit;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.core.verdict.detector.Detectors;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private static final CameraId CAMERA = new CameraId("Camera");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final World world = new World();
    private final Judge judge =
            new Judge(Detectors.inOrder().stream().map(JudgeTest::checked).toList());

    /// Fails when a detector gives a verdict of another row than its own.
    private static CataloguedDetector checked(CataloguedDetector one) {
        return new CataloguedDetector(
                one.row(),
                scan -> {
                    Optional<Verdict> found = one.detector().detect(scan);
                    found.ifPresent(verdict -> assertEquals(one.row(), verdict.code()));
                    return found;
                });
    }

    private static UnitId sgtin(String serial) {
        return new UnitId.Sgtin(GTIN, new Serial(serial));
    }

    private static final class World implements VerdictContext {
        private Optional<Order> order = Optional.of(ORDER);
        private final Map<UnitId, Unit> units = new HashMap<>();
        private final Set<UnitId> seen = new HashSet<>();
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
        public Optional<ChosenProfile> profile() {
            return Optional.empty();
        }

        @Override
        public LocalDate today() {
            return LocalDate.EPOCH;
        }

        @Override
        public Optional<Unit> unit(UnitId id) {
            return Optional.ofNullable(units.get(id));
        }

        @Override
        public boolean isListed(UnitId id) {
            return units.containsKey(id);
        }

        @Override
        public boolean anyHold() {
            return !held.isEmpty();
        }

        @Override
        public Optional<UnitId> heldInside(UnitId container) {
            return held.keySet().stream()
                    .filter(unit -> !unit.equals(container) && isInside(unit, container))
                    .findFirst();
        }

        private boolean isInside(UnitId unit, UnitId container) {
            return unit.equals(container)
                    || Optional.ofNullable(units.get(unit))
                            .flatMap(Unit::parent)
                            .filter(parent -> isInside(parent, container))
                            .isPresent();
        }

        @Override
        public List<TargetHold> targets() {
            return List.of();
        }

        @Override
        public Optional<TestPiece> testPiece(UnitId unit) {
            return Optional.empty();
        }

        @Override
        public boolean isEnded() {
            return false;
        }

        @Override
        public Optional<Instant> accepted(StationId station, UnitId unit) {
            return Optional.empty();
        }

        @Override
        public List<Unit> children(UnitId container) {
            return List.of();
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

    private ScanContext inline(Optional<UnitId> container) {
        return new ScanContext(
                DeviceRole.INLINE, container, Optional.of(visit(Duration.ofSeconds(10))));
    }

    /// A reading of the camera, so long after it accepted the units seen before.
    private Visit visit(Duration later) {
        Batch batch = new Batch(Line.SINGLE, world.order, LineFeed.NONE, true, Map.of());
        Visit before = batch.visit(batch.first(), 0, ReadDetails.NONE, CAMERA);
        world.seen.forEach(unit -> batch.first().arrivals().accept(unit, NOON, before.read()));
        return batch.visit(batch.first(), later.toNanos(), ReadDetails.NONE, CAMERA);
    }

    /// One row a case. The order is of product 04012345000009, lot K2411A, expiry 281130; A1 is packed in
    /// case 1, B2 in case 2, Z9 was sampled. A scan is serial, lot, expiry and GTIN, the last two as ordered
    /// where left out, `-` for one that the code lacks; one word alone is a scan as it came. What is known
    /// before: `seen` and `held` units, the incident behind `#`, the terminal behind `@`.
    // [utest->req~verdict.wrong-content~1]
    // [utest->req~verdict.serial~1]
    // [utest->req~verdict.duplicate~1]
    // [utest->req~verdict.wrong-container~1]
    // [utest->req~verdict.on-hold~1]
    // [utest->req~line.effective-hold~1]
    // [utest->req~verdict.held-elsewhere~1]
    // [utest->req~verdict.reader-fault~1]
    // [utest->req~verdict.wrong-lot-is-no-keyboard~1]
    // [utest->req~verdict.precedence~1]
    // [utest->req~verdict.detector-has-a-row~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            nullValues = "none",
            textBlock =
                    """
                    # case                                    | scan                            | seen by | known before         | verdict        | detail
                    as ordered                                | A1 K2411A                       | hand    | ''                   | ACCEPTED          | ''
                    as ordered, in its own case               | A1 K2411A                       | case 1  | ''                   | ACCEPTED          | ''
                    day 00 is the last of the ordered month   | A1 K2411A 281100                | hand    | ''                   | ACCEPTED          | ''
                    container of the order                    | 00040123450000001112            | hand    | ''                   | ACCEPTED          | ''
                    another product                           | A1 K2411A 281130 04012345000016 | hand    | ''                   | WRONG_PRODUCT  | 04012345000016, not 04012345000009
                    another product of another lot            | A1 K2410B 281130 04012345000016 | hand    | ''                   | WRONG_PRODUCT  | 04012345000016, not 04012345000009
                    another lot                               | A1 K2410B                       | hand    | ''                   | WRONG_LOT      | K2410B, not K2411A
                    another lot and expiry                    | A1 K2410B 291130                | hand    | ''                   | WRONG_LOT      | K2410B, not K2411A
                    no lot                                    | A1 -                            | hand    | ''                   | WRONG_LOT      | -, not K2411A
                    another expiry                            | A1 K2411A 291130                | hand    | ''                   | WRONG_EXPIRY   | 2029-11-30, not 2028-11-30
                    no expiry                                 | A1 K2411A -                     | hand    | ''                   | WRONG_EXPIRY   | -, not 2028-11-30
                    another lot explains an unknown serial    | NEW K2410B                      | hand    | ''                   | WRONG_LOT      | K2410B, not K2411A
                    serial that is not listed                 | NEW K2411A                      | hand    | ''                   | UNKNOWN_SERIAL | NEW
                    container that is not listed              | 00340123450000000024            | hand    | ''                   | UNKNOWN_SERIAL | 340123450000000024
                    sampled                                   | Z9 K2411A                       | hand    | ''                   | INACTIVE       | Z9 SAMPLED
                    sampled, seen before                      | Z9 K2411A                       | camera  | seen:Z9              | INACTIVE       | Z9 SAMPLED
                    second pack with a serial                 | A1 K2411A                       | camera  | seen:A1              | DUPLICATE      | A1
                    the same by hand                          | A1 K2411A                       | hand    | seen:A1              | ACCEPTED          | ''
                    one pack read twice                       | A1 K2411A                       | echo    | seen:A1              | REPEAT_READ       | ''
                    duplicate in another case                 | B2 K2411A                       | case 1  | seen:B2              | DUPLICATE      | B2
                    pack of case 2 in case 1                  | B2 K2411A                       | case 1  | ''                   | WRONG_CONTAINER       | B2 in 040123450000001112, not 340123450000000017
                    pack of a bundle of case 1 in case 2      | A1 K2411A                       | case 2  | ''                   | WRONG_CONTAINER       | A1 in 340123450000000017, not 040123450000001112
                    unknown serial in a case                  | NEW K2411A                      | case 1  | ''                   | UNKNOWN_SERIAL | NEW
                    held                                      | A1 K2411A                       | hand    | held:A1              | ON_HOLD        | A1
                    held for an incident, and of another lot  | A1 K2410B                       | hand    | held:A1#L3-2026-0001 | ON_HOLD        | A1 #L3-2026-0001
                    held by another terminal, whatever runs   | A1 K2411A                       | hand    | no-order held:A1@L3  | ON_HOLD        | A1 @L3
                    held, in another case and seen before     | B2 K2411A                       | case 1  | held:B2 seen:B2      | ON_HOLD        | B2
                    held container                            | 00040123450000001112            | hand    | held:CASE            | ON_HOLD        | 040123450000001112
                    pack recorded in a held case              | A1 K2411A                       | camera  | held:CASE            | ON_HOLD        | A1 in 040123450000001112
                    pack beside a held one                    | B2 K2411A                       | camera  | held:Z9              | ACCEPTED       | ''
                    case with a held pack                     | 00340123450000000017            | hand    | held:B2              | ON_HOLD        | 340123450000000017 with B2
                    case with another held pack               | 00040123450000001112            | hand    | held:B2              | ACCEPTED       | ''
                    case with a held pack in a bundle         | 00040123450000001112            | camera  | held:A1              | ON_HOLD        | 040123450000001112 with A1
                    held container without an order           | 00040123450000001112            | hand    | no-order held:CASE   | ON_HOLD        | 040123450000001112
                    pack without an order                     | A1 K2411A                       | hand    | no-order             | NO_ORDER       | ''
                    container without an order                | 00040123450000001112            | hand    | no-order             | NO_ORDER       | ''
                    no read                                   | NOREAD                          | hand    | ''                   | NO_READ        | ''
                    no read without an order                  | NOREAD                          | hand    | no-order             | NO_READ        | ''
                    reader with Caps Lock                     | a1 k2411a                       | hand    | ''                   | READER_FAULT   | CASE_FOLDED
                    Caps Lock, and a lot of digits            | a1 K2411A                       | hand    | ''                   | READER_FAULT   | CASE_FOLDED
                    Caps Lock, and no pack of the order       | C7 k2411a                       | hand    | ''                   | WRONG_LOT      | k2411a, not K2411A
                    Caps Lock, and the pack is held           | a1 k2411a                       | hand    | held:A1              | READER_FAULT   | CASE_FOLDED
                    identifier as a German keyboard types it  | +d2010401                       | hand    | ''                   | READER_FAULT   | KEYBOARD_LAYOUT
                    serial as a German keyboard types it      | Y9 K2411A                       | hand    | ''                   | READER_FAULT   | KEYBOARD_LAYOUT
                    lot and serial as a French keyboard types | Q1 K2411Q                       | hand    | ''                   | READER_FAULT   | KEYBOARD_LAYOUT
                    no letter of B2 changes on that keyboard  | B2 K2411Q                       | hand    | ''                   | READER_FAULT   | KEYBOARD_LAYOUT
                    A1 would have come as Q1                  | A1 K2411Q                       | hand    | ''                   | WRONG_LOT      | K2411Q, not K2411A
                    no pack of the order on any keyboard      | C7 K2411Q                       | hand    | ''                   | WRONG_LOT      | K2411Q, not K2411A
                    unknown serial that ends in the lot       | NEW10K2411A -                   | hand    | ''                   | READER_FAULT   | AMBIGUOUS
                    serial of A1 that ends in the lot         | A110K2411A -                    | hand    | ''                   | ACCEPTED          | ''
                    printed check digit                       | 010401234500000821A1            | hand    | ''                   | BAD_CODE       | BAD_CHECK_DIGIT
                    """)
    void firstOfWhatIsWrongIsTheVerdict(
            String name, String scan, String seenBy, String before, String code, String detail) {
        before(before);
        Verdict verdict = judge(scan(scan), seenBy(seenBy)).verdict();
        assertEquals(code + " " + detail, verdict.code() + " " + detail(verdict), name);
    }

    private void before(String before) {
        for (String one : before.split(" ", -1)) {
            String[] part = one.split("[:#@]", -1);
            switch (part[0]) {
                case "" -> {}
                case "no-order" -> world.order = Optional.empty();
                case "seen" -> world.seen.add(sgtin(part[1]));
                case "held" ->
                        world.held.put(
                                part[1].equals("CASE") ? CASE_1 : sgtin(part[1]),
                                new VerdictContext.Hold(
                                        Optional.of(one)
                                                .filter(o -> o.contains("#"))
                                                .map(_ -> new IncidentId(part[2])),
                                        Optional.of(one)
                                                .filter(o -> o.contains("@"))
                                                .map(_ -> new TerminalId(part[2]))));
                default -> throw new IllegalArgumentException(one);
            }
        }
    }

    private static String scan(String cell) {
        String[] part = cell.split(" ", -1);
        if (part.length == 1) {
            return cell;
        }
        String lot = part[1];
        String expiry = part.length > 2 ? part[2] : "281130";
        return "01"
                + (part.length > 3 ? part[3] : GTIN.digits())
                + "21"
                + part[0]
                + (expiry.equals("-") ? "" : "{GS}17" + expiry)
                + (lot.equals("-") ? "" : (expiry.equals("-") ? "{GS}" : "") + "10" + lot);
    }

    private ScanContext seenBy(String cell) {
        return switch (cell) {
            case "hand" -> ScanContext.BY_HAND;
            case "camera" -> inline(Optional.empty());
            case "echo" -> ScanContext.at(DeviceRole.INLINE, visit(Duration.ofMillis(1)));
            case "case 1" -> inline(Optional.of(CASE_1));
            case "case 2" -> inline(Optional.of(CASE_2));
            default -> throw new IllegalArgumentException(cell);
        };
    }

    /// What a verdict says beside its code, as the table writes it.
    private static String detail(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted _,
                    Verdict.RepeatRead _,
                    Verdict.NoRead _,
                    Verdict.NoOrder _,
                    // What a profile says is judged in ProfileCasesTest, a helper code in
                    // ContainerCasesTest.
                    Verdict.OfHelper _,
                    Verdict.OfLabel _,
                    Verdict.Expired _,
                    Verdict.WrongCarrier _,
                    Verdict.AgainstProfile _,
                    Verdict.Recorded _ ->
                    "";
            case Verdict.ReaderFault v -> v.fault().name();
            case Verdict.BadCode v -> v.fault().name();
            case Verdict.WrongProduct v -> v.read() + ", not " + v.ordered();
            case Verdict.WrongLot v -> orDash(v.read()) + ", not " + v.ordered();
            case Verdict.WrongExpiry v -> orDash(v.read()) + ", not " + v.ordered();
            case Verdict.UnknownSerial v -> v.unit().label();
            case Verdict.Duplicate v -> {
                assertEquals(NOON, v.firstSeen());
                yield v.unit().label();
            }
            case Verdict.NotVerified v -> v.unit().label() + " " + v.required();
            case Verdict.RejectedSeen v -> v.unit().label();
            // Judged in BatchReadCasesTest.
            case Verdict.OfTestPiece _, Verdict.BatchClosed _ -> "";
            case Verdict.NotCommissioned v -> v.unit().label();
            case Verdict.Inactive v -> v.unit().label() + " " + v.state();
            case Verdict.WrongContainer v ->
                    "%s in %s, not %s"
                            .formatted(
                                    v.unit().label(),
                                    v.found().label(),
                                    orDash(v.recorded().map(UnitId::label)));
            case Verdict.OnHold v ->
                    v.unit().label()
                            + switch (v.relation()) {
                                case ITSELF -> "";
                                case INSIDE -> " in " + v.held().label();
                                case CONTAINS -> " with " + v.held().label();
                            }
                            + v.incident().map(incident -> " #" + incident.value()).orElse("")
                            + v.elsewhere().map(terminal -> " @" + terminal.value()).orElse("");
        };
    }

    private static String orDash(Optional<?> value) {
        return value.map(Object::toString).orElse("-");
    }

    // [utest->req~reason.coded~1]
    @Test
    void theReasonOfAnAcceptedPackIsMadeOnceForAll() {
        Judgement accepted = judge(pack("A1", "K2411A"), ScanContext.BY_HAND);
        assertEquals(Reason.of("accepted.pack"), VerdictReasons.of(accepted));
        assertSame(VerdictReasons.of(accepted), VerdictReasons.of(accepted));
    }

    @Test
    void packAsOrderedIsAcceptedWithEveryFieldAgreeing() {
        Judgement judgement = judge(pack("A1", "K2411A"), inline(Optional.of(CASE_1)));
        assertEquals(new Verdict.Accepted(), judgement.verdict());
        assertEquals(5, judgement.fields().size());
        assertTrue(judgement.fields().stream().allMatch(FieldCheck::agrees));
    }

    // [utest->req~verdict.reader-fault~1]
    @Test
    void whatSwallowedTheNextElementsIsALostSeparator() {
        Verdict lost = new Verdict.ReaderFault(ScanFault.LOST_SEPARATOR);
        Expiry expiry = ORDER.expiry();
        Optional<Lot> lot = Optional.of(ORDER.lot());
        assertEquals(lost, verdict("NEW10K2411A", Optional.empty(), Optional.of(expiry)));
        assertEquals(lost, verdict("NEW17281130", lot, Optional.empty()));
        assertEquals(lost, verdict("A1", Optional.of(new Lot("K2411A17281130")), Optional.empty()));
        world.add(sgtin("NEW10K2411A"), UnitKind.PACK, Optional.empty(), UnitState.ACTIVE);
        assertEquals(
                new Verdict.WrongLot(Optional.empty(), ORDER.lot()),
                verdict("NEW10K2411A", Optional.empty(), Optional.of(expiry)),
                "a serial that is listed lost none");
    }

    private Verdict verdict(String serial, Optional<Lot> lot, Optional<Expiry> expiry) {
        Reading pack = new Reading.Pack(GTIN, new Serial(serial), lot, expiry);
        return judge.judge(pack, ScanContext.BY_HAND, world).verdict();
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
        assertEquals(Reason.of("wrong-lot", "K2410B", "K2411A"), VerdictReasons.of(judgement));
        assertEquals(
                "Stop the line. Hold everything since the changeover.",
                RuleData.catalogue().of(VerdictCode.WRONG_LOT).firstAction());
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
                        sgtin("A1"),
                        Optional.empty(),
                        Optional.of(new TerminalId("L3")),
                        Verdict.OnHold.Relation.ITSELF,
                        sgtin("A1")),
                judgement.verdict());
        assertEquals(Reason.of("on-hold.elsewhere", "A1", "L3"), VerdictReasons.of(judgement));

        world.order = Optional.empty();
        assertEquals(VerdictCode.ON_HOLD, verdict(pack("A1", "K2411A")).code());
        assertEquals(VerdictCode.NO_ORDER, verdict(pack("B2", "K2411A")).code());
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
            assertEquals(new Verdict.Accepted(), judgement.verdict(), scan);
            assertEquals(sgtin("A1"), judgement.reading().unit().orElseThrow());
            assertEquals(Optional.of(ScanFault.LOST_SEPARATOR), judgement.mended());
            assertEquals(
                    Reason.of("accepted.pack").and(Reason.of("mended.lost-separator")),
                    VerdictReasons.of(judgement));
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
        assertEquals(new Verdict.Accepted(), verdict(scan), "only A1 is a pack of the order");
        world.add(sgtin("A11728113091"), UnitKind.PACK, Optional.of(CASE_2), UnitState.ACTIVE);
        assertEquals(new Verdict.ReaderFault(ScanFault.AMBIGUOUS), verdict(scan));
    }

    @Test
    void noReadIsItsOwnVerdict() {
        assertEquals(new Verdict.NoRead(), verdict("NOREAD"));
    }

    @Test
    void everyFaultAndKindHasASentenceAndEveryBadKindAFirstAct() {
        ReasonMessages reasons = new ReasonMessages(ZoneOffset.UTC);
        for (ScanFault fault : ScanFault.values()) {
            Reading reading = new Reading.Unreadable(fault, 3, "(10)");
            String said =
                    reasons.of(VerdictReasons.of(judge.judge(reading, ScanContext.BY_HAND, world)));
            assertTrue(said.endsWith(".") && !said.contains("{"), fault + ": " + said);
        }
        for (VerdictCode code : VerdictCode.values()) {
            assertFalse(
                    RuleData.catalogue().of(code).severity() != Severity.NONE
                            && RuleData.catalogue().of(code).firstAction().isEmpty(),
                    code.name());
        }
    }
}

package org.cordon.core.verdict.detector;

import static org.cordon.core.verdict.VerdictCode.BAD_CODE;
import static org.cordon.core.verdict.VerdictCode.BATCH_CLOSED;
import static org.cordon.core.verdict.VerdictCode.DUPLICATE;
import static org.cordon.core.verdict.VerdictCode.EXPIRED;
import static org.cordon.core.verdict.VerdictCode.INACTIVE;
import static org.cordon.core.verdict.VerdictCode.NOT_COMMISSIONED;
import static org.cordon.core.verdict.VerdictCode.NOT_VERIFIED;
import static org.cordon.core.verdict.VerdictCode.NO_ORDER;
import static org.cordon.core.verdict.VerdictCode.NO_READ;
import static org.cordon.core.verdict.VerdictCode.ON_HOLD;
import static org.cordon.core.verdict.VerdictCode.READER_FAULT;
import static org.cordon.core.verdict.VerdictCode.REJECTED_SEEN;
import static org.cordon.core.verdict.VerdictCode.REPEAT_READ;
import static org.cordon.core.verdict.VerdictCode.TEST_PIECE;
import static org.cordon.core.verdict.VerdictCode.UNKNOWN_SERIAL;
import static org.cordon.core.verdict.VerdictCode.WRONG_CARRIER;
import static org.cordon.core.verdict.VerdictCode.WRONG_CONTAINER;
import static org.cordon.core.verdict.VerdictCode.WRONG_EXPIRY;
import static org.cordon.core.verdict.VerdictCode.WRONG_LOT;
import static org.cordon.core.verdict.VerdictCode.WRONG_PRODUCT;

import org.cordon.core.verdict.CataloguedDetector;
import org.cordon.core.verdict.LineDetector;

import java.util.List;

/// All detectors in their order of precedence: the first that finds something gives the verdict.
///
/// 1. the reader, since nothing may be booked on a pack for a fault of its reader;
/// 2. quarantine, since what is wrong with a held unit is already being dealt with; then a set-up or challenge piece, since
///    its code is often meant to be wrong;
/// 3. product, lot, expiry, since another lot explains an unknown serial but not the other way round; a wrong carrier
///    before lot and expiry where they are missing, since the code is then another than the pack's own;
/// 4. unknown serial, then one that was taken off;
/// 5. what only a reading at a station tells: the same pack read again, one that was rejected, its copy, one whose batch is
///    closed, a station that was skipped, the wrong container;
/// 6. not commissioned, since line data may still be late;
/// 7. what the profile says, since it holds for all packs of an order alike and must not hide what is wrong with one of
///    them: expired, then the wrong carrier, which explains what its code lacks, then how the code is made.
public final class Detectors {
    private Detectors() {}

    /// Those that need no scan.
    public static List<LineDetector> ofTheLine() {
        return List.of(new ScannerSilentDetector());
    }

    /// First the one that wins over all others.
    public static List<CataloguedDetector> inOrder() {
        return List.of(
                new CataloguedDetector(NO_READ, new NoReadDetector()),
                new CataloguedDetector(READER_FAULT, new UnreadableByReaderDetector()),
                new CataloguedDetector(BAD_CODE, new BadCodeDetector()),
                new CataloguedDetector(READER_FAULT, new CharacterSubstitutionDetector()),
                new CataloguedDetector(READER_FAULT, new LostSeparatorDetector()),
                new CataloguedDetector(ON_HOLD, new HoldDetector()),
                new CataloguedDetector(NO_ORDER, new NoOrderDetector()),
                new CataloguedDetector(TEST_PIECE, new TestPieceDetector()),
                new CataloguedDetector(WRONG_PRODUCT, new WrongProductDetector()),
                new CataloguedDetector(WRONG_CARRIER, new WrongCarrierDetector(true)),
                new CataloguedDetector(WRONG_LOT, new WrongLotDetector()),
                new CataloguedDetector(WRONG_EXPIRY, new WrongExpiryDetector()),
                new CataloguedDetector(UNKNOWN_SERIAL, new UnknownSerialDetector()),
                new CataloguedDetector(INACTIVE, new InactiveUnitDetector()),
                new CataloguedDetector(REPEAT_READ, new RepeatReadDetector()),
                new CataloguedDetector(REJECTED_SEEN, new RejectedSeenDetector()),
                new CataloguedDetector(DUPLICATE, new DuplicateDetector()),
                new CataloguedDetector(BATCH_CLOSED, new BatchClosedDetector()),
                new CataloguedDetector(NOT_VERIFIED, new SkippedStationDetector()),
                new CataloguedDetector(WRONG_CONTAINER, new WrongContainerDetector()),
                new CataloguedDetector(NOT_COMMISSIONED, new NotCommissionedDetector()),
                new CataloguedDetector(EXPIRED, new ExpiredDetector()),
                new CataloguedDetector(WRONG_CARRIER, new WrongCarrierDetector(false)),
                new CataloguedDetector(BAD_CODE, new ProfileDetector()));
    }
}

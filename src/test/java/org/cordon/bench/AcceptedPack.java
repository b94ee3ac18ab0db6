package org.cordon.bench;

import com.sun.management.ThreadMXBean;

import org.cordon.core.code.PackDecoder.Decoded;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.line.Association;
import org.cordon.core.line.Batch;
import org.cordon.core.line.CameraId;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.line.TestPiece;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.verdict.CataloguedDetector;
import org.cordon.core.verdict.Detector;
import org.cordon.core.verdict.DetectorContext;
import org.cordon.core.verdict.ScanContext;
import org.cordon.core.verdict.VerdictContext;
import org.cordon.core.verdict.detector.Detectors;
import org.cordon.support.RuleData;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All detectors on a pack that nothing is wrong with, at a station, while something else is on hold: the way that nearly
/// every scan goes.
final class AcceptedPack {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final CameraId CAMERA = new CameraId("Camera");
    private static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine 5 mg",
                    new Gtin("04012345000009"),
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    1);
    private static final Station UNIT =
            new Station(
                    new StationId("Unit"),
                    StationType.UNIT,
                    Association.NONE,
                    0,
                    Optional.empty(),
                    Combine.ANY,
                    1,
                    false);

    private final Detector[] detectors =
            Detectors.inOrder().stream().map(CataloguedDetector::detector).toArray(Detector[]::new);
    private final DetectorContext scan = scan();

    /// What is known where nothing is wrong.
    private record Known(Optional<Order> order, Optional<ChosenProfile> profile, LocalDate today)
            implements VerdictContext {
        @Override
        public Optional<Unit> unit(UnitId id) {
            return Optional.empty();
        }

        @Override
        public boolean isListed(UnitId id) {
            return true;
        }

        @Override
        public Optional<Hold> hold(UnitId id) {
            return Optional.empty();
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
        public boolean anyHold() {
            return true;
        }

        @Override
        public Optional<UnitId> heldInside(UnitId container) {
            return Optional.empty();
        }

        @Override
        public List<TargetHold> targets() {
            return List.of();
        }

        @Override
        public Optional<Instant> accepted(StationId station, UnitId unit) {
            return Optional.empty();
        }

        @Override
        public List<Unit> children(UnitId container) {
            return List.of();
        }
    }

    private static DetectorContext scan() {
        Decoded read =
                RuleData.codeReader()
                        .decode(
                                Bytes.of(
                                        "]d2010401234500000921LMDZ7F9ES98D\u001d1728113010K2411A"
                                                .getBytes(StandardCharsets.ISO_8859_1)));
        UnitId id = read.reading().unit().orElseThrow();
        Batch batch =
                new Batch(
                        new Line(List.of(UNIT)),
                        Optional.of(ORDER),
                        LineFeed.NONE,
                        true,
                        Map.of(UNIT.id(), Set.of(CAMERA)));
        return new DetectorContext(
                read.reading(),
                Optional.of(id),
                Optional.of(ORDER),
                Optional.of(new Unit(id, UnitKind.PACK, Optional.empty(), UnitState.ACTIVE)),
                ScanContext.at(
                                DeviceRole.INLINE,
                                batch.visit(
                                        batch.first(), 1_000_000_000L, ReadDetails.NONE, CAMERA))
                        .of(read.code()),
                true,
                Optional.empty(),
                new Known(
                        Optional.of(ORDER),
                        Optional.of(RuleData.profiles().of(ORDER, false)),
                        RuleData.TODAY));
    }

    /// Bytes of objects that each detector makes for one scan, once it is compiled.
    Map<String, Double> bytes(int scans) {
        long id = Thread.currentThread().threadId();
        Map<String, Double> bytes = new LinkedHashMap<>();
        for (Detector detector : detectors) {
            detect(detector, scans);
            long before = THREADS.getThreadAllocatedBytes(id);
            detect(detector, scans);
            bytes.merge(
                    detector.getClass().getSimpleName(),
                    (THREADS.getThreadAllocatedBytes(id) - before) / (double) scans,
                    Double::sum);
        }
        return bytes;
    }

    private void detect(Detector detector, int scans) {
        for (int i = 0; i < scans; i++) {
            if (detector.detect(scan).isPresent()) {
                throw new AssertionError(detector + " finds something");
            }
        }
    }
}

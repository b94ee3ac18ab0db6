package org.cordon.bench;

import com.sun.management.ThreadMXBean;

import org.cordon.app.scanning.RemoteHolds;
import org.cordon.app.scanning.ScanEvaluator;
import org.cordon.core.code.PackDecoder;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.Frame;
import org.cordon.core.site.SiteHold;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.RuleData;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Packs that come to a camera one after the other and are accepted, as the line judges them: with stations and all
/// detectors. It measures the processor's time and the memory of its own thread, so that others do not count.
final class JudgedScans {
    private static final DeviceId CAMERA = new DeviceId("Camera");
    private static final StationId UNIT = new StationId("Unit");
    private static final Line LINE =
            new Line(
                    List.of(
                            station(UNIT, StationType.UNIT, Association.NONE, Optional.empty()),
                            station(
                                    new StationId("Case"),
                                    StationType.CASE,
                                    Association.CONTAINER_LAST,
                                    Optional.of(UNIT))));
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RemoteHolds NONE_ELSEWHERE =
            new RemoteHolds() {
                @Override
                public Optional<SiteHold> held(UnitId unit) {
                    return Optional.empty();
                }

                @Override
                public boolean any() {
                    return false;
                }
            };

    private final PackDecoder decoder = RuleData.codeReader();
    private final int serials;
    private final int measured;
    private int accepted;

    /// What one scan costs.
    record Cost(double readNanos, double readBytes, double judgedNanos, double judgedBytes) {}

    /// @param serials that the camera has accepted at the end
    JudgedScans(int serials) {
        this.serials = serials;
        measured = Math.min(serials, 200_000);
    }

    private static Station station(
            StationId id, StationType type, Association how, Optional<StationId> requires) {
        return new Station(id, type, how, 0, requires, Combine.ANY, 1, false);
    }

    /// Measures the last of the packs.
    Cost run() {
        ScanEvaluator judge =
                new ScanEvaluator(
                        RuleData.rules().on(LINE),
                        (_, id) -> Optional.of(listed(id)),
                        NONE_ELSEWHERE);
        judge.device(CAMERA, DeviceRole.INLINE, Optional.of(UNIT));
        judge.order(
                Optional.of(
                        new Order(
                                new OrderId("PO-1"),
                                "Amlodipine 5 mg",
                                new Gtin("04012345000009"),
                                new Lot("K2411A"),
                                new Expiry(LocalDate.of(2028, 11, 30)),
                                serials)),
                true);
        for (int i = 0; i < serials - measured; i++) {
            judge.judge(frame(i));
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = serials - measured; i < serials; i++) {
            frames.add(frame(i));
        }
        accepted = 0;
        long id = Thread.currentThread().threadId();
        long[] nanos = new long[3];
        long[] bytes = new long[3];
        nanos[0] = THREADS.getThreadCpuTime(id);
        bytes[0] = THREADS.getThreadAllocatedBytes(id);
        for (Frame frame : frames) {
            if (judge.judge(frame).event().verdict() == VerdictCode.ACCEPTED) {
                accepted++;
            }
        }
        nanos[1] = THREADS.getThreadCpuTime(id);
        bytes[1] = THREADS.getThreadAllocatedBytes(id);
        for (Frame frame : frames) {
            if (decoder.read(frame.bytes()).unit().isPresent()) {
                accepted++;
            }
        }
        nanos[2] = THREADS.getThreadCpuTime(id);
        bytes[2] = THREADS.getThreadAllocatedBytes(id);
        if (accepted != 2 * measured) {
            throw new AssertionError(accepted + " of twice " + measured);
        }
        return new Cost(
                (nanos[2] - nanos[1]) / (double) measured,
                (bytes[2] - bytes[1]) / (double) measured,
                (nanos[1] - nanos[0]) / (double) measured,
                (bytes[1] - bytes[0]) / (double) measured);
    }

    private static Unit listed(UnitId id) {
        return new Unit(id, UnitKind.PACK, Optional.empty(), UnitState.ACTIVE);
    }

    private static Frame frame(int number) {
        String scan = "]d2010401234500000921LMDZ%08d\u001d1728113010K2411A".formatted(number);
        long atMs = number * 200L;
        return new Frame(
                CAMERA,
                Bytes.of(scan.getBytes(StandardCharsets.ISO_8859_1)),
                Instant.EPOCH.plusMillis(atMs),
                atMs * 1_000_000,
                0);
    }
}

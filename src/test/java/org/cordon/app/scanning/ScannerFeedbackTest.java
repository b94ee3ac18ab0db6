package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.ScannerReplies.Kind;
import org.cordon.core.verdict.VerdictCode;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// [utest->req~device.replies~1]
final class ScannerFeedbackTest {
    private final List<String> told = new ArrayList<>();
    private final Scanner camera = new Named("Camera");
    private final Scanner hand = new Named("Hand");
    private final Map<DeviceId, Scanner> scanners = new ConcurrentHashMap<>();
    private final ScannerFeedback voice = new ScannerFeedback(scanners);

    ScannerFeedbackTest() {
        scanners.put(camera.id(), camera);
    }

    private final class Named implements Scanner {
        private final DeviceId id;

        Named(String name) {
            id = new DeviceId(name);
        }

        @Override
        public DeviceId id() {
            return id;
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.HANDHELD;
        }

        @Override
        public String address() {
            return "test";
        }

        @Override
        public void start(Listener listener) {}

        @Override
        public void tell(Kind what) {
            told.add(id + " " + what);
        }

        @Override
        public void close() {}
    }

    @Test
    void onlyARightScanIsAccepted() {
        for (VerdictCode code : VerdictCode.values()) {
            told.clear();
            voice.judged(camera.id(), code);
            assertEquals(
                    List.of("Camera " + (code == VerdictCode.ACCEPTED ? "ACCEPT" : "REJECT")),
                    told);
        }
        told.clear();
        voice.judged(ScanPipeline.TYPED, VerdictCode.ACCEPTED);
        assertEquals(List.of(), told);
    }

    @Test
    void allAreLockedOnceAndUnlockedOnce() {
        voice.latched(false);
        voice.latched(true);
        voice.latched(true);
        voice.latched(false);
        assertEquals(List.of("Camera LOCK", "Camera UNLOCK"), told);
    }

    @Test
    void aDeviceThatComesBackIsToldHowItStands() {
        voice.back(hand);
        assertEquals(List.of(), told, "nothing was ever said");
        voice.latched(true);
        scanners.put(hand.id(), hand);
        voice.back(hand);
        voice.latched(false);
        told.clear();
        voice.back(hand);
        assertEquals(List.of("Hand UNLOCK"), told);
    }
}

package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.FakeScanner;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// [utest->req~device.replies~1]
final class ScannerFeedbackTest {
    private final List<String> told = new ArrayList<>();
    private final Scanner camera = named("Camera");
    private final Scanner hand = named("Hand");
    private final Map<DeviceId, Scanner> scanners = new ConcurrentHashMap<>();
    private final ScannerFeedback feedback = new ScannerFeedback(scanners);

    ScannerFeedbackTest() {
        scanners.put(camera.id(), camera);
    }

    private Scanner named(String name) {
        DeviceId id = new DeviceId(name);
        return new FakeScanner(
                id, DeviceRole.HANDHELD, DeviceState.READING, what -> told.add(id + " " + what));
    }

    @Test
    void whatArrivesOrIsReadAgainIsAccepted() {
        for (VerdictCode code : VerdictCode.values()) {
            told.clear();
            feedback.judged(camera.id(), code);
            assertEquals(
                    List.of(
                            "Camera "
                                    + (code == VerdictCode.ACCEPTED
                                                    || code == VerdictCode.REPEAT_READ
                                                    || code == VerdictCode.NOT_COMMISSIONED
                                            ? "ACCEPT"
                                            : "REJECT")),
                    told);
        }
        told.clear();
        feedback.judged(ScanPipeline.TYPED, VerdictCode.ACCEPTED);
        assertEquals(List.of(), told);
    }

    @Test
    void allAreLockedOnceAndUnlockedOnce() {
        feedback.latched(false);
        feedback.latched(true);
        feedback.latched(true);
        feedback.latched(false);
        assertEquals(List.of("Camera LOCK", "Camera UNLOCK"), told);
    }

    @Test
    void aDeviceThatComesBackIsToldHowItStands() {
        feedback.back(hand);
        assertEquals(List.of(), told, "nothing was ever said");
        feedback.latched(true);
        scanners.put(hand.id(), hand);
        feedback.back(hand);
        feedback.latched(false);
        told.clear();
        feedback.back(hand);
        assertEquals(List.of("Hand UNLOCK"), told);
    }
}

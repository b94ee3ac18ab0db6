package org.cordon.app.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.command.Refused;
import org.cordon.core.scanner.DeviceId;
import org.cordon.support.FakeScannerSetup;
import org.junit.jupiter.api.Test;

import java.util.Map;

final class RecommendedSettingsTest {
    private final FakeScannerSetup setup =
            new FakeScannerSetup(
                    Map.of(
                            "scanner.2.name", "Hand",
                            "scanner.2.type", "serial",
                            "scanner.2.role", "handheld",
                            "scanner.2.address", "COM3",
                            "scanner.2.header", "STX"));

    // [utest->req~scanner-setup.recommended~1]
    @Test
    void whatIsRecommendedIsSetAndAllElseStays() {
        new RecommendedSettings(setup)
                .take(new DeviceId("Hand"), Map.of("terminators", "ETX", "header", ""))
                .join();
        assertEquals(
                Map.of(
                        "name", "Hand",
                        "type", "serial",
                        "role", "handheld",
                        "address", "COM3",
                        "terminators", "ETX"),
                setup.scanners().getFirst().keys());
    }

    @Test
    void aScannerThatIsNotInTheSettingsIsRefused() {
        var taken =
                new RecommendedSettings(setup)
                        .take(new DeviceId("Typed"), Map.of("terminators", "ETX"));
        assertTrue(taken.exceptionNow() instanceof Refused);
    }
}

package org.cordon.app.device;

import org.cordon.app.command.Refused;
import org.cordon.app.device.ScannerSetup.Attached;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Puts what a qualification recommends into the settings of a scanner.
public record RecommendedSettings(ScannerSetup setup) {
    private static final Messages TEXT = Messages.of(RecommendedSettings.class);

    /// Takes them over; all else stays as it is set up.
    ///
    /// @param settings by key; an empty value takes the setting away
    public CompletableFuture<Void> take(DeviceId device, Map<String, String> settings) {
        return setup.scanners().stream()
                .filter(a -> a.device().id().equals(device))
                .findFirst()
                .map(a -> setup.save(a.number(), merged(a, settings)).thenAccept(_ -> {}))
                .orElseGet(() ->
                        CompletableFuture.failedFuture(
                                new Refused(
                                        ScannerSetup.Reason.UNKNOWN,
                                        TEXT.get("device.settings.elsewhere", device))));
    }

    private static Map<String, String> merged(Attached attached, Map<String, String> settings) {
        Map<String, String> merged = new HashMap<>(attached.keys());
        merged.putAll(settings);
        return merged;
    }
}

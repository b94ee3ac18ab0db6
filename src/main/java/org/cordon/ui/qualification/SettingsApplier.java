package org.cordon.ui.qualification;

import org.cordon.core.scanner.DeviceId;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Puts recommended settings of a scanner into force.
@FunctionalInterface
public interface SettingsApplier {
    /// Takes them over.
    ///
    /// @param settings by key, such as `terminators`; an empty value takes the setting away
    /// @return completes once they are in force; fails with a message for people
    CompletableFuture<Void> apply(DeviceId device, Map<String, String> settings);
}

package org.cordon.app.device;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfig;

import java.util.Optional;

/// The scanners at work.
@FunctionalInterface
public interface Attachments {
    /// Closes one scanner and attaches another in its place; the rest go on undisturbed. Closing may
    /// take some seconds.
    ///
    /// @param before empty if a scanner is added
    /// @param now empty if one is taken away
    void replace(Optional<DeviceId> before, Optional<ScannerConfig> now);
}

package org.cordon.app.scanning;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// One scanner as its chip shows it.
///
/// @param detail why it is in this state; [Reason#none] if there is nothing to add
public record ScannerStatus(
        DeviceId id,
        DeviceRole role,
        String address,
        DeviceState state,
        Optional<Instant> lastScan,
        Reason detail) {}

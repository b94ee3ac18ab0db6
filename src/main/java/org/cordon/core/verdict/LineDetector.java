package org.cordon.core.verdict;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds what is wrong with a line without a scan. It is asked about once a second; an alarm is raised when
/// it begins to name a device, and cleared when it no longer does.
public interface LineDetector {
    /// A scanner of the line as it is now.
    ///
    /// @param lastScan when something came from it last in this run of the program
    record Scanner(DeviceId id, DeviceRole role, DeviceState state, Optional<Instant> lastScan) {}

    /// What its alarms are about: a row of the exception catalogue.
    AlarmKind kind();

    /// The devices that something is wrong with now, and what.
    Map<DeviceId, Reason> find(List<Scanner> scanners);
}

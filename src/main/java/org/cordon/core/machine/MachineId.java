package org.cordon.core.machine;

import org.cordon.core.scanner.DeviceId;

/// A machine of the line: one of those that speak over a connection.
///
/// @param device the connection
/// @param name what it calls itself; that of the connection where it says none
public record MachineId(DeviceId device, String name) {
    /// The only one of its connection.
    public static MachineId of(DeviceId device) {
        return new MachineId(device, device.value());
    }

    /// Refuses what is no name.
    public MachineId {
        if (name.isBlank()
                || name.length() > MachineReport.LONGEST
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "1 to " + MachineReport.LONGEST + " printable characters");
        }
    }
}

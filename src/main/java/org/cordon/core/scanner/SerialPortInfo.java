package org.cordon.core.scanner;

import java.util.Optional;

/// A serial port as the operating system tells of it now. What it does not know is empty.
///
/// @param path such as `/dev/ttyACM0` or `COM3`
/// @param vendor of a USB device, 0 to 65,535
/// @param product of a USB device, 0 to 65,535
/// @param serial the device's own serial number
/// @param location the socket it is plugged into
/// @param description what the device says it is, or a name by the system
public record SerialPortInfo(
        String path,
        Optional<Integer> vendor,
        Optional<Integer> product,
        Optional<String> serial,
        Optional<String> location,
        String description) {}

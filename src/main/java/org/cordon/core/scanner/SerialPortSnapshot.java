package org.cordon.core.scanner;

import org.cordon.core.text.Reason;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The serial ports of a machine at one moment.
///
/// @param ports in any order
public record SerialPortSnapshot(List<SerialPortInfo> ports) {
    public SerialPortSnapshot {
        ports = List.copyOf(ports);
    }

    /// Where a USB device is now.
    public sealed interface Place {
        /// At this port.
        record At(SerialPortInfo port) implements Place {}

        /// Nowhere.
        record Absent() implements Place {}

        /// At one of several ports that nothing tells apart.
        ///
        /// @param ports two or more
        record Unclear(List<SerialPortInfo> ports) implements Place {
            /// What to do.
            public Reason.Coded reason() {
                return Reason.of(
                        "device.serial.several",
                        ports.size(),
                        ports.stream()
                                .map(p -> p.path() + p.location().map("@"::concat).orElse(""))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    /// Finds a USB device.
    public Place find(SerialAddress.Usb device) {
        List<SerialPortInfo> fitting = ports.stream().filter(device::fits).toList();
        return switch (fitting.size()) {
            case 0 -> new Place.Absent();
            case 1 -> new Place.At(fitting.getFirst());
            default -> new Place.Unclear(fitting);
        };
    }

    /// The address that stays true longest for a port: by serial number, if no other device has the
    /// same; else by socket, if the system tells it; else its path.
    public SerialAddress best(SerialPortInfo port) {
        if (port.vendor().isEmpty() || port.product().isEmpty()) {
            return new SerialAddress.Path(port.path());
        }
        int vendor = port.vendor().get();
        int product = port.product().get();
        if (port.serial().isPresent()) {
            var bySerial = new SerialAddress.Usb(vendor, product, port.serial(), Optional.empty());
            if (only(bySerial, port)) {
                return bySerial;
            }
        }
        if (port.location().isPresent()) {
            var bySocket =
                    new SerialAddress.Usb(vendor, product, Optional.empty(), port.location());
            if (only(bySocket, port)) {
                return bySocket;
            }
        }
        return new SerialAddress.Path(port.path());
    }

    private boolean only(SerialAddress.Usb device, SerialPortInfo port) {
        return find(device).equals(new Place.At(port));
    }
}

package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The serial ports that this machine knows of. Pseudo-terminals are not among them.
public final class SerialPorts {
    private SerialPorts() {}

    /// A port.
    ///
    /// @param path what a scanner's address setting takes
    /// @param description what the device says it is, or a name by the system
    public record Port(String path, String description) {}

    /// Asks the operating system anew each time; may take some 100 ms, so not on the FX thread.
    ///
    /// @return by path
    public static List<Port> list() {
        return Arrays.stream(SerialPort.getCommPorts())
                .map(p -> new Port(p.getSystemPortPath(), p.getDescriptivePortName()))
                .sorted(Comparator.comparing(Port::path))
                .toList();
    }
}

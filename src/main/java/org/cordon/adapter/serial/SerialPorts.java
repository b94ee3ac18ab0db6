package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;

import org.cordon.app.port.link.LinkLost;
import org.cordon.core.scan.DeviceSettings;

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

    /// Opens a scanner's port and closes it again. A driver may hang in either: give it a thread that
    /// can be left to itself.
    ///
    /// @throws LinkLost if it does not open, saying why and what to do
    public static void tryOut(DeviceSettings.Serial settings) throws LinkLost {
        new SerialSource(settings).open().close();
    }
}

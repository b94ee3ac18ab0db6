package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.app.device.SerialPortList;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/// The serial ports that this machine knows of, by path. Pseudo-terminals are not among them.
public final class SerialPorts implements SerialPortList {
    /// What the library says where the system told it nothing (2.11.4: -1 for numbers).
    private static final String NO_SERIAL = "Unknown";

    private static final String NO_LOCATION = "0-0";

    @Override
    public SerialPortSnapshot ports() {
        return new SerialPortSnapshot(
                Arrays.stream(SerialPort.getCommPorts())
                        .map(p ->
                                found(
                                        p.getSystemPortPath(),
                                        p.getVendorID(),
                                        p.getProductID(),
                                        p.getSerialNumber(),
                                        p.getPortLocation(),
                                        p.getDescriptivePortName()))
                        .sorted(Comparator.comparing(SerialPortInfo::path))
                        .toList());
    }

    /// A port in the library's words.
    static SerialPortInfo found(
            String path, int vendor, int product, String serial, String location, String name) {
        // Windows makes up a number with ampersands for a device that has none, and another one for
        // each socket.
        boolean told = !serial.isBlank() && !serial.equals(NO_SERIAL) && !serial.contains("&");
        return new SerialPortInfo(
                path,
                number(vendor),
                number(product),
                told ? Optional.of(serial) : Optional.empty(),
                location.isBlank() || location.equals(NO_LOCATION)
                        ? Optional.empty()
                        : Optional.of(location),
                name);
    }

    private static Optional<Integer> number(int id) {
        return id >= 0 && id <= 0xFFFF ? Optional.of(id) : Optional.empty();
    }

    /// Opens a scanner's port and closes it again. A driver may hang in either: give it a thread that
    /// can be left to itself.
    ///
    /// @param directory asked where the device is
    /// @throws ConnectionLostException if it does not open, saying why and what to do
    public static void tryOut(ScannerConfig.Serial settings, SerialPortList directory)
            throws ConnectionLostException {
        new SerialConnectionFactory(settings, directory).open().close();
    }
}

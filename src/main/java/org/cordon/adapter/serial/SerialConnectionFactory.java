package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;

import org.cordon.adapter.device.ConnectionFactory;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.app.device.SerialPortList;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialLine;
import org.cordon.core.scanner.SerialPortSnapshot.Place;
import org.cordon.core.text.Reason;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;

/// Opens one serial port. No listener of the library is used: after an unplug it reports the loss
/// without end, and some devices never raise it. Reads that give up after 200 ms tell both.
record SerialConnectionFactory(ScannerConfig.Serial settings, SerialPortList directory)
        implements ConnectionFactory {
    private static final int READ_MS = 200;

    /// `ENOTTY`: the path is something, but no serial port.
    private static final int NOT_A_TERMINAL = 25;

    @Override
    public boolean present() {
        return switch (settings.port()) {
            case SerialAddress.Path path -> exists(path.value());
            case SerialAddress.Usb usb -> directory.ports().find(usb) instanceof Place.At;
        };
    }

    private static boolean exists(String path) {
        // COM3 and its like are no files.
        return !path.startsWith("/") || Files.exists(Path.of(path));
    }

    /// Asked anew for each try: the device may be plugged in elsewhere.
    private String path() throws ConnectionLostException {
        return switch (settings.port()) {
            case SerialAddress.Path path -> path.value();
            case SerialAddress.Usb usb ->
                    switch (directory.ports().find(usb)) {
                        case Place.At(var port) -> port.path();
                        case Place.Absent() ->
                                throw new ConnectionLostException(
                                        Reason.of("device.serial.absent", usb));
                        case Place.Unclear unclear ->
                                throw new ConnectionLostException(
                                        Reason.of("device.serial.unclear", usb)
                                                .and(unclear.reason()));
                    };
        };
    }

    @Override
    public DeviceConnection open() throws ConnectionLostException {
        String path = path();
        if (!exists(path)) {
            throw noPort(path, null);
        }
        SerialPort port = portAt(path);
        SerialLine line = settings.line();
        boolean fits =
                port.setComPortParameters(
                                line.baud(),
                                line.dataBits(),
                                stopBits(line.stopBits()),
                                parity(line.parity()))
                        && port.setFlowControl(flow(line.flow()))
                        && port.setComPortTimeouts(
                                SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MS, 0);
        if (!fits) {
            throw new ConnectionLostException(Reason.of("device.serial.cannot", line));
        }
        if (!port.openPort(0)) {
            throw new ConnectionLostException(whyNot(path, port.getLastErrorCode()));
        }
        return new SerialConnection(port, path);
    }

    /// A fresh object for each try: after a replug the same path may lead to another device.
    private static SerialPort portAt(String path) throws ConnectionLostException {
        try {
            return SerialPort.getCommPort(path);
        } catch (SerialPortInvalidPortException e) {
            throw noPort(path, e);
        }
    }

    private static ConnectionLostException noPort(String path, @Nullable Exception cause) {
        Reason.Coded why = Reason.of("device.serial.none", path);
        return cause == null
                ? new ConnectionLostException(why)
                : new ConnectionLostException(why, cause);
    }

    private static Reason.Coded whyNot(String path, int error) {
        if (error == NOT_A_TERMINAL) {
            return Reason.of("device.serial.other", path);
        }
        if (path.startsWith("/")) {
            Path file = Path.of(path);
            if (!Files.isReadable(file) || !Files.isWritable(file)) {
                return Reason.of("device.serial.forbidden", path);
            }
        }
        return Reason.of("device.serial.busy", path, error);
    }

    private static int stopBits(int halves) {
        return switch (halves) {
            case 2 -> SerialPort.ONE_STOP_BIT;
            case 3 -> SerialPort.ONE_POINT_FIVE_STOP_BITS;
            default -> SerialPort.TWO_STOP_BITS;
        };
    }

    private static int flow(SerialLine.Flow flow) {
        return switch (flow) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case RTS_CTS ->
                    SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
            case XON_XOFF ->
                    SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED
                            | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
        };
    }

    private static int parity(SerialLine.Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.NO_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }
}

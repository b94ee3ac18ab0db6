package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;

/// An open serial port.
final class SerialConnection implements DeviceConnection {
    private final SerialPort port;
    private final String path;

    SerialConnection(SerialPort port, String path) {
        this.port = port;
        this.path = path;
    }

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw new ConnectionLostException(
                    "%s is gone. Check the cable and plug the scanner in again.".formatted(path));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        for (int sent = 0; sent < bytes.length; ) {
            int count = port.writeBytes(bytes, bytes.length - sent, sent);
            if (count <= 0) {
                throw new ConnectionLostException(
                        "%s takes no bytes. Check the cable and the flow control.".formatted(path));
            }
            sent += count;
        }
    }

    @Override
    public void close() {
        // False means it was closed already, by the library itself after an error.
        boolean _ = port.closePort();
    }
}

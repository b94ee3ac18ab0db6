package org.cordon.adapter.serial;

import com.fazecast.jSerialComm.SerialPort;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.text.Reason;

/// An open serial port.
record SerialConnection(SerialPort port, String path) implements DeviceConnection {

    @Override
    public int read(byte[] buffer) throws ConnectionLostException {
        int count = port.readBytes(buffer, buffer.length);
        if (count < 0) {
            throw new ConnectionLostException(Reason.of("device.serial.gone", path));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes) throws ConnectionLostException {
        for (int sent = 0; sent < bytes.length; ) {
            int count = port.writeBytes(bytes, bytes.length - sent, sent);
            if (count <= 0) {
                throw new ConnectionLostException(Reason.of("device.serial.stuck", path));
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

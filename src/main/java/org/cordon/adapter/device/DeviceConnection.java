package org.cordon.adapter.device;

import org.cordon.core.text.Reason;

import java.util.Optional;

/// An open connection to a device. One thread reads; [#close] may be called from another one, and
/// then makes a waiting [#read] return.
public interface DeviceConnection {
    /// Waits for bytes, at most about 200 ms.
    ///
    /// @param buffer filled from its start
    /// @return how many came; 0 if none came in time
    /// @throws ConnectionLostException if the device is gone; close the link then
    int read(byte[] buffer) throws ConnectionLostException;

    /// Sends bytes; may wait as long as the device makes it wait. Called on a thread of its own, beside
    /// a waiting [#read]; closing the link ends it.
    ///
    /// @throws ConnectionLostException if they could not be sent
    void write(byte[] bytes) throws ConnectionLostException;

    /// What people should know of an open link; empty if there is nothing to add.
    default Optional<Reason.Coded> notice() {
        return Optional.empty();
    }

    /// Closes it, again and again without harm. Drivers are known to hang here: call it where
    /// hanging does not matter.
    void close();
}

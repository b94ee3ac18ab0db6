package org.cordon.adapter.device;

/// Opens connections to one device, one at a time.
public interface ConnectionFactory {
    /// Whether there is a sign of the device, such as the path of its port. Quick; where nothing
    /// can be told without opening it, always true.
    boolean present();

    /// Opens it. May take long; called where waiting does not matter.
    ///
    /// @throws ConnectionLostException if it cannot be opened now
    DeviceConnection open() throws ConnectionLostException;

    /// Gives up what it holds between links, such as a port it listens on. Nothing opens after it.
    default void close() {}
}

package org.cordon.app.device;

import org.cordon.core.scanner.SerialPortSnapshot;

/// Tells which serial ports there are.
@FunctionalInterface
public interface SerialPortList {
    /// Asks the operating system anew. May take some 100 ms: never on the FX thread.
    SerialPortSnapshot ports();
}

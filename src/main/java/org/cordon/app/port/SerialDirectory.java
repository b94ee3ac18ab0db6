package org.cordon.app.port;

import org.cordon.core.scan.FoundPorts;

/// Tells which serial ports there are.
@FunctionalInterface
public interface SerialDirectory {
    /// Asks the operating system anew. May take some 100 ms: never on the FX thread.
    FoundPorts ports();
}

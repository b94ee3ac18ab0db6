package org.cordon.app.device;

import java.io.IOException;
import java.util.Map;

/// Where the settings of scanners are kept between runs.
@FunctionalInterface
public interface ScannerFile {
    /// Keeps what one scanner is set to, and leaves all else as it is. Once it returns, a power cut
    /// does not undo it; when it throws, nothing has changed.
    ///
    /// @param keys without `scanner.<number>.`; empty to take the scanner out
    /// @throws IOException if it cannot be written
    void write(int number, Map<String, String> keys) throws IOException;
}

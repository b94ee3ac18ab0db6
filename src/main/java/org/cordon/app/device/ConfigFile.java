package org.cordon.app.device;

import java.io.IOException;
import java.util.Map;

/// Where settings that the window changes are kept between runs.
@FunctionalInterface
public interface ConfigFile {
    /// Keeps the settings whose keys begin so, and leaves all others as they are. Once it returns, a power cut
    /// does not undo it; when it throws, nothing has changed.
    ///
    /// @param prefix such as `scanner.1.`
    /// @param keys without the prefix; empty to take all of them out
    /// @throws IOException if it cannot be written
    void write(String prefix, Map<String, String> keys) throws IOException;
}

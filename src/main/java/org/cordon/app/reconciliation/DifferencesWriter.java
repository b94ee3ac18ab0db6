package org.cordon.app.reconciliation;

import java.nio.file.Path;
import java.util.function.Consumer;

/// Writes serials with differences into a file.
@FunctionalInterface
public interface DifferencesWriter {
    /// Writes a file.
    ///
    /// @param folder made if it is missing
    /// @param serials gives each to whom it is given
    /// @return the file; it is whole
    /// @throws java.io.UncheckedIOException if it cannot be written
    Path write(Path folder, Consumer<Consumer<DifferentSerial>> serials);
}

package org.cordon.app.epcis;

import org.cordon.core.epcis.EpcisEvent;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Writes events to files that other programs read.
public interface EventDocuments {
    /// Writes an EPCIS document, JSON-LD.
    ///
    /// @param file must not exist yet
    /// @throws IOException if it exists or cannot be written
    void write(List<EpcisEvent> events, Path file) throws IOException;
}

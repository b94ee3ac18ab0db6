package org.cordon.adapter.epcis;

import org.cordon.app.epcis.EventDocuments;
import org.cordon.app.port.TimeSource;
import org.cordon.core.epcis.EpcisEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes events to EPCIS 2.0 documents, JSON-LD.
///
/// @param time tells when a document was made
public record EpcisDocumentWriter(TimeSource time) implements EventDocuments {
    @Override
    public void write(List<EpcisEvent> events, Path file) throws IOException {
        Files.write(file, EventDocument.of(events, time.now()), StandardOpenOption.CREATE_NEW);
    }
}

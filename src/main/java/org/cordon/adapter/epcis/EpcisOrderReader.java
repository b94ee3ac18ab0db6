package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.TimeSource;

import java.nio.file.Path;
import java.util.Locale;

/// Reads an order from a GS1 EPCIS 2.0 document in JSON or JSON-LD. Which events count, and how, is
/// described in the manual, chapter *Orders*; the rules that hold for every format are those of
/// [org.cordon.core.order.OrderBuilder].
///
/// Reads token by token, so that a document needs memory for its units only. Safe from any thread.
///
/// @param time tells the current year, which bounds what expiry a pack can carry
public record EpcisOrderReader(TimeSource time) implements OrderReader {
    @Override
    public boolean accepts(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".json")
                || name.endsWith(".jsonld")
                || OrderSource.firstByte(file).orElse(' ') == '{';
    }

    @Override
    public OrderFile read(Path file, Progress progress) {
        return new OrderDocumentReader(OrderSource::open, JsonDocumentParser::new, time)
                .read(file, progress);
    }
}

package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.TimeSource;

import java.nio.file.Path;
import java.util.Locale;

/// Reads an order from a GS1 EPCIS 1.2 or 2.0 document in XML. Which events count, and how, is
/// described in the manual, chapter *Orders*; the rules that hold for every format are those of
/// [org.cordon.core.order.OrderBuilder].
///
/// Reads element by element, so that a document needs memory for its units only. Safe from any
/// thread.
///
/// @param time tells the current year, which bounds what expiry a pack can carry
public record EpcisXmlOrderReader(TimeSource time) implements OrderReader {
    /// By content whatever the name; a file without content that could tell goes by its name.
    @Override
    public boolean accepts(Path file) {
        int first = OrderSource.firstByte(file).orElse(' ');
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return first == '<' || (name.endsWith(".xml") && first != '{');
    }

    @Override
    public OrderFile read(Path file, Progress progress) {
        return new OrderDocumentReader(
                        (path, heard) -> OrderSource.open(path, XmlEncoding::of, heard),
                        XmlDocumentParser::new,
                        time)
                .read(file, progress);
    }
}

package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.TimeSource;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/// Reads an order from a GS1 EPCIS 2.0 document in JSON or JSON-LD. Which events count, and how, is
/// described in the manual, chapter *Orders*; the rules that hold for every format are those of
/// [OrderBuilder].
///
/// Reads token by token, so that a document needs memory for its units only. Safe from any thread.
///
/// @param time tells the current year, which bounds what expiry a pack can carry
public record EpcisOrderReader(TimeSource time) implements OrderReader {
    private static final Messages TEXT = Messages.of(EpcisOrderReader.class);
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(65_536)
                                    .maxNameLength(1_024)
                                    .maxNumberLength(64)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    @Override
    public boolean accepts(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".json")
                || name.endsWith(".jsonld")
                || OrderSource.firstByte(file).orElse(' ') == '{';
    }

    @Override
    public OrderFile read(Path file, Progress progress) {
        OrderBuilder draft = new OrderBuilder(DocumentParser::place);
        DocumentParser document =
                new DocumentParser(
                        new EpcisOrderAssembler(draft, time.now().atZone(time.zone()).getYear()));
        try (OrderSource source = OrderSource.open(file, progress)) {
            try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), source)) {
                document.read(json);
            }
            OrderBuilder.Built built = draft.build();
            if (progress.cancelled()) {
                throw new CancellationException(TEXT.get("epcis.document.stopped", source.name()));
            }
            return new OrderFile(built.order(), source.name(), source.sha256(), built.units());
        } catch (JacksonException e) {
            throw refusal(e, document.place());
        } catch (OrderBuilder.Fault fault) {
            String place =
                    fault.at() == 0
                            ? String.valueOf(file.getFileName())
                            : DocumentParser.place(fault.at());
            throw new OrderRefused(place, property(fault.field()), fault.reason());
        }
    }

    private static OrderRefused refusal(JacksonException e, String event) {
        String key =
                switch (e) {
                    case UnexpectedEndOfInputException _ -> "epcis.syntax.ends";
                    case StreamConstraintsException _ -> "epcis.syntax.limit";
                    default -> "epcis.syntax.no-json";
                };
        String words = OrderSource.shown(e.getOriginalMessage());
        TokenStreamLocation at = e.getLocation();
        String what =
                at == null
                        ? TEXT.get(key, words)
                        : TEXT.get(key + ".at", words, at.getLineNr(), at.getColumnNr());
        OrderRefused refused = new OrderRefused(event, "", what);
        refused.initCause(e);
        return refused;
    }

    private static String property(OrderBuilder.Field field) {
        return switch (field) {
            case UNIT -> "epcList";
            case GTIN -> "GTIN";
            case LOT -> "ilmd." + Event.LOT;
            case EXPIRY -> "ilmd." + Event.EXPIRY;
            case PARENT -> "parentID";
            case CHILD -> "childEPCs";
            case ORDER -> "bizTransactionList";
            case PRODUCT -> "ilmd." + Event.NAME;
        };
    }
}

package org.cordon.adapter.epcis;

import org.cordon.app.linedata.LineReportReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads line data as EPCIS events: 2.0 in JSON, 1.2 and 2.0 in XML, told apart by the first character. What each kind of
/// event means is described in the manual, page *Line data*. Events that say nothing of the state of units, such as those
/// of class and quantity, count as signs that reports come.
public final class EpcisLineReportReader implements LineReportReader {
    private static final Messages TEXT = Messages.of(EpcisLineReportReader.class);

    /// What a business step begins with that takes another one back, such as `void_shipping`.
    private static final String VOID = "void_";

    private static final Set<String> REJECTING = Set.of("non_conformant", "damaged");

    /// White space that may stand before a text, in characters.
    private static final int MOST_SPACE = 1_024;

    /// JSON is UTF-8, and has no declaration that says otherwise.
    @Override
    public Charset encoding(byte[] head) {
        return XmlEncoding.of(head);
    }

    @Override
    public LineReport report(Reader text) {
        List<LineReport> one = new ArrayList<>();
        Reader begun = new BufferedReader(text);
        parser(
                        begun,
                        one::add,
                        wrong -> {
                            throw wrong;
                        })
                .event(begun);
        return one.getFirst();
    }

    @Override
    public void document(Reader text, Consumer<LineReport> reports, Consumer<OrderRefused> wrong) {
        Reader begun = new BufferedReader(text);
        parser(begun, reports, wrong).document(begun);
    }

    private static DocumentParser parser(
            Reader text, Consumer<LineReport> reports, Consumer<OrderRefused> wrong) {
        DocumentHandler handler =
                new DocumentHandler() {
                    @Override
                    public void named(String productClass, String name) {
                        // Names of products stand in the order.
                    }

                    @Override
                    public void event(Event event) {
                        if (isOfAVendor(event)) {
                            return;
                        }
                        LineReport report;
                        try {
                            report = EpcisLineReportReader.report(event);
                        } catch (OrderRefused of) {
                            wrong.accept(of);
                            return;
                        }
                        reports.accept(report);
                    }
                };
        return isXml(text) ? new XmlDocumentParser(handler) : new JsonDocumentParser(handler);
    }

    private static boolean isXml(Reader text) {
        try {
            text.mark(MOST_SPACE);
            int first = text.read();
            for (int i = 1; i < MOST_SPACE && Character.isWhitespace(first); i++) {
                first = text.read();
            }
            text.reset();
            return first == '<';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A kind of event that the standard does not know need not even say when it happened.
    private static boolean isOfAVendor(Event event) {
        return event.word("type").startsWith("{") && event.word("eventTime").isEmpty();
    }

    private static LineReport report(Event event) {
        return new LineReport(
                Withdrawals.id(event),
                event.time("eventTime"),
                Optional.of("recordTime")
                        .filter(each -> !event.word(each).isEmpty())
                        .map(event::time),
                event.declaration().isPresent() ? new LineFact.Withdrawn() : fact(event));
    }

    private static LineFact fact(Event event) {
        return switch (event.word("type")) {
            case "ObjectEvent" -> ofUnits(event);
            case "AggregationEvent" -> ofContainer(event);
            case "" -> throw event.refused("type", TEXT.get("epcis.event.no-type"));
            default -> new LineFact.Nothing();
        };
    }

    private static LineFact ofUnits(Event event) {
        String step = event.step();
        if (event.units().stream().allMatch(EpcisLineReportReader::isOther)
                || step.startsWith(VOID)) {
            return new LineFact.Nothing();
        }
        String disposition = Event.word(event.word("disposition"), "Disp");
        return switch (event.word("action")) {
            case "ADD" ->
                    step.equals("commissioning")
                            ? new LineFact.Commissioned(units(event))
                            : new LineFact.Nothing();
            case "DELETE" -> new LineFact.Ended(units(event), event.ending());
            case "OBSERVE" ->
                    step.equals("sampling")
                            ? new LineFact.Ended(units(event), UnitState.SAMPLED)
                            : REJECTING.contains(disposition)
                                    ? new LineFact.Rejected(units(event))
                                    : step.equals("inspecting") && disposition.equals("conformant")
                                            ? new LineFact.Reintroduced(units(event))
                                            : new LineFact.Nothing();
            default -> throw event.actionRefused();
        };
    }

    private static LineFact ofContainer(Event event) {
        String action = event.word("action");
        List<String> names = event.children();
        if (action.equals("OBSERVE")
                || event.step().startsWith(VOID)
                || isOther(event.word("parentID"))
                || (names.isEmpty() && event.quantities().isPresent())
                || (!names.isEmpty() && names.stream().allMatch(EpcisLineReportReader::isOther))) {
            return new LineFact.Nothing();
        }
        UnitId container = event.unit(event.word("parentID"), "parentID");
        List<UnitId> children = event.units(names, "childEPCs");
        return switch (action) {
            case "ADD" -> new LineFact.Packed(container, children);
            case "DELETE" -> new LineFact.Unpacked(container, children);
            default -> throw event.actionRefused();
        };
    }

    /// Whether it names something that is neither a unit nor a logistic unit, such as an asset.
    private static boolean isOther(String name) {
        return name.startsWith("urn:epc:id:")
                && !name.startsWith("urn:epc:id:sgtin:")
                && !name.startsWith("urn:epc:id:sscc:");
    }

    private static List<UnitId> units(Event event) {
        return event.units(event.units(), "epcList");
    }
}

package org.cordon.adapter.epcis;

import org.cordon.app.linedata.LineReportReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.digest.Sha256;
import org.cordon.core.line.HelperCode;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.linedata.ReportDetails;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Reads line data as EPCIS events: 2.0 in JSON, 1.2 and 2.0 in XML, told apart by the first character. What each kind of
/// event means is described in the manual, page *Line data*. Events that say nothing of the state of units count as signs
/// that reports come; what they state of class and quantity, and in other vocabularies, is kept.
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

                    @Override
                    public boolean all() {
                        return true;
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
                1,
                event.time("eventTime"),
                Optional.of("recordTime")
                        .filter(each -> !event.word(each).isEmpty())
                        .map(event::time),
                event.declaration().isPresent() ? new LineFact.Withdrawn() : fact(event),
                event.declaration().isPresent() ? Optional.empty() : details(event));
    }

    private static Optional<ReportDetails> details(Event event) {
        boolean begins = event.word("action").equals("ADD") && event.step().equals("commissioning");
        boolean counts = !event.counted().isEmpty();
        ReportDetails details =
                new ReportDetails(
                        Optional.ofNullable(event.master().get(Event.LOT)).filter(_ -> begins),
                        Optional.ofNullable(event.master().get(Event.EXPIRY)).filter(_ -> begins),
                        counts ? event.step() : "",
                        counts ? event.disposition() : "",
                        event.counted(),
                        helpers(event),
                        event.extensions().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey, each -> kept(each.getValue()))));
        return Optional.of(details).filter(each -> !each.isEmpty());
    }

    private static String kept(String value) {
        return value.length() <= ReportDetails.LONGEST
                ? value
                : "sha256:" + Sha256.of(value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ReportDetails.HelperBinding> helpers(Event event) {
        if (event.helpers().isEmpty()) {
            return List.of();
        }
        Set<UnitId> own = new HashSet<>(units(event));
        List<ReportDetails.HelperBinding> bound = new ArrayList<>();
        event.helpers()
                .forEach((name, code) -> {
                    if (name.isEmpty() && own.size() != 1) {
                        throw event.refused(Event.HELPER, TEXT.get("epcis.event.helper-one"));
                    }
                    UnitId unit =
                            name.isEmpty()
                                    ? own.iterator().next()
                                    : event.unit(name, Event.HELPERS + ".epc");
                    if (!own.contains(unit)) {
                        throw event.refused(
                                Event.HELPERS + ".epc",
                                TEXT.get("epcis.event.helper-of", OrderSource.shown(name)));
                    }
                    if (code.isEmpty() || code.length() > HelperCode.LONGEST) {
                        throw event.refused(
                                Event.HELPER,
                                TEXT.get("epcis.event.helper-code", HelperCode.LONGEST));
                    }
                    bound.add(new ReportDetails.HelperBinding(code, unit));
                });
        bound.sort(Comparator.comparing(each -> each.unit().key()));
        return bound;
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
        if (event.units().stream().allMatch(Event::isOther) || step.startsWith(VOID)) {
            return new LineFact.Nothing();
        }
        return switch (event.word("action")) {
            case "ADD" ->
                    step.equals("commissioning")
                            ? new LineFact.Commissioned(units(event))
                            : new LineFact.Nothing();
            case "DELETE" -> new LineFact.Ended(units(event), event.ending());
            case "OBSERVE" ->
                    step.equals("sampling")
                            ? sample(event)
                            : REJECTING.contains(event.disposition())
                                    ? new LineFact.Rejected(units(event))
                                    : event.findsGood()
                                            ? new LineFact.Reintroduced(units(event))
                                            : new LineFact.Nothing();
            default -> throw event.actionRefused();
        };
    }

    private static LineFact sample(Event event) {
        UnitState state = event.sampled();
        return state.isEnded()
                ? new LineFact.Ended(units(event), state)
                : new LineFact.SampleTaken(units(event));
    }

    private static LineFact ofContainer(Event event) {
        String action = event.word("action");
        List<String> names = event.children();
        if (action.equals("OBSERVE")
                || event.step().startsWith(VOID)
                || Event.isOther(event.word("parentID"))
                || (names.isEmpty() && event.quantities().isPresent())
                || (!names.isEmpty() && names.stream().allMatch(Event::isOther))) {
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

    private static List<UnitId> units(Event event) {
        return event.units(event.units(), "epcList");
    }
}

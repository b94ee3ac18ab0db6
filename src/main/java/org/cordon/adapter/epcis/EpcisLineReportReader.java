package org.cordon.adapter.epcis;

import org.cordon.app.linedata.LineReportReader;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads line data as EPCIS 2.0 events in JSON. What each kind of event means is described in the manual, page *Line
/// data*. Events that say nothing of the state of units, such as those of class and quantity, count as signs that
/// reports come.
public final class EpcisLineReportReader implements LineReportReader {
    private static final Messages TEXT = Messages.of(EpcisLineReportReader.class);
    private static final Set<String> REJECTING = Set.of("non_conformant", "damaged");

    @Override
    public LineReport report(Reader text) {
        List<LineReport> one = new ArrayList<>();
        parser(one::add).event(text);
        return one.getFirst();
    }

    @Override
    public void document(Reader text, Consumer<LineReport> reports) {
        parser(reports).document(text);
    }

    private static DocumentParser parser(Consumer<LineReport> reports) {
        return new JsonDocumentParser(
                new DocumentHandler() {
                    @Override
                    public void named(String productClass, String name) {
                        // Names of products stand in the order.
                    }

                    @Override
                    public void event(Event event) {
                        reports.accept(report(event));
                    }
                });
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
        if (event.units().isEmpty()) {
            return new LineFact.Nothing();
        }
        String step = event.step();
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
        if (action.equals("OBSERVE")
                || (event.children().isEmpty() && event.quantities().isPresent())) {
            return new LineFact.Nothing();
        }
        UnitId container = event.unit(event.word("parentID"), "parentID");
        List<UnitId> children = event.units(event.children(), "childEPCs");
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

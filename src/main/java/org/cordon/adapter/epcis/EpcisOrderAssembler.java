package org.cordon.adapter.epcis;

import org.cordon.app.port.OrderSource;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.epcis.Epc;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What events mean for an order. Units begin with commissioning; packing and unpacking count in
/// the order of their event times; events that only observe say nothing here, save for sampling. Nor
/// do those that take another business step back (`void_shipping`), and those that name things by
/// class and quantity alone.
final class EpcisOrderAssembler {
    private static final Messages TEXT = Messages.of(EpcisOrderAssembler.class);

    private final OrderBuilder draft;
    private final int year;
    private final List<Packing> packings = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();

    private record Packing(int at, Instant time, boolean in, UnitId parent, List<UnitId> children) {
        Packing {
            children = List.copyOf(children);
        }
    }

    private final Map<UnitId, Instant> returned = new HashMap<>();

    private record Ending(int at, Instant time, UnitId unit, UnitState state) {}

    EpcisOrderAssembler(OrderBuilder draft, int year) {
        this.draft = draft;
        this.year = year;
    }

    /// The name of a product, from the header.
    void named(String productClass, String name) {
        Epc.parseClass(productClass).ifPresent(gtin -> draft.named(gtin, name));
    }

    /// Takes an event that is not declared wrong.
    void apply(Event event) {
        switch (event.word("type")) {
            case "ObjectEvent" -> object(event);
            case "AggregationEvent" -> aggregation(event);
            case "TransformationEvent" ->
                    throw event.refused("type", TEXT.get("epcis.event.transformation"));
            case "" -> throw event.refused("type", TEXT.get("epcis.event.no-type"));
            default -> {}
        }
    }

    void end() {
        endings.stream()
                .filter(e -> !isBack(e))
                .forEach(e -> draft.state(e.unit(), e.state(), e.at()));
        endings.clear();
        returned.clear();
        packings.sort(Comparator.comparing(Packing::time));
        for (Packing p : packings) {
            if (p.in()) {
                draft.pack(p.parent(), p.children(), p.at());
            } else {
                draft.unpack(p.parent(), p.children(), p.at());
            }
        }
        packings.clear();
    }

    private void object(Event event) {
        String step = event.step();
        if (step.startsWith("void_")) {
            return;
        }
        switch (event.word("action")) {
            case "ADD" -> {
                if (!step.equals("commissioning")) {
                    throw event.refused(
                            "bizStep", TEXT.get("epcis.event.step", OrderSource.shown(step)));
                }
                commission(event);
            }
            case "DELETE" -> end(event, event.ending());
            case "OBSERVE" -> {
                if (step.equals("sampling")) {
                    end(event, event.sampled());
                } else if (event.findsGood()) {
                    back(event);
                }
            }
            default -> throw event.actionRefused();
        }
    }

    private void commission(Event event) {
        event.time("eventTime");
        if (byQuantity(event, event.units())) {
            throw event.refused(
                    event.quantities().orElseThrow(), TEXT.get("epcis.event.serials", "epcList"));
        }
        named(event, event.units(), "epcList");
        Optional<Lot> lot =
                Optional.ofNullable(event.master().get(Event.LOT))
                        .map(l -> value(l, Lot::new, event, "ilmd." + Event.LOT));
        Optional<Expiry> expiry =
                Optional.ofNullable(event.master().get(Event.EXPIRY)).map(e -> expiry(e, event));
        for (UnitId unit : event.units(event.units(), "epcList")) {
            draft.unit(unit, lot, expiry, UnitState.ACTIVE, event.at());
        }
        Event.productName(event.master()).ifPresent(name -> draft.product(name, event.at()));
        orders(event);
    }

    /// Samples that may be put back, and were.
    private void back(Event event) {
        for (String name : event.units().stream().filter(each -> !Event.isOther(each)).toList()) {
            returned.merge(
                    event.unit(name, "epcList"),
                    event.time("eventTime"),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    private boolean isBack(Ending ending) {
        Instant at = returned.get(ending.unit());
        return ending.state() == UnitState.SAMPLE_OUT && at != null && at.isAfter(ending.time());
    }

    private void end(Event event, UnitState state) {
        if (byQuantity(event, event.units())) {
            return;
        }
        named(event, event.units(), "epcList");
        for (UnitId unit : event.units(event.units(), "epcList")) {
            endings.add(
                    new Ending(
                            event.at(),
                            state == UnitState.SAMPLE_OUT ? event.time("eventTime") : Instant.EPOCH,
                            unit,
                            state));
        }
    }

    private void aggregation(Event event) {
        String action = event.word("action");
        if (action.equals("OBSERVE")) {
            return;
        }
        boolean in = action.equals("ADD");
        if (!in && !action.equals("DELETE")) {
            throw event.actionRefused();
        }
        if (byQuantity(event, event.children())) {
            return;
        }
        if (in) {
            named(event, event.children(), "childEPCs");
        }
        String parent = event.word("parentID");
        if (parent.isEmpty()) {
            throw event.refused("parentID", TEXT.get("epcis.event.no-parent"));
        }
        packings.add(
                new Packing(
                        event.at(),
                        event.time("eventTime"),
                        in,
                        event.unit(parent, "parentID"),
                        event.units(event.children(), "childEPCs")));
        orders(event);
    }

    /// Whether an event names things by class and quantity alone, which are no units.
    private static boolean byQuantity(Event event, List<String> names) {
        return names.isEmpty() && event.quantities().isPresent();
    }

    private static void named(Event event, List<String> names, String property) {
        if (names.isEmpty()) {
            throw event.refused(property, TEXT.get("epcis.event.no-units"));
        }
    }

    private void orders(Event event) {
        for (String transaction : event.orders()) {
            draft.order(
                    value(number(transaction), OrderId::new, event, "bizTransactionList"),
                    event.at());
        }
    }

    /// The number at the end of a business transaction's name: after the last `/` of a web address,
    /// after the GLN of `urn:epcglobal:cbv:bt:GLN:NUMBER` (CBV 2.0, section 8.5), else the whole.
    static String number(String transaction) {
        String number = transaction;
        if (transaction.startsWith("urn:epcglobal:cbv:bt:")) {
            number = transaction.replaceFirst("^urn:epcglobal:cbv:bt:(\\d{13}:)?", "");
        } else if (transaction.matches("https?://[^/]+/.*[^/]")) {
            number = transaction.substring(transaction.lastIndexOf('/') + 1);
        }
        try {
            return URLDecoder.decode(number.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEscaped) {
            return number;
        }
    }

    /// An `xs:date`, whose zone says nothing about what is printed.
    private Expiry expiry(String text, Event event) {
        try {
            Expiry expiry = new Expiry(LocalDate.parse(text, DateTimeFormatter.ISO_DATE));
            if (Expiry.parse(expiry.yymmdd(), year).equals(Optional.of(expiry))) {
                return expiry;
            }
        } catch (DateTimeParseException notDate) {
            // Refused below, as a date that no pack can carry.
        }
        throw event.refused(
                "ilmd." + Event.EXPIRY, TEXT.get("epcis.event.expiry", OrderSource.shown(text)));
    }

    private static <T> T value(String text, Function<String, T> make, Event event, String field) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw event.refused(field, OrderSource.shown(String.valueOf(wrong.getMessage())));
        }
    }
}

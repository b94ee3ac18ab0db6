package org.cordon.sim;

import org.cordon.core.epcis.Epc;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes an invented order as an EPCIS document in JSON and XML and as CSV, always the same way.
public final class OrderText {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final OffsetDateTime START = OffsetDateTime.parse("2026-11-20T05:00:00+01:00");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final int UNITS_PER_EVENT = 500;

    private final PackedOrder packed;
    private final Function<UnitId, String> names;
    private final boolean nameInHeader;
    private final List<ObjectNode> events = new ArrayList<>();
    private OffsetDateTime clock = START;

    private OrderText(PackedOrder packed, Function<UnitId, String> names, boolean nameInHeader) {
        this.packed = packed;
        this.names = names;
        this.nameInHeader = nameInHeader;
    }

    /// As EPCIS 2.0 with EPC URNs, the product's name in the header's master data.
    public static String epcisWithUrns(PackedOrder packed) {
        return new OrderText(packed, u -> Epc.urn(u, PackedOrder.PREFIX_LENGTH), true).document();
    }

    /// As EPCIS 2.0 with GS1 Digital Links, the product's name with the packs.
    public static String epcisWithLinks(PackedOrder packed) {
        return new OrderText(packed, Epc::digitalLink, false).document();
    }

    /// As EPCIS 1.2 in XML with EPC URNs, the product's name in the header's master data.
    public static String epcisXml(PackedOrder packed) {
        OrderText text = new OrderText(packed, u -> Epc.urn(u, PackedOrder.PREFIX_LENGTH), true);
        text.fill();
        return OrderXml.document(
                text.created(), text.productClass(), packed.order().product(), text.events);
    }

    /// As CSV, containers before what they hold.
    public static String csv(PackedOrder packed) {
        Order order = packed.order();
        StringBuilder text =
                new StringBuilder("# order: %s\n".formatted(order.id()))
                        .append("# product: %s\n".formatted(order.product()))
                        .append("gtin,serial,lot,expiry,parent,state\n");
        String pallet = packed.pallet().label();
        text.append(",%s,,,,\n".formatted(pallet));
        for (PackedOrder.Case box : packed.cases()) {
            text.append(",%s,,,%s,\n".formatted(box.id().label(), pallet));
            for (PackedOrder.Bundle bundle : box.bundles()) {
                row(text, bundle.id(), order, box.id().label(), "");
                for (UnitId pack : bundle.packs()) {
                    UnitState state = packed.ended().get(pack);
                    row(
                            text,
                            pack,
                            order,
                            bundle.id().key(),
                            state == null ? "" : state.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        return text.toString();
    }

    private static void row(
            StringBuilder text, UnitId unit, Order order, String parent, String state) {
        UnitId.Sgtin sgtin = (UnitId.Sgtin) unit;
        text.append(
                "%s,%s,%s,%s,%s,%s\n"
                        .formatted(
                                sgtin.gtin(),
                                sgtin.serial(),
                                order.lot(),
                                order.expiry(),
                                parent,
                                state));
    }

    private String document() {
        fill();
        return frame();
    }

    private void fill() {
        List<UnitId> packs = packed.packs();
        for (int from = 0; from < packs.size(); from += UNITS_PER_EVENT) {
            ObjectNode event =
                    commission(packs.subList(from, Math.min(from + UNITS_PER_EVENT, packs.size())));
            ObjectNode ilmd = event.putObject("ilmd");
            ilmd.put("cbvmda:lotNumber", packed.order().lot().value());
            ilmd.put("cbvmda:itemExpirationDate", packed.order().expiry().toString());
            if (!nameInHeader) {
                ilmd.put("cbvmda:regulatedProductName", packed.order().product());
            }
        }
        List<PackedOrder.Bundle> bundles =
                packed.cases().stream().flatMap(c -> c.bundles().stream()).toList();
        commission(bundles.stream().map(PackedOrder.Bundle::id).toList());
        List<UnitId> cases = packed.cases().stream().map(PackedOrder.Case::id).toList();
        List<UnitId> logistic = new ArrayList<>(cases);
        logistic.add(packed.pallet());
        commission(logistic);
        for (PackedOrder.Case box : packed.cases()) {
            box.bundles().forEach(b -> packing(b.id(), b.packs()));
            packing(box.id(), box.bundles().stream().map(PackedOrder.Bundle::id).toList());
        }
        packing(packed.pallet(), cases);
        packed.packs().stream()
                .filter(packed.ended()::containsKey)
                .forEach(unit -> ended(unit, packed.ended().get(unit)));
    }

    private ObjectNode event(String type, String action, String step, String disposition) {
        clock = clock.plusSeconds(20);
        ObjectNode event = JSON.createObjectNode();
        event.put("type", type);
        event.put("eventTime", TIME.format(clock));
        event.put("eventTimeZoneOffset", "+01:00");
        event.put("action", action);
        event.put("bizStep", step);
        event.put("disposition", disposition);
        event.putObject("readPoint").put("id", "urn:epc:id:sgln:4012345.00001.L3");
        events.add(event);
        return event;
    }

    private ObjectNode commission(List<UnitId> units) {
        ObjectNode event = event("ObjectEvent", "ADD", "commissioning", "active");
        list(event.putArray("epcList"), units);
        order(event);
        return event;
    }

    private void packing(UnitId parent, List<UnitId> children) {
        ObjectNode event = event("AggregationEvent", "ADD", "packing", "in_progress");
        event.put("parentID", names.apply(parent));
        list(
                event.putArray("childEPCs"),
                children.stream().filter(child -> !packed.loose().contains(child)).toList());
    }

    private void ended(UnitId unit, UnitState state) {
        ObjectNode event =
                state == UnitState.SAMPLED
                        ? event("ObjectEvent", "OBSERVE", "sampling", "non_sellable_other")
                        : event("ObjectEvent", "DELETE", "decommissioning", "inactive");
        list(event.putArray("epcList"), List.of(unit));
    }

    private void order(ObjectNode event) {
        event.putArray("bizTransactionList")
                .addObject()
                .put("type", "prodorder")
                .put("bizTransaction", "urn:epcglobal:cbv:bt:4012345000016:" + packed.order().id());
    }

    private void list(ArrayNode list, List<UnitId> units) {
        units.stream().map(names).forEach(list::add);
    }

    /// One event a line, so that a difference between two versions can be read.
    private String frame() {
        ObjectNode frame = JSON.createObjectNode();
        frame.putArray("@context")
                .add("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
        frame.put("type", "EPCISDocument");
        frame.put("schemaVersion", "2.0");
        frame.put("creationDate", created());
        if (nameInHeader) {
            header(frame.putObject("epcisHeader"));
        }
        String head = frame.toString();
        return head.substring(0, head.length() - 1)
                + ",\"epcisBody\":{\"eventList\":[\n"
                + events.stream().map(ObjectNode::toString).collect(Collectors.joining(",\n"))
                + "\n]}}\n";
    }

    private String created() {
        return TIME.format(clock.plusMinutes(1));
    }

    private String productClass() {
        String pack = Epc.urn(packed.packs().getFirst(), PackedOrder.PREFIX_LENGTH);
        return pack.substring(0, pack.lastIndexOf('.')).replace("urn:epc:id:", "urn:epc:idpat:")
                + ".*";
    }

    private void header(ObjectNode header) {
        ObjectNode vocabulary =
                header.putObject("epcisMasterData").putArray("vocabularyList").addObject();
        vocabulary.put("type", "urn:epcglobal:epcis:vtype:EPCClass");
        ObjectNode element = vocabulary.putArray("vocabularyElementList").addObject();
        element.put("id", productClass());
        element.putArray("attributes")
                .addObject()
                .put("id", "urn:epcglobal:cbv:mda:regulatedProductName")
                .put("attribute", packed.order().product());
    }
}

package org.cordon.core.order;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/// An order while it is being read: takes units and packings as a file declares them, then checks
/// them together. One order has one product, one lot and one expiry; a unit is listed once and
/// stands in at most one container.
///
/// Not safe for several threads. After a [Fault] the draft is of no more use.
public final class OrderBuilder {
    private static final Messages TEXT = Messages.of(OrderBuilder.class);

    /// The most units one order may have: a million packs with their bundles and cases.
    public static final int MAX_UNITS = 1_500_000;

    /// The longest product name, in characters.
    public static final int MAX_PRODUCT = 200;

    private final IntFunction<String> place;
    private final Interner sharing = new Interner();
    private final Map<UnitId, AggregationTree.Node> nodes = new LinkedHashMap<>();
    private final List<Packing> packings = new ArrayList<>();
    private final Map<Gtin, String> names = new HashMap<>();
    private Optional<Said<OrderId>> id = Optional.empty();
    private Optional<Said<String>> product = Optional.empty();

    private record Packing(boolean in, UnitId parent, List<UnitId> children, int at) {
        Packing {
            children = List.copyOf(children);
        }
    }

    private record Said<T>(T value, int at) {}

    /// @param place what messages call a place, by its number: `line 12` or `event 3`
    public OrderBuilder(IntFunction<String> place) {
        this.place = place;
    }

    /// States the order's number; may be repeated, but not differ.
    public void order(OrderId number, int at) {
        id = Optional.of(same(id, number, at, Field.ORDER));
    }

    /// States the product's name; may be repeated, but not differ.
    public void product(String name, int at) {
        product = Optional.of(same(product, printable(name, at), at, Field.PRODUCT));
    }

    private static String printable(String name, int at) {
        if (name.isBlank()
                || name.length() > MAX_PRODUCT
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new Fault(at, Field.PRODUCT, TEXT.get("order.name.wrong", MAX_PRODUCT));
        }
        return name;
    }

    /// Tells what a product is called, for an order whose units do not state it. Products that
    /// the order does not have do no harm.
    public void named(Gtin gtin, String name) {
        names.putIfAbsent(gtin, printable(name, 0));
    }

    private <T> Said<T> same(Optional<Said<T>> before, T value, int at, Field field) {
        if (before.isEmpty()) {
            return new Said<>(value, at);
        }
        Said<T> first = before.get();
        if (!first.value().equals(value)) {
            throw new Fault(
                    at,
                    field,
                    TEXT.get("order.file.differs", value, place.apply(first.at()), first.value()));
        }
        return first;
    }

    /// Lists a unit as commissioned.
    ///
    /// @param lot needed for a pack; may be left out for a container
    /// @param expiry as for the lot
    /// @throws Fault if the unit is listed already or the order grows too large
    public void unit(
            UnitId unit, Optional<Lot> lot, Optional<Expiry> expiry, UnitState state, int at) {
        if (nodes.size() >= MAX_UNITS) {
            throw new Fault(at, Field.UNIT, TEXT.get("order.unit.too-many", MAX_UNITS));
        }
        UnitId named = sharing.unit(unit);
        AggregationTree.Node before =
                nodes.putIfAbsent(
                        named,
                        new AggregationTree.Node(
                                named, sharing.one(lot), sharing.one(expiry), state, at));
        if (before != null) {
            throw new Fault(
                    at,
                    Field.UNIT,
                    TEXT.get(
                            "order.unit.twice",
                            AggregationTree.name(unit),
                            place.apply(before.at)));
        }
    }

    /// Records what became of a unit. Of several states the one that is harder to undo stays:
    /// destroyed, then sampled, then decommissioned.
    ///
    /// @throws Fault if the unit is not listed
    public void state(UnitId unit, UnitState state, int at) {
        AggregationTree.Node node = nodes.get(unit);
        if (node == null) {
            throw unlisted(unit, Field.UNIT, at);
        }
        if (state.compareTo(node.state) > 0) {
            node.state = state;
        }
    }

    /// Puts units into a container. Both may be listed later.
    public void pack(UnitId parent, List<UnitId> children, int at) {
        packings.add(packing(true, parent, children, at));
    }

    /// Takes units out of a container, as packed by the calls before it.
    ///
    /// @param children empty for all that it holds then
    public void unpack(UnitId parent, List<UnitId> children, int at) {
        packings.add(packing(false, parent, children, at));
    }

    private Packing packing(boolean in, UnitId parent, List<UnitId> children, int at) {
        return new Packing(
                in,
                sharing.parent(parent).orElse(parent),
                children.stream().map(this::listed).toList(),
                at);
    }

    private UnitId listed(UnitId unit) {
        AggregationTree.Node node = nodes.get(unit);
        return node == null ? unit : node.id;
    }

    /// Checks everything together.
    ///
    /// Without a number the order takes its lot's; without a name the product is called by its
    /// GTIN. How kinds follow from the tree is told at [AggregationTree#kinds].
    ///
    /// @throws Fault at the first thing that is wrong
    public Built build() {
        for (Packing packing : packings) {
            apply(packing);
        }
        packings.clear();
        AggregationTree tree = new AggregationTree(List.copyOf(nodes.values()), place);
        List<AggregationTree.Node> sorted = tree.parentsFirst();
        AggregationTree.Node first = tree.packs(sorted);
        Gtin gtin = ((UnitId.Sgtin) first.id).gtin();
        Lot lot = first.lot.orElseThrow();
        Map<Integer, UnitKind> kinds = AggregationTree.kinds(sorted);
        List<Unit> units = new ArrayList<>(sorted.size());
        int packs = 0;
        for (AggregationTree.Node node : sorted) {
            UnitKind kind = tree.kind(node, kinds);
            packs += kind == UnitKind.PACK ? 1 : 0;
            units.add(
                    new Unit(
                            node.id,
                            kind,
                            node.parent.flatMap(p -> sharing.parent(p.id)),
                            node.state));
        }
        return new Built(
                new Order(
                        id.map(Said::value).orElseGet(() -> new OrderId(lot.value())),
                        product.map(Said::value)
                                .orElseGet(() -> names.getOrDefault(gtin, "GTIN " + gtin)),
                        gtin,
                        lot,
                        first.expiry.orElseThrow(),
                        packs),
                units);
    }

    private void apply(Packing packing) {
        AggregationTree.Node parent = nodes.get(packing.parent());
        if (parent == null) {
            throw unlisted(packing.parent(), Field.PARENT, packing.at());
        }
        if (!packing.in() && packing.children().isEmpty()) {
            List.copyOf(parent.children).forEach(AggregationTree.Node::leave);
            return;
        }
        for (UnitId unit : packing.children()) {
            AggregationTree.Node child = nodes.get(unit);
            if (child == null) {
                throw unlisted(unit, Field.CHILD, packing.at());
            }
            if (packing.in()) {
                enter(child, parent, packing.at());
            } else if (child.parent.isPresent() && child.parent.get() == parent) {
                child.leave();
            } else {
                throw new Fault(
                        packing.at(),
                        Field.CHILD,
                        TEXT.get(
                                "order.packing.not-in",
                                AggregationTree.name(unit),
                                AggregationTree.name(parent.id)));
            }
        }
    }

    private void enter(AggregationTree.Node child, AggregationTree.Node parent, int at) {
        if (child == parent) {
            throw new Fault(
                    at,
                    Field.PARENT,
                    TEXT.get("order.packing.itself", AggregationTree.name(child.id)));
        }
        if (child.parent.isPresent()) {
            throw new Fault(
                    at,
                    Field.PARENT,
                    TEXT.get(
                            "order.packing.twice",
                            AggregationTree.name(child.id),
                            AggregationTree.name(parent.id),
                            place.apply(child.parentAt),
                            AggregationTree.name(child.parent.get().id)));
        }
        child.enter(parent, at);
    }

    private Fault unlisted(UnitId unit, Field field, int at) {
        return new Fault(at, field, TEXT.get("order.unit.unlisted", AggregationTree.name(unit)));
    }

    /// A checked order.
    ///
    /// @param units parents before their children
    public record Built(Order order, List<Unit> units) {
        public Built {
            units = List.copyOf(units);
        }
    }

    /// What is at fault, by meaning; each file format has its own word for it.
    public enum Field {
        /// The unit itself.
        UNIT,
        /// A product number.
        GTIN,
        /// A lot.
        LOT,
        /// An expiry date.
        EXPIRY,
        /// The container.
        PARENT,
        /// A unit as the content of a container.
        CHILD,
        /// The order's number.
        ORDER,
        /// The product's name.
        PRODUCT
    }

    /// The order cannot be as declared.
    public static final class Fault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int at;
        private final Field field;
        private final String reason;

        /// @param at number of the line or event; 0 for the whole file
        /// @param reason what is wrong and what to do
        public Fault(int at, Field field, String reason) {
            super(reason);
            this.at = at;
            this.field = field;
            this.reason = reason;
        }

        /// Number of the line or event; 0 for the whole file.
        public int at() {
            return at;
        }

        /// What is at fault.
        public Field field() {
            return field;
        }

        /// What is wrong and what to do.
        public String reason() {
            return reason;
        }
    }
}

package org.cordon.core.order;

import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.OrderBuilder.Fault;
import org.cordon.core.order.OrderBuilder.Field;
import org.cordon.core.text.Messages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.function.IntFunction;

/// The packaging tree of an order while it is checked. Works without recursion, so that no file
/// can exhaust the stack.
record AggregationTree(List<Node> nodes, IntFunction<String> place) {
    private static final Messages TEXT = Messages.of(AggregationTree.class);

    /// Containers above a pack: bundle, case, pallet.
    static final int MAX_HEIGHT = 3;

    /// One unit with its edges.
    static final class Node {
        final UnitId id;
        final Optional<Lot> lot;
        final Optional<Expiry> expiry;
        final int at;
        UnitState state;
        Optional<Node> parent = Optional.empty();
        int parentAt;
        SequencedCollection<Node> children = List.of();
        int height;

        Node(UnitId id, Optional<Lot> lot, Optional<Expiry> expiry, UnitState state, int at) {
            this.id = id;
            this.lot = lot;
            this.expiry = expiry;
            this.state = state;
            this.at = at;
        }

        void enter(Node container, int where) {
            if (container.children.isEmpty()) {
                container.children = new LinkedHashSet<>();
            }
            container.children.add(this);
            parent = Optional.of(container);
            parentAt = where;
        }

        void leave() {
            parent.ifPresent(p -> p.children.remove(this));
            parent = Optional.empty();
        }
    }

    /// The unit as messages name it.
    static String name(UnitId id) {
        return switch (id) {
            case UnitId.Sgtin sgtin -> TEXT.get("order.unit.sgtin", sgtin.serial());
            case UnitId.Container container -> TEXT.get("order.unit.sscc", container.sscc());
        };
    }

    /// All nodes, containers before what they hold, otherwise as listed; measures heights.
    List<Node> parentsFirst() {
        List<Node> sorted = new ArrayList<>(nodes.size());
        Deque<Node> open = new ArrayDeque<>();
        for (Node root : nodes) {
            if (root.parent.isPresent()) {
                continue;
            }
            open.push(root);
            while (!open.isEmpty()) {
                Node node = open.pop();
                sorted.add(node);
                for (Node child : node.children.reversed()) {
                    open.push(child);
                }
            }
        }
        if (sorted.size() < nodes.size()) {
            throw cycle(sorted);
        }
        for (Node node : sorted.reversed()) {
            node.parent.ifPresent(p -> p.height = Math.max(p.height, node.height + 1));
            if (node.height > MAX_HEIGHT) {
                throw new Fault(
                        node.at, Field.UNIT, TEXT.get("order.tree.too-high", name(node.id)));
            }
        }
        return sorted;
    }

    private Fault cycle(List<Node> reached) {
        Set<Node> fine = Collections.newSetFromMap(new IdentityHashMap<>());
        fine.addAll(reached);
        Node node = nodes.stream().filter(n -> !fine.contains(n)).findFirst().orElseThrow();
        Set<Node> passed = Collections.newSetFromMap(new IdentityHashMap<>());
        while (passed.add(node)) {
            node = node.parent.orElseThrow();
        }
        return new Fault(
                node.parentAt,
                Field.PARENT,
                TEXT.get("order.tree.cycle", name(node.id), name(node.parent.orElseThrow().id)));
    }

    /// Checks that all packs are of one product, lot and expiry, and that containers agree.
    ///
    /// @return the pack listed first, which the others were compared with
    Node packs(List<Node> sorted) {
        Node first = firstPack();
        Gtin gtin = gtin(first).orElseThrow();
        for (Node node : sorted) {
            boolean pack = isPack(node);
            boolean same = gtin(node).equals(Optional.of(gtin));
            if (pack && !same) {
                throw differs(node, Field.GTIN, gtin(node).orElseThrow(), gtin, first);
            }
            if (!pack && same) {
                throw new Fault(
                        node.at, Field.GTIN, TEXT.get("order.tree.pack-holds", name(node.id)));
            }
            if (!pack && node.children.isEmpty() && node.state == UnitState.ACTIVE) {
                throw new Fault(
                        node.at, Field.UNIT, TEXT.get("order.tree.holds-nothing", name(node.id)));
            }
            if (pack) {
                present(node, node.lot, Field.LOT);
                present(node, node.expiry, Field.EXPIRY);
            }
            agree(node, node.lot, first.lot, Field.LOT, first);
            agree(node, node.expiry, first.expiry, Field.EXPIRY, first);
        }
        return first;
    }

    private Node firstPack() {
        Node first =
                nodes.stream()
                        .filter(AggregationTree::isPack)
                        .findFirst()
                        .orElseThrow(() -> new Fault(0, Field.UNIT, TEXT.get("order.pack.none")));
        present(first, first.lot, Field.LOT);
        present(first, first.expiry, Field.EXPIRY);
        return first;
    }

    private static boolean isPack(Node node) {
        return node.children.isEmpty() && node.id instanceof UnitId.Sgtin;
    }

    private static Optional<Gtin> gtin(Node node) {
        return node.id instanceof UnitId.Sgtin sgtin ? Optional.of(sgtin.gtin()) : Optional.empty();
    }

    private static void present(Node node, Optional<?> value, Field field) {
        if (value.isEmpty()) {
            throw new Fault(node.at, field, TEXT.get("order.pack.lacks"));
        }
    }

    private <T> void agree(
            Node node, Optional<T> value, Optional<T> ordered, Field field, Node first) {
        if (value.isPresent() && !value.equals(ordered)) {
            throw differs(node, field, value.get(), ordered.orElseThrow(), first);
        }
    }

    private Fault differs(Node node, Field field, Object read, Object ordered, Node first) {
        return new Fault(
                node.at,
                field,
                TEXT.get(
                        "order.pack.differs", name(node.id), read, place.apply(first.at), ordered));
    }

    /// Which kind a height means. Packs are the leaves. With three levels of containers they are
    /// bundle, case, pallet; with two, case and pallet, unless a topmost one is named by an SGTIN:
    /// a pallet is always an SSCC, so it is bundle and case then; with one, case.
    static Map<Integer, UnitKind> kinds(List<Node> sorted) {
        int top = sorted.stream().mapToInt(n -> n.height).max().orElse(0);
        boolean pallets =
                sorted.stream()
                        .filter(n -> n.height == top)
                        .allMatch(n -> n.id instanceof UnitId.Container);
        return switch (top) {
            case 0 -> Map.of(0, UnitKind.PACK);
            case 1 -> Map.of(0, UnitKind.PACK, 1, UnitKind.CASE);
            case 2 ->
                    pallets
                            ? Map.of(0, UnitKind.PACK, 1, UnitKind.CASE, 2, UnitKind.PALLET)
                            : Map.of(0, UnitKind.PACK, 1, UnitKind.BUNDLE, 2, UnitKind.CASE);
            default ->
                    Map.of(
                            0,
                            UnitKind.PACK,
                            1,
                            UnitKind.BUNDLE,
                            2,
                            UnitKind.CASE,
                            3,
                            UnitKind.PALLET);
        };
    }

    /// The kind of one node; an emptied container that was taken off counts as the lowest.
    UnitKind kind(Node node, Map<Integer, UnitKind> kinds) {
        if (isPack(node)) {
            return UnitKind.PACK;
        }
        return kinds.getOrDefault(Math.max(1, node.height), UnitKind.CASE);
    }
}

package org.cordon.ui.unit;

import org.cordon.app.unit.UnitPage;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.Belonging;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.VerdictLabels;
import org.cordon.ui.unit.UnitCard.Fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cards beside the lists, in words.
record UnitCards(Messages messages) {
    /// So many units of a container are named.
    private static final int NAMED = 100;

    /// The cards of a page.
    List<UnitCard> of(UnitPage page) {
        return page.subject() instanceof EntrySubject.OfLot
                ? List.of(orders(page), counts(page))
                : Stream.of(
                                Optional.of(belongs(page)),
                                content(page),
                                Optional.of(identity(page)),
                                page.read()
                                        .map(scan ->
                                                new UnitCard(
                                                        messages.get("unit.card.read"),
                                                        List.of(),
                                                        scan.raw().toString())))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private UnitCard belongs(UnitPage page) {
        List<Fact> facts = new ArrayList<>();
        UnitKind own = page.kind().orElse(UnitKind.PACK);
        for (UnitKind kind :
                Stream.of(UnitKind.values()).sorted(Comparator.reverseOrder()).toList()) {
            if (kind.compareTo(own) > 0) {
                levels(page, Optional.of(kind), facts);
            }
        }
        levels(page, Optional.empty(), facts);
        return new UnitCard(messages.get("unit.card.belongs"), facts, "");
    }

    /// Two containers of one level contradict each other.
    private void levels(UnitPage page, Optional<UnitKind> kind, List<Fact> facts) {
        List<UnitPage.Level> found =
                page.belongs().stream().filter(level -> level.kind().equals(kind)).toList();
        String label =
                kind.map(each -> messages.name("unit.kind", each))
                        .orElseGet(() -> messages.get("unit.kind.container"));
        boolean alone = kind.isEmpty() && contradict(page.belongs());
        for (UnitPage.Level level : found) {
            UnitId container = level.belonging().container();
            facts.add(
                    new Fact(
                            label,
                            container.label(),
                            messages.get(
                                    "unit.belongs.by",
                                    level.belonging().sources().stream()
                                            .sorted()
                                            .map(this::source)
                                            .collect(Collectors.joining(", "))),
                            alone || contradict(found),
                            Optional.of(new EntrySubject.OfUnit(container))));
        }
        if (found.isEmpty() && kind.isPresent() && page.belongs().isEmpty()) {
            facts.add(Fact.of(label, messages.get("unit.belongs.none")));
        } else if (found.isEmpty() && kind.isPresent()) {
            facts.add(Fact.of(label, messages.get("unit.belongs.not-known")));
        }
    }

    private static boolean contradict(List<UnitPage.Level> levels) {
        return levels.stream()
                .collect(Collectors.groupingBy(UnitPage.Level::depth))
                .values()
                .stream()
                .anyMatch(same -> same.size() > 1);
    }

    private String source(Belonging.Source source) {
        return messages.name("unit.source", source);
    }

    private Optional<UnitCard> content(UnitPage page) {
        UnitPage.Content content = page.content();
        if (content.count() == 0 && content.packedCount() == 0) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(
                Fact.of(
                        messages.get("unit.content.listed"),
                        messages.get("unit.content.count", content.count())));
        facts.add(
                Fact.of(
                        messages.get("unit.content.packed"),
                        messages.get("unit.content.count", content.packedCount())));
        Stream.concat(content.units().stream(), content.packed().stream())
                .distinct()
                .limit(NAMED)
                .forEach(unit ->
                        facts.add(
                                new Fact(
                                        "",
                                        unit.label(),
                                        where(unit, content),
                                        content.packedCount() > 0
                                                && content.count() > 0
                                                && isSurprising(unit, content),
                                        Optional.of(new EntrySubject.OfUnit(unit)))));
        return Optional.of(new UnitCard(messages.get("unit.card.content"), facts, ""));
    }

    private String where(UnitId unit, UnitPage.Content content) {
        return content.packed().contains(unit)
                ? content.units().contains(unit) || content.count() == 0
                        ? messages.get("unit.content.read")
                        : messages.get("unit.content.not-listed")
                : messages.get("unit.content.not-read");
    }

    /// The line packed it, and the list of the order does not have it.
    private static boolean isSurprising(UnitId unit, UnitPage.Content content) {
        return content.packed().contains(unit)
                && !content.units().contains(unit)
                && content.units().size() == content.count();
    }

    private UnitCard identity(UnitPage page) {
        UnitPage.Identity id = page.identity();
        List<Fact> facts = new ArrayList<>();
        add(facts, "unit.identity.product", id.product());
        if (id.lotDiffers()) {
            facts.add(
                    new Fact(
                            messages.get("unit.identity.lot-printed"),
                            id.lotPrinted().orElseThrow().value(),
                            "",
                            true,
                            id.lotPrinted().map(EntrySubject.OfLot::new)));
            lot(facts, "unit.identity.lot-ordered", id.lotOrdered().map(EntrySubject.OfLot::new));
        } else {
            lot(
                    facts,
                    id.lotPrinted().isPresent() && id.lotOrdered().isPresent()
                            ? "unit.identity.lot"
                            : id.lotPrinted().isPresent()
                                    ? "unit.identity.lot-printed"
                                    : "unit.identity.lot-ordered",
                    id.lotPrinted().or(id::lotOrdered).map(EntrySubject.OfLot::new));
        }
        if (id.expiryDiffers()) {
            facts.add(
                    new Fact(
                            messages.get("unit.identity.expiry-printed"),
                            id.expiryPrinted().orElseThrow().toString(),
                            "",
                            true,
                            Optional.empty()));
            add(facts, "unit.identity.expiry-ordered", id.expiryOrdered().map(Object::toString));
        } else {
            add(
                    facts,
                    "unit.identity.expiry",
                    id.expiryPrinted().or(id::expiryOrdered).map(Object::toString));
        }
        add(facts, "unit.identity.gtin", id.gtin().map(Gtin::digits));
        add(facts, "unit.identity.national", id.national());
        id.grade()
                .ifPresent(grade ->
                        facts.add(
                                Fact.of(
                                        messages.get("unit.identity.grade"),
                                        grade.value(),
                                        messages.get(
                                                "unit.identity.grade.by",
                                                id.grader().map(DeviceId::value).orElse(""),
                                                grade.standard()))));
        page.orders()
                .forEach(order ->
                        facts.add(
                                Fact.of(messages.get("unit.identity.order"), order.id().value())));
        if (facts.isEmpty()) {
            facts.add(Fact.of("", messages.get("unit.identity.none")));
        }
        return new UnitCard(messages.get("unit.card.identity"), facts, "");
    }

    private void add(List<Fact> facts, String key, Optional<String> value) {
        value.ifPresent(text -> facts.add(Fact.of(messages.get(key), text)));
    }

    private void lot(List<Fact> facts, String key, Optional<EntrySubject.OfLot> lot) {
        lot.ifPresent(each ->
                facts.add(
                        new Fact(
                                messages.get(key),
                                each.lot().value(),
                                "",
                                false,
                                Optional.of(each))));
    }

    private UnitCard orders(UnitPage page) {
        List<Fact> facts = new ArrayList<>();
        for (Order order : page.orders()) {
            facts.add(
                    Fact.of(
                            order.id().value(),
                            order.product(),
                            messages.get(
                                    "unit.lot.order",
                                    order.gtin(),
                                    order.expiry(),
                                    order.packs())));
        }
        if (facts.isEmpty()) {
            facts.add(Fact.of("", messages.get("unit.lot.no-order")));
        }
        return new UnitCard(messages.get("unit.card.orders"), facts, "");
    }

    private UnitCard counts(UnitPage page) {
        List<Fact> facts =
                page.counts().entrySet().stream()
                        .sorted(Map.Entry.<VerdictCode, Long>comparingByValue().reversed())
                        .map(each ->
                                Fact.of(
                                        VerdictLabels.verdict(each.getKey()),
                                        messages.get("unit.content.count", each.getValue())))
                        .toList();
        return new UnitCard(
                messages.get("unit.card.counts"),
                facts.isEmpty() ? List.of(Fact.of("", messages.get("unit.lot.no-scan"))) : facts,
                "");
    }
}

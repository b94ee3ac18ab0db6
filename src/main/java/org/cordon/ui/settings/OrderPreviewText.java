package org.cordon.ui.settings;

import org.cordon.app.batch.BatchStatus;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitKind;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Says what is in an order that was read, and what it would replace. Any thread.
///
/// @param line how the line stands now
/// @param batches how the batches stand now
public record OrderPreviewText(
        Supplier<LineStatus> line, Supplier<BatchStatus> batches, Messages messages) {
    /// A name and what the file says of it.
    record Row(String name, String value) {}

    /// What the file says, and what runs.
    List<Row> rows(OrderPreview read) {
        Order order = read.order();
        List<Row> rows = new ArrayList<>();
        rows.add(row("order", order.id().value()));
        rows.add(row("product", order.product()));
        rows.add(row("gtin", order.gtin().digits()));
        rows.add(row("lot", order.lot().value()));
        rows.add(row("expiry", order.expiry().toString()));
        rows.add(row("packs", messages.get("settings.preview.number", order.packs())));
        rows.add(row("containers", containers(read)));
        rows.add(
                row(
                        "profile",
                        messages.get(
                                read.profile().guessed()
                                        ? "settings.preview.profile.guessed"
                                        : "settings.preview.profile.named",
                                read.profile().profile().name())));
        rows.add(row("file", read.file().file()));
        running()
                .ifPresent(now -> {
                    rows.add(row("runs", runs(now)));
                    rows.add(row("differs", differences(now, order)));
                });
        return List.copyOf(rows);
    }

    private Row row(String key, String value) {
        return new Row(messages.get("settings.preview." + key), value);
    }

    private String containers(OrderPreview read) {
        String some =
                read.counts().entrySet().stream()
                        .filter(each -> each.getKey() != UnitKind.PACK)
                        .map(each ->
                                messages.name(
                                        "settings.preview.level", each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "));
        return some.isEmpty() ? messages.get("settings.preview.no-containers") : some;
    }

    /// The order that the line runs.
    Optional<Order> running() {
        return line.get().order();
    }

    private String runs(Order now) {
        return messages.get(
                "settings.preview.running",
                now.id().value(),
                now.lot().value(),
                messages.name("settings.preview.phase", phase(now)),
                Math.max(0, now.packs() - line.get().distinctPacks()),
                now.packs());
    }

    private BatchPhase phase(Order now) {
        return batches.get()
                .batch(now.id())
                .map(batch -> batch.state().phase())
                .orElse(BatchPhase.PLANNED);
    }

    private String differences(Order now, Order order) {
        List<String> differ = new ArrayList<>();
        if (!now.gtin().equals(order.gtin())) {
            differ.add(messages.get("settings.preview.other-product"));
        }
        if (!now.lot().equals(order.lot())) {
            differ.add(messages.get("settings.preview.other-lot"));
        }
        if (!now.expiry().equals(order.expiry())) {
            differ.add(messages.get("settings.preview.other-expiry"));
        }
        return differ.isEmpty() ? messages.get("settings.preview.same") : String.join(", ", differ);
    }

    /// What a person is asked.
    String question(OrderPreview read) {
        return running()
                .map(now ->
                        messages.get(
                                "settings.preview.question.replace",
                                read.order().id().value(),
                                now.id().value()))
                .orElseGet(
                        () -> messages.get("settings.preview.question", read.order().id().value()));
    }

    /// What the act is called by which the line runs it at once.
    String act() {
        return running()
                .map(now -> messages.get("settings.preview.replace", now.id().value()))
                .orElseGet(() -> messages.get("settings.preview.run"));
    }
}

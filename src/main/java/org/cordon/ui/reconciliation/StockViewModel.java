package org.cordon.ui.reconciliation;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.reconciliation.StockCount;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// Stocks of labels and serials: what is stated of them, and what is typed to be stated. Knows no control. FX thread.
public final class StockViewModel {
    /// A figure of a stock.
    enum Figure {
        ISSUED,
        USED,
        SPOILED,
        SAMPLED,
        RETURNED
    }

    /// What is stated of a stock.
    ///
    /// @param missing whether it does not add up
    record Row(String stock, String figures, String difference, boolean missing) {}

    private final Messages messages = Messages.of(StockViewModel.class);
    private final FxDispatcher pulse;
    private final ReconciliationCommands commands;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Stock> stock =
            new SimpleObjectProperty<>(this, "stock", Stock.LABELS);
    private final Map<Figure, StringProperty> figures = new EnumMap<>(Figure.class);
    private final StringProperty remark = new SimpleStringProperty(this, "remark", "");
    private ReconciliationStatus status = ReconciliationStatus.NOTHING;
    private BiConsumer<String, String> onFailure = (_, _) -> {};

    public StockViewModel(FxDispatcher pulse, ReconciliationCommands commands) {
        this.pulse = pulse;
        this.commands = commands;
        for (Figure figure : Figure.values()) {
            figures.put(figure, new SimpleStringProperty(this, figure.name(), ""));
        }
    }

    /// The count has changed.
    void status(ReconciliationStatus now) {
        status = now;
        List<Row> fresh = now.stock().stream().map(this::row).toList();
        if (!rows.equals(fresh)) {
            rows.setAll(fresh);
        }
    }

    private Row row(StockCount count) {
        long missing = count.unaccounted();
        return new Row(
                messages.name("reconciliation.stock", count.stock()),
                messages.get(
                        "reconciliation.stock.figures",
                        count.issued(),
                        count.used(),
                        count.spoiled(),
                        count.sampled(),
                        count.returned()),
                missing == 0
                        ? messages.get("reconciliation.stock.even")
                        : messages.get("reconciliation.stock.missing", missing),
                missing != 0);
    }

    ObservableList<Row> rows() {
        return rows;
    }

    ObjectProperty<Stock> stockProperty() {
        return stock;
    }

    StringProperty figureProperty(Figure figure) {
        return figures.getOrDefault(figure, remark);
    }

    StringProperty remarkProperty() {
        return remark;
    }

    /// Where failures are told: what happened, and what to do.
    void onFailure(BiConsumer<String, String> listener) {
        onFailure = listener;
    }

    /// Records what was typed. An empty figure is 0.
    void record() {
        Map<Figure, Long> typed = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.values()) {
            String text = figureProperty(figure).get().strip();
            if (!text.matches("[0-9]{0,9}")) {
                onFailure.accept(
                        messages.get("reconciliation.failed.stock"),
                        messages.get(
                                "reconciliation.stock.unread",
                                messages.name("reconciliation.figure", figure),
                                text));
                return;
            }
            typed.put(figure, text.isEmpty() ? 0L : Long.parseLong(text));
        }
        if (status.order().isEmpty()) {
            onFailure.accept(
                    messages.get("reconciliation.failed.stock"),
                    messages.name("reconciliation.empty", ReconciliationStatus.State.NO_ORDER));
            return;
        }
        pulse.deliver(
                commands.stock(
                        new ReconciliationEvent.StockRecorded(
                                status.order().get(),
                                stock.get(),
                                typed.getOrDefault(Figure.ISSUED, 0L),
                                typed.getOrDefault(Figure.USED, 0L),
                                typed.getOrDefault(Figure.SPOILED, 0L),
                                typed.getOrDefault(Figure.SAMPLED, 0L),
                                typed.getOrDefault(Figure.RETURNED, 0L),
                                remark.get().strip())),
                _ -> {
                    figures.values().forEach(each -> each.set(""));
                    remark.set("");
                },
                error ->
                        onFailure.accept(
                                messages.get("reconciliation.failed.stock"),
                                DifferencesViewModel.said(error, messages)));
    }
}

package org.cordon.ui.reconciliation;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.port.TimeSource;
import org.cordon.app.reconciliation.ReconciliationQueries;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.core.order.OrderId;
import org.cordon.core.reconciliation.ReconciliationLine;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The rows of the reconciliation in words. Knows no control. FX thread.
public final class ReconciliationViewModel {
    /// One row.
    ///
    /// @param word what is counted
    /// @param origin where the count comes from; may be empty
    /// @param count with its digits grouped
    /// @param sum whether it is what the rows above come to
    /// @param missing whether something is to be explained
    record Row(String word, String origin, String count, boolean sum, boolean missing) {}

    private final Messages messages = Messages.of(ReconciliationViewModel.class);
    private final ReasonMessages reasons;
    private final TimeFormats moments;
    private final TimeSource time;
    private final ReadOnlyObjectProperty<ReconciliationStatus> status;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper(this, "empty", "");
    private final ReadOnlyStringWrapper show = new ReadOnlyStringWrapper(this, "show", "");
    private final DifferencesViewModel differences;
    private final StockViewModel stock;

    /// Follows the reconciliation.
    ///
    /// @param differences serials, one by one
    /// @param stock labels and serials
    public ReconciliationViewModel(
            FxDispatcher pulse,
            ReconciliationQueries queries,
            TimeSource time,
            DifferencesViewModel differences,
            StockViewModel stock) {
        this.time = time;
        this.differences = differences;
        this.stock = stock;
        reasons = new ReasonMessages(time.zone());
        moments = new TimeFormats(time.zone());
        status = pulse.follow(queries::onChange, queries::status);
        status.subscribe(this::changed);
        var _ = pulse.everySecond(this::refresh);
    }

    /// The rows, in their order.
    ObservableList<Row> rows() {
        return rows;
    }

    /// How old the count is, and whether it is exact.
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /// Why there are no rows; empty if there are some.
    ReadOnlyStringProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// What the button says that shows the serials; empty if there are none to show.
    ReadOnlyStringProperty showProperty() {
        return show.getReadOnlyProperty();
    }

    DifferencesViewModel differences() {
        return differences;
    }

    StockViewModel stock() {
        return stock;
    }

    private void changed(ReconciliationStatus now) {
        differences.status(now);
        stock.status(now);
        refresh();
    }

    private void refresh() {
        ReconciliationStatus now = status.get();
        List<Row> fresh =
                now.asOf().isEmpty()
                        ? List.of()
                        : now.reconciliation().lines().stream().map(this::row).toList();
        if (!rows.equals(fresh)) {
            rows.setAll(fresh);
        }
        empty.set(fresh.isEmpty() ? messages.name("reconciliation.empty", now.state()) : "");
        note.set(now.asOf().map(at -> note(now, at)).orElse(""));
        show.set(
                now.differences() == 0
                        ? ""
                        : messages.get("reconciliation.show", now.differences()));
    }

    private String note(ReconciliationStatus now, Instant at) {
        String key =
                switch (now.state()) {
                    case WAITING -> "reconciliation.note.waiting";
                    case NO_ORDER, NOT_RUN, COUNTING, KNOWN ->
                            now.settled()
                                    ? "reconciliation.note.settled"
                                    : "reconciliation.note.running";
                };
        return messages.get(key, moments.time(at), now.order().map(OrderId::value).orElse(""));
    }

    private Row row(ReconciliationLine line) {
        boolean sum = line.key() == ReconciliationLine.Key.UNACCOUNTED;
        return new Row(
                messages.name("reconciliation.row", line.key()),
                origin(line),
                messages.get("reconciliation.count", line.count()),
                sum,
                sum && line.count() > 0);
    }

    private String origin(ReconciliationLine line) {
        return line.origin()
                                instanceof
                                Reason.Coded(
                                        String code,
                                        List<Reason.Argument> arguments,
                                        List<Reason> _)
                        && code.equals("reconciled.line-data")
                        && arguments.getFirst() instanceof Reason.Argument.Moment(Instant at)
                ? messages.get("reconciliation.line-data", age(Duration.between(at, time.now())))
                : reasons.of(line.origin());
    }

    private String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 60
                ? messages.get("reconciliation.age.seconds", seconds)
                : seconds < 3_600
                        ? messages.get("reconciliation.age.minutes", seconds / 60)
                        : messages.get("reconciliation.age.hours", seconds / 3_600);
    }
}

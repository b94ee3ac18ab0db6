package org.cordon.ui.reconciliation;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.reconciliation.DifferentSerial;
import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.reconciliation.ReconciliationQueries;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.reconciliation.DifferenceKind;
import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.TimeFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Serials with a difference of one kind, and what a person says became of them. Knows no control. FX thread.
public final class DifferencesViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(DifferencesViewModel.class);

    /// Serials that one press brings.
    static final int PAGE = 500;

    /// One serial, in words.
    record Row(UnitId unit, String serial, String last, String reason) {
        boolean holds(String wanted) {
            return Stream.of(unit.key(), last, reason)
                    .anyMatch(each -> each.toLowerCase(Locale.ROOT).contains(wanted));
        }

        /// As it is copied.
        String line() {
            return String.join("\t", unit.key(), serial, last, reason);
        }
    }

    /// A kind of difference, and how many serials have it.
    record Kind(DifferenceKind difference, String words) {}

    private final FxDispatcher pulse;
    private final ReconciliationQueries queries;
    private final ReconciliationCommands commands;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Messages messages = Messages.of(DifferencesViewModel.class);
    private final ReadOnlyObjectProperty<Optional<Person>> person;
    private final ObservableList<Kind> kinds = FXCollections.observableArrayList();
    private final ObservableList<Row> all = FXCollections.observableArrayList();
    private final FilteredList<Row> shown = new FilteredList<>(all);
    private final ObservableList<UnitId> selected = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<DifferenceKind>> kind =
            new SimpleObjectProperty<>(this, "kind", Optional.empty());
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final ObjectProperty<Optional<Explanation>> what =
            new SimpleObjectProperty<>(this, "what", Optional.empty());
    private final StringProperty remark = new SimpleStringProperty(this, "remark", "");
    private final StringProperty count = new SimpleStringProperty(this, "count", "");
    private final BooleanProperty more = new SimpleBooleanProperty(this, "more");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private ReconciliationStatus status = ReconciliationStatus.NOTHING;
    private BiConsumer<String, String> onFailure = (_, _) -> {};
    private Consumer<Path> onExport = _ -> {};

    /// @param zone that times are shown in
    public DifferencesViewModel(
            FxDispatcher pulse,
            ReconciliationQueries queries,
            ReconciliationCommands commands,
            Session session,
            ZoneId zone) {
        this.pulse = pulse;
        this.queries = queries;
        this.commands = commands;
        moments = new TimeFormats(zone);
        reasons = new ReasonMessages(zone);
        person = pulse.follow(session::onChange, session::person);
        filter.subscribe(this::filter);
        kind.subscribe(_ -> load());
    }

    /// The count has changed.
    void status(ReconciliationStatus now) {
        boolean other =
                !now.reconciliation().differences().equals(status.reconciliation().differences());
        status = now;
        List<Kind> fresh =
                Stream.of(DifferenceKind.values())
                        .filter(each -> now.count(each) > 0)
                        .map(each ->
                                new Kind(
                                        each,
                                        messages.get(
                                                "reconciliation.kind",
                                                messages.name("reconciliation.difference", each),
                                                now.count(each))))
                        .toList();
        if (!kinds.equals(fresh)) {
            kinds.setAll(fresh);
        }
        boolean gone =
                kind.get()
                        .filter(each -> fresh.stream().noneMatch(one -> one.difference() == each))
                        .isPresent();
        if (kind.get().isEmpty() || gone) {
            kind.set(fresh.stream().map(Kind::difference).findFirst());
        } else if (other) {
            load();
        }
    }

    ObservableList<Kind> kinds() {
        return kinds;
    }

    ObjectProperty<Optional<DifferenceKind>> kindProperty() {
        return kind;
    }

    ObservableList<Row> rows() {
        return shown;
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// How many are shown, of how many.
    StringProperty countProperty() {
        return count;
    }

    /// Whether there are more than were brought.
    BooleanProperty moreProperty() {
        return more;
    }

    ObjectProperty<Optional<Explanation>> whatProperty() {
        return what;
    }

    StringProperty remarkProperty() {
        return remark;
    }

    /// Where failures are told: what happened, and what to do.
    void onFailure(BiConsumer<String, String> listener) {
        onFailure = listener;
    }

    /// Hears of a file that was written.
    void onExport(Consumer<Path> listener) {
        onExport = listener;
    }

    void select(List<UnitId> units) {
        selected.setAll(units);
    }

    /// Whether the selected serials may be explained; that needs a remark.
    BooleanBinding canExplain() {
        return Bindings.createBooleanBinding(
                () ->
                        !busy.get()
                                && person.get().isPresent()
                                && what.get().isPresent()
                                && !remark.get().isBlank()
                                && !selected.isEmpty()
                                && isExplainable(),
                busy,
                person,
                what,
                remark,
                selected,
                kind);
    }

    /// Whether serials of this kind may be explained away; others are put right where they went wrong.
    private boolean isExplainable() {
        return kind.get()
                .filter(each ->
                        each == DifferenceKind.UNACCOUNTED
                                || each == DifferenceKind.NOT_COMMISSIONED)
                .isPresent();
    }

    /// Brings the first serials again.
    void load() {
        bring(new ArrayList<>());
    }

    /// Brings more.
    void loadMore() {
        bring(new ArrayList<>(all));
    }

    private void bring(List<Row> before) {
        Optional<DifferenceKind> wanted = kind.get();
        if (wanted.isEmpty()) {
            show(List.of());
            return;
        }
        pulse.deliver(
                queries.serials(wanted.get(), before.size(), PAGE),
                found -> {
                    if (kind.get().equals(wanted)) {
                        found.forEach(each -> before.add(row(each)));
                        show(before);
                    }
                },
                error -> failed("reconciliation.failed.list", error));
    }

    private void show(List<Row> rows) {
        if (!all.equals(rows)) {
            all.setAll(rows);
        }
        more.set(rows.size() < kind.get().map(status::count).orElse(0L));
        counted();
    }

    private Row row(DifferentSerial each) {
        return new Row(
                each.unit(),
                each.unit().label(),
                each.at()
                        .map(at ->
                                messages.get(
                                        "reconciliation.last",
                                        each.station().map(StationId::value).orElse(""),
                                        moments.dayAndTime(at)))
                        .orElseGet(() -> messages.get("reconciliation.never")),
                reasons.of(each.reason()));
    }

    private void filter(String wanted) {
        String text = wanted.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(text.isEmpty() ? null : row -> row.holds(text));
        counted();
    }

    private void counted() {
        count.set(
                messages.get(
                        "reconciliation.shown",
                        shown.size(),
                        kind.get().map(status::count).orElse(0L)));
    }

    /// The serials that are shown, as lines with tabs.
    String copied(List<Row> rows) {
        return String.join("\n", rows.stream().map(Row::line).toList());
    }

    /// Writes all differences into a file.
    void export() {
        busy.set(true);
        pulse.deliver(
                queries.export(),
                file -> {
                    busy.set(false);
                    onExport.accept(file);
                },
                error -> {
                    busy.set(false);
                    failed("reconciliation.failed.export", error);
                });
    }

    /// Records what became of the selected serials.
    void explain() {
        if (status.order().isEmpty() || what.get().isEmpty()) {
            return;
        }
        busy.set(true);
        pulse.deliver(
                commands.explain(
                        new ReconciliationEvent.DifferenceExplained(
                                status.order().get(),
                                List.copyOf(selected),
                                what.get().get(),
                                remark.get().strip())),
                _ -> {
                    busy.set(false);
                    remark.set("");
                    what.set(Optional.empty());
                },
                error -> {
                    busy.set(false);
                    failed("reconciliation.failed.explain", error);
                });
    }

    private void failed(String happened, Throwable error) {
        onFailure.accept(messages.get(happened), said(error, messages));
    }

    /// What went wrong, in a sentence.
    static String said(Throwable error, Messages messages) {
        return switch (error) {
            case Refused refused ->
                    RefusalText.of(refused.reason(), messages, "reconciliation.refused");
            case JournalUnavailable down -> {
                LOG.warn("not recorded", down);
                yield messages.get("reconciliation.failed.unrecorded");
            }
            case StoreUnavailable away -> {
                LOG.warn("not listed", away);
                yield messages.get("reconciliation.failed.store");
            }
            case UncheckedIOException unwritten -> {
                LOG.warn("not written", unwritten);
                yield messages.get(
                        "reconciliation.failed.unwritten", String.valueOf(unwritten.getMessage()));
            }
            default -> {
                LOG.error("a command of the reconciliation failed", error);
                yield messages.get(
                        "reconciliation.failed.defect", error.getClass().getSimpleName());
            }
        };
    }
}

package org.cordon.ui.quarantine;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.TimeSource;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TypedTime;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// What a person fills in to hold something else than one scanned unit, and how much of the running order it
/// covers. FX thread.
public final class HoldFormViewModel {
    /// What is held.
    public enum Kind {
        /// A lot.
        LOT,
        /// Serials between two.
        RANGE,
        /// What a station accepted within a time.
        TIME,
        /// Pieces without a code.
        QUANTITY,
        /// Several units by their names.
        UNITS;

        /// What is filled in, in that order.
        List<Field> fields() {
            return switch (this) {
                case LOT -> List.of(Field.PRODUCT, Field.LOT);
                case RANGE -> List.of(Field.PRODUCT, Field.FIRST, Field.LAST);
                case TIME -> List.of(Field.STATION, Field.FROM, Field.TO);
                case QUANTITY -> List.of(Field.TAG, Field.QUANTITY, Field.CONTENT);
                case UNITS -> List.of(Field.PRODUCT, Field.UNITS);
            };
        }
    }

    /// One thing to fill in.
    public enum Field {
        /// A GTIN, with or without leading zeros.
        PRODUCT,
        /// As printed.
        LOT,
        /// The first serial, as printed.
        FIRST,
        /// The last serial, as printed.
        LAST,
        /// A name.
        STATION,
        /// When the window begins.
        FROM,
        /// When it ends; empty for a window that has not ended.
        TO,
        /// As written on the tag.
        TAG,
        /// In pieces.
        QUANTITY,
        /// What the pieces are, in words.
        CONTENT,
        /// Serials and SSCCs as printed, a line each.
        UNITS
    }

    private final CoveredText covered;
    private final TimeSource time;
    private final Messages messages;
    private final Executor fx;
    private final Map<Field, String> values = new EnumMap<>(Field.class);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.LOT);
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");
    private long asked;

    /// @param covered says how much it covers
    /// @param fx runs on the FX thread
    public HoldFormViewModel(CoveredText covered, TimeSource time, Messages messages, Executor fx) {
        this.covered = covered;
        this.time = time;
        this.messages = messages;
        this.fx = fx;
        kind.subscribe(_ -> refresh());
    }

    /// What is held.
    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /// Why it is held.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// How much it covers, or what is wrong with it; empty while something is missing.
    public ReadOnlyStringProperty previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /// Names of the stations that may be chosen.
    public List<String> stations() {
        return covered.stations().get().stream().map(StationId::value).toList();
    }

    /// What is filled in.
    public String value(Field field) {
        return values.getOrDefault(field, "");
    }

    /// Fills something in.
    public void fill(Field field, String value) {
        values.put(field, value);
        refresh();
    }

    /// Begins anew, with the product that the line runs.
    public void clear() {
        values.clear();
        covered.order()
                .get()
                .ifPresent(running -> values.put(Field.PRODUCT, running.gtin().digits()));
        reason.set("");
        refresh();
    }

    /// What to fill in instead, in a sentence; empty if a value is good.
    public Optional<String> refusal(Field field) {
        boolean good =
                switch (field) {
                    case PRODUCT -> product().isPresent();
                    case LOT -> read(field, Lot::new).isPresent();
                    case FIRST, LAST -> read(field, Serial::new).isPresent();
                    case STATION, TAG, CONTENT -> !text(field).isEmpty();
                    case FROM -> time(field, false).isPresent();
                    case TO -> text(field).isEmpty() || time(field, true).isPresent();
                    case QUANTITY -> quantity().isPresent();
                    case UNITS -> units().isPresent();
                };
        return good
                ? Optional.empty()
                : Optional.of(messages.name("quarantine.form.allowed", field));
    }

    /// What is to be held; empty while something is missing or cannot be read.
    public Optional<HoldTarget> target() {
        if (kind.get().fields().stream().anyMatch(field -> refusal(field).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (kind.get()) {
                    case LOT ->
                            new HoldTarget.WholeLot(
                                    product().orElseThrow(), new Lot(text(Field.LOT)));
                    case RANGE ->
                            new HoldTarget.SerialRange(
                                    product().orElseThrow(),
                                    new Serial(text(Field.FIRST)),
                                    new Serial(text(Field.LAST)));
                    case TIME ->
                            new HoldTarget.StationTime(
                                    new StationId(text(Field.STATION)),
                                    time(Field.FROM, false).orElseThrow(),
                                    time(Field.TO, true));
                    case QUANTITY ->
                            new HoldTarget.Tagged(
                                    text(Field.TAG), quantity().orElseThrow(), text(Field.CONTENT));
                    case UNITS -> new HoldTarget.Units(units().orElseThrow());
                });
    }

    private String text(Field field) {
        return value(field).strip();
    }

    private <T> Optional<T> read(Field field, Function<String, T> form) {
        try {
            return Optional.of(form.apply(text(field)));
        } catch (IllegalArgumentException notThat) {
            return Optional.empty();
        }
    }

    private Optional<Gtin> product() {
        return read(
                Field.PRODUCT,
                text ->
                        new Gtin(
                                text.matches("[0-9]{8,13}")
                                        ? "0".repeat(14 - text.length()) + text
                                        : text));
    }

    private Optional<Integer> quantity() {
        return read(Field.QUANTITY, text -> Integer.valueOf(text.replaceAll("[ ,]", "")));
    }

    private Optional<Instant> time(Field field, boolean toTheEnd) {
        return TypedTime.parse(text(field), time.now(), time.zone(), toTheEnd);
    }

    private Optional<List<UnitId>> units() {
        List<UnitId> named = new ArrayList<>();
        for (String each : text(Field.UNITS).split("[\\n,;]+", -1)) {
            if (!each.isBlank()) {
                Optional<UnitId> unit = UnitId.ofPrinted(each, product());
                if (unit.isEmpty()) {
                    return Optional.empty();
                }
                named.add(unit.get());
            }
        }
        return Optional.of(named).filter(some -> !some.isEmpty());
    }

    /// Says anew what is covered.
    public void refresh() {
        long number = ++asked;
        Optional<HoldTarget> target = target();
        Optional<HoldTarget.Problem> problem = target.flatMap(each -> each.problem(time.now()));
        if (target.isEmpty() || problem.isPresent()) {
            preview.set(
                    problem.map(wrong -> messages.name("quarantine.failure", wrong)).orElse(""));
            return;
        }
        UnwatchedFuture.logFailure(
                covered.preview(target.get())
                        .thenAcceptAsync(
                                said -> {
                                    if (number == asked) {
                                        preview.set(said);
                                    }
                                },
                                fx),
                "counting what a hold covers");
    }

    /// What is missing before it can be held, in a sentence.
    public Optional<String> missing() {
        return target().isEmpty()
                ? Optional.of(messages.get("quarantine.form.incomplete"))
                : reason.get().isBlank()
                        ? Optional.of(messages.get("quarantine.form.lacks-reason"))
                        : Optional.empty();
    }
}

package org.cordon.ui.batch;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Authentication;
import org.cordon.app.batch.BatchCommands;
import org.cordon.app.batch.BatchQueries;
import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.core.batch.BatchMaterial;
import org.cordon.core.batch.CheckKind;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceAnswer.Found;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.text.Messages;
import org.cordon.ui.batch.BatchAct.Field;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.SecondPersonEntry;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What is filled in for a step of a batch. Nothing critical is filled in beforehand. FX thread.
public final class BatchFormViewModel {
    private static final int MOST_PIECES = 1_000_000;

    private final BatchQueries batches;
    private final BatchCommands commands;
    private final BatchText words;
    private final Messages messages;
    private final FxDispatcher pulse;
    private final ReadOnlyObjectWrapper<Optional<BatchAct>> act =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper question = new ReadOnlyStringWrapper("");
    private final Map<Field, StringProperty> texts = new EnumMap<>(Field.class);
    private final SecondPersonEntry second;
    private final ObjectProperty<Optional<CheckKind>> check = none();
    private final ObjectProperty<Optional<BatchMaterial>> material = none();
    private final ObjectProperty<Optional<StationId>> station = none();
    private final ObjectProperty<Optional<Boolean>> passed = none();
    private final ObjectProperty<Optional<LotExtent>> extent = none();
    private final Map<String, Found> found = new HashMap<>();
    private final Map<String, String> remarks = new HashMap<>();
    private Optional<OrderBatch> batch = Optional.empty();
    private Differences seen = Differences.UNKNOWN;
    private boolean needsSecond;

    BatchFormViewModel(
            BatchQueries batches,
            BatchCommands commands,
            Authentication authentication,
            BatchText words,
            Messages messages,
            FxDispatcher pulse) {
        this.batches = batches;
        this.commands = commands;
        second = new SecondPersonEntry(authentication);
        this.words = words;
        this.messages = messages;
        this.pulse = pulse;
        for (Field field :
                List.of(Field.REASON, Field.REMARK, Field.UNIT, Field.NUMBER, Field.PIECES)) {
            texts.put(field, new SimpleStringProperty(""));
        }
    }

    private static <T> ObjectProperty<Optional<T>> none() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    /// The step that is being filled in; empty while none is.
    public ReadOnlyObjectProperty<Optional<BatchAct>> actProperty() {
        return act.getReadOnlyProperty();
    }

    /// What the step means, and for a count what it leaves unexplained.
    public ReadOnlyStringProperty questionProperty() {
        return question.getReadOnlyProperty();
    }

    /// What is typed into a field of text.
    public StringProperty text(Field field) {
        return Optional.ofNullable(texts.get(field)).orElseThrow();
    }

    /// Who confirms it.
    public SecondPersonEntry second() {
        return second;
    }

    /// What was checked.
    public ObjectProperty<Optional<CheckKind>> checkProperty() {
        return check;
    }

    /// What was changed.
    public ObjectProperty<Optional<BatchMaterial>> materialProperty() {
        return material;
    }

    /// Where.
    public ObjectProperty<Optional<StationId>> stationProperty() {
        return station;
    }

    /// Whether a check was passed.
    public ObjectProperty<Optional<Boolean>> passedProperty() {
        return passed;
    }

    /// How much of its lot the batch was.
    public ObjectProperty<Optional<LotExtent>> extentProperty() {
        return extent;
    }

    /// The points of the checklist.
    List<ClearanceChecklist.Point> points() {
        return batches.checklist().points();
    }

    /// Answers a point.
    void answer(String point, Found what) {
        found.put(point, what);
    }

    /// Says more about a point.
    void remark(String point, String text) {
        remarks.put(point, text.strip());
    }

    /// Whether the step that is filled in asks for a field now.
    boolean asks(Field field) {
        return act.get().filter(now -> now.fields().contains(field)).isPresent()
                && (field != Field.SECOND || needsSecond)
                && (field != Field.REASON || act.get().get() != BatchAct.CLOSE || needsSecond);
    }

    /// Begins anew.
    void open(BatchAct what, OrderBatch of, String asked) {
        batch = Optional.of(of);
        texts.values().forEach(text -> text.set(""));
        second.clear();
        check.set(Optional.empty());
        material.set(Optional.empty());
        station.set(Optional.empty());
        passed.set(Optional.empty());
        extent.set(Optional.empty());
        found.clear();
        remarks.clear();
        seen = Differences.UNKNOWN;
        needsSecond = true;
        question.set(asked);
        if (what == BatchAct.CLOSE) {
            // The count comes first: what it says decides what is asked for.
            act.set(Optional.empty());
            pulse.deliver(batches.unaccounted(of.id()), now -> counted(of, now), this::uncounted);
        } else {
            act.set(Optional.of(what));
        }
    }

    private void counted(OrderBatch of, Differences now) {
        seen = now;
        needsSecond = !now.areNone() || !of.state().isCleared();
        String others =
                batches.status().sameLot(of.order()).stream()
                        .map(words::name)
                        .reduce((a, b) -> a + "; " + b)
                        .map(list -> " " + messages.get("batch.ask.same-lot", list))
                        .orElse("");
        question.set(messages.get("batch.ask.close", words.of(now)) + others);
        act.set(Optional.of(BatchAct.CLOSE));
    }

    private void uncounted(Throwable failure) {
        question.set(new BatchFailureText(messages).of(failure));
    }

    /// Puts it away; what was typed as a password is forgotten.
    void close() {
        act.set(Optional.empty());
        second.forget();
    }

    /// What is missing or wrong, in a sentence.
    Optional<String> missing() {
        for (Field field : act.get().map(BatchAct::fields).orElse(List.of())) {
            if (asks(field) && isMissing(field)) {
                return Optional.of(messages.name("batch.missing", field));
            }
        }
        return Optional.empty();
    }

    private boolean isMissing(Field field) {
        return switch (field) {
            case POINTS -> !points().stream().allMatch(point -> found.containsKey(point.code()));
            case CHECK -> check.get().isEmpty();
            case MATERIAL_KIND -> material.get().isEmpty();
            case STATION ->
                    act.get().equals(Optional.of(BatchAct.CHANGE_OVER)) && station.get().isEmpty();
            case RESULT -> passed.get().isEmpty();
            case PIECES -> pieces().isEmpty();
            case NUMBER, REASON -> text(field).get().isBlank();
            case UNIT -> !text(field).get().isBlank() && unit().isEmpty();
            case EXTENT -> extent.get().isEmpty();
            case REMARK -> false;
            case SECOND -> !second.isComplete();
        };
    }

    private Optional<Integer> pieces() {
        String typed = text(Field.PIECES).get().strip();
        return typed.isEmpty()
                ? Optional.of(0)
                : typed.matches("[0-9]{1,7}") && Integer.parseInt(typed) <= MOST_PIECES
                        ? Optional.of(Integer.parseInt(typed))
                        : Optional.empty();
    }

    private Optional<UnitId> unit() {
        return Optional.of(text(Field.UNIT).get().strip())
                .filter(typed -> !typed.isEmpty())
                .flatMap(typed -> UnitId.ofPrinted(typed, batch.map(each -> each.order().gtin())));
    }

    /// Does the step, once the second person has proved who they are if one is asked for. The password is forgotten.
    CompletableFuture<Entry> submit() {
        BatchAct what = act.get().orElseThrow();
        OrderBatch of = batch.orElseThrow();
        if (!asks(Field.SECOND)) {
            return run(what, of, Optional.empty());
        }
        return second.prove().thenCompose(person -> run(what, of, Optional.of(person)));
    }

    private CompletableFuture<Entry> run(BatchAct what, OrderBatch of, Optional<Person> by) {
        return switch (what) {
            case CLEAR_LINE -> commands.clearLine(of.id(), answers(), by.orElseThrow());
            case FIRST_PIECE ->
                    commands.approveFirstPiece(
                            of.id(), unit(), text(Field.REMARK).get(), by.orElseThrow());
            case PAUSE -> commands.pause(of.id(), text(Field.REASON).get());
            case CLOSE ->
                    commands.close(
                            of.id(),
                            seen,
                            text(Field.REASON).get(),
                            by,
                            extent.get().orElseThrow());
            case ABORT -> commands.abort(of.id(), text(Field.REASON).get());
            case REOPEN -> commands.reopen(of.id(), text(Field.REASON).get(), by.orElseThrow());
            case RECORD_CHECK ->
                    commands.record(
                            new BatchEvent.CheckRecorded(
                                    of.id(),
                                    station.get(),
                                    check.get().orElseThrow(),
                                    passed.get().orElseThrow(),
                                    pieces().orElseThrow(),
                                    text(Field.REMARK).get().strip()));
            case RECORD_MATERIAL ->
                    commands.record(
                            new BatchEvent.MaterialChanged(
                                    of.id(),
                                    station.get(),
                                    material.get().orElseThrow(),
                                    text(Field.NUMBER).get().strip()));
            case CHANGE_OVER ->
                    commands.record(
                            new BatchEvent.StationChangedOver(
                                    of.id(), station.get().orElseThrow()));
            case SET_UP -> commands.startSetUp(of.id());
            case START -> commands.start(of.id());
            case RESUME -> commands.resume(of.id());
            case BEGIN_CLOSING -> commands.beginClosing(of.id());
            case RUN_ORDER, CLEAR_NEXT, LOAD_ORDER -> throw new IllegalStateException(what.name());
        };
    }

    /// Does a step that needs nothing filled in.
    CompletableFuture<Entry> run(BatchAct what, OrderBatch of) {
        return run(what, of, Optional.empty());
    }

    private List<ClearanceAnswer> answers() {
        return points().stream()
                .map(point ->
                        new ClearanceAnswer(
                                point.code(),
                                Optional.ofNullable(found.get(point.code())).orElseThrow(),
                                remarks.getOrDefault(point.code(), "")))
                .toList();
    }
}

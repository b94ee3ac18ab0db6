package org.cordon.ui.alarms;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.auth.Authentication;
import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmEvent.Closing;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.RefusalText;
import org.cordon.ui.common.SecondPersonEntry;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Open alarms, worst first, and what may be done about those that are selected. Knows no control. FX thread.
public final class AlarmsViewModel {
    /// How long an alarm may be put away.
    static final List<Duration> TIMES =
            List.of(
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(8));

    private static final Logger LOG = LoggerFactory.getLogger(AlarmsViewModel.class);

    /// One alarm.
    ///
    /// @param seen whether it waits for nobody to look
    /// @param shelved whether it is put away now
    /// @param what it is about, one to three words
    /// @param more the unit that it is about, and scans that joined it, in words; empty if there are none
    /// @param age since when, and how long
    /// @param state in words
    /// @param unit that it is about, if one
    record Row(
            AlarmId id,
            Severity severity,
            boolean seen,
            boolean shelved,
            String what,
            String reason,
            String firstAction,
            String device,
            String more,
            String age,
            String state,
            Optional<UnitId> unit) {}

    private final Messages messages = Messages.of(AlarmsViewModel.class);
    private final AlarmSoundViewModel sounds;
    private final SecondPersonEntry second;
    private final FxDispatcher pulse;
    private final ScanCommands scans;
    private final TimeSource time;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final ReadOnlyObjectProperty<LineStatus> status;
    private final ReadOnlyObjectProperty<Optional<Person>> person;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<AlarmId> selected = FXCollections.observableArrayList();
    private final StringProperty reason = new SimpleStringProperty(this, "reason", "");
    private final ObjectProperty<Duration> shelfTime =
            new SimpleObjectProperty<>(this, "shelfTime", TIMES.getFirst());
    private boolean changing;
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private Consumer<String> onFailure = _ -> {};

    /// Follows the line.
    public AlarmsViewModel(
            FxDispatcher pulse,
            LineQueries line,
            ScanCommands scans,
            Session session,
            Authentication authentication,
            TimeSource time,
            AlarmSoundViewModel sounds) {
        second = new SecondPersonEntry(authentication);
        this.sounds = sounds;
        this.pulse = pulse;
        this.scans = scans;
        this.time = time;
        moments = new TimeFormats(time.zone());
        reasons = new ReasonMessages(time.zone());
        status = pulse.follow(line::onChange, line::status);
        person = pulse.follow(session::onChange, session::person);
        status.subscribe(_ -> refresh());
        var _ = pulse.everySecond(this::refresh);
    }

    /// How alarms are heard.
    AlarmSoundViewModel sounds() {
        return sounds;
    }

    /// Open alarms, worst first.
    ObservableList<Row> rows() {
        return rows;
    }

    /// Those that the next command concerns; they stay so while the list changes around them.
    List<AlarmId> selected() {
        return List.copyOf(selected);
    }

    /// Selects some in place of others.
    void select(List<AlarmId> ids) {
        if (!changing && !selected.equals(ids)) {
            selected.setAll(ids);
        }
    }

    /// Why alarms are shelved or closed.
    StringProperty reasonProperty() {
        return reason;
    }

    /// Who else ends a critical alarm.
    SecondPersonEntry second() {
        return second;
    }

    /// Whether a second person is asked for to end what is selected by hand.
    BooleanBinding asksSecond() {
        return Bindings.createBooleanBinding(this::isCriticalSelected, rows, selected);
    }

    private boolean isCriticalSelected() {
        return !selected(row -> row.severity() == Severity.CRITICAL).isEmpty();
    }

    /// How long the next are shelved.
    ObjectProperty<Duration> shelfTimeProperty() {
        return shelfTime;
    }

    /// Where failures are told, in a sentence.
    void onFailure(Consumer<String> listener) {
        onFailure = listener;
    }

    BooleanBinding canAcknowledge() {
        return Bindings.createBooleanBinding(
                () -> possible() && !unseen().isEmpty(), rows, busy, person, selected);
    }

    /// Whether the selected ones may be shelved or closed; that needs a reason.
    BooleanBinding canEnd() {
        return Bindings.createBooleanBinding(
                () -> possible() && !reason.get().isBlank(), busy, person, selected, reason);
    }

    /// The unit of the alarm that is selected; empty while none or several are, or if it has none.
    ObservableValue<Optional<UnitId>> unit() {
        return Bindings.createObjectBinding(
                () ->
                        selected.size() == 1
                                ? rows.stream()
                                        .filter(row -> row.id().equals(selected.getFirst()))
                                        .findFirst()
                                        .flatMap(Row::unit)
                                : Optional.empty(),
                rows,
                selected);
    }

    /// Whether one that is shelved is selected.
    BooleanBinding canUnshelve() {
        return Bindings.createBooleanBinding(
                () -> possible() && !shelved().isEmpty(), rows, busy, person, selected);
    }

    void unshelve() {
        handle(new AlarmEvent.AlarmUnshelved(shelved()));
    }

    void acknowledge() {
        handle(new AlarmEvent.AlarmAcknowledged(unseen()));
    }

    void shelve() {
        handle(
                new AlarmEvent.AlarmShelved(
                        List.copyOf(selected),
                        time.now().plus(shelfTime.get()),
                        reason.get().strip()));
    }

    void close(Closing how) {
        List<AlarmId> ids = List.copyOf(selected);
        String why = reason.get().strip();
        if (!isCriticalSelected() || second.nameProperty().get().isBlank()) {
            handle(new AlarmEvent.AlarmClosed(ids, how, why));
        } else {
            run(
                    second.prove()
                            .thenCompose(person ->
                                    scans.handle(
                                            new AlarmEvent.AlarmClosed(
                                                    ids, how, why, Optional.of(person.id())))));
        }
    }

    private boolean possible() {
        return !busy.get() && person.get().isPresent() && !selected.isEmpty();
    }

    private List<AlarmId> unseen() {
        return selected(row -> !row.seen());
    }

    private List<AlarmId> shelved() {
        return selected(Row::shelved);
    }

    private List<AlarmId> selected(Predicate<Row> which) {
        return rows.stream()
                .filter(which.and(row -> selected.contains(row.id())))
                .map(Row::id)
                .toList();
    }

    private void handle(AlarmEvent.AlarmFollowUp event) {
        run(scans.handle(event));
    }

    private void run(CompletableFuture<Entry> act) {
        busy.set(true);
        pulse.deliver(
                act,
                _ -> {
                    busy.set(false);
                    reason.set("");
                    second.clear();
                },
                error -> {
                    busy.set(false);
                    onFailure.accept(said(error));
                });
    }

    private String said(Throwable error) {
        return switch (error) {
            case Refused refused ->
                    RefusalText.of(
                            refused.reason(),
                            messages,
                            refused.reason() instanceof Authentication.Reason
                                    ? "alarms.second.refused"
                                    : "alarms.refused");
            case JournalUnavailable down -> {
                LOG.warn("not recorded", down);
                yield messages.get("alarms.failed.unrecorded");
            }
            default -> {
                LOG.error("an act on alarms failed", error);
                yield messages.get("alarms.failed.defect", error.getClass().getSimpleName());
            }
        };
    }

    private void refresh() {
        List<Row> now = status.get().alarms().stream().map(this::row).toList();
        if (!rows.equals(now)) {
            // A table forgets its selection while its rows change.
            changing = true;
            rows.setAll(now);
            changing = false;
            selected.retainAll(now.stream().map(Row::id).toList());
        }
    }

    private Row row(LineAlarm each) {
        Alarm alarm = each.alarm();
        return new Row(
                alarm.id(),
                each.weight().severity(),
                !each.state().isUnacknowledged(),
                each.state() == AlarmState.SHELVED,
                VerdictLabels.alarm(alarm.kind()),
                reasons.of(alarm.reason()),
                each.weight().firstAction(),
                alarm.device().map(DeviceId::value).orElse(""),
                Stream.of(
                                alarm.unit().map(UnitId::label).orElse(""),
                                alarm.joined() == 0
                                        ? ""
                                        : messages.get("alarms.joined", alarm.joined()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")),
                messages.get(
                        "alarms.age",
                        moments.time(alarm.detectedAt()),
                        age(Duration.between(alarm.detectedAt(), time.now()))),
                switch (each.state()) {
                    case SHELVED ->
                            alarm.life()
                                    .shelf()
                                    .map(shelf ->
                                            messages.get(
                                                    "alarms.state.shelved",
                                                    moments.time(shelf.until()),
                                                    shelf.reason()))
                                    .orElse("");
                    case NORMAL -> "";
                    case UNACKNOWLEDGED, LATCHED_UNACKNOWLEDGED ->
                            messages.get("alarms.state.unacknowledged");
                    case RETURNED -> messages.get("alarms.state.returned");
                    case SUPPRESSED -> messages.get("alarms.state.suppressed");
                    case OUT_OF_SERVICE ->
                            messages.get(
                                    "alarms.state.out-of-service",
                                    alarm.life().outOfService().orElse(""));
                    case ACKNOWLEDGED, LATCHED_ACKNOWLEDGED ->
                            messages.get("alarms.state.acknowledged");
                },
                alarm.unit());
    }

    private String age(Duration age) {
        return age.toDays() > 0
                ? messages.get("alarms.age.days", age.toDays())
                : age.toHours() > 0
                        ? messages.get("alarms.age.hours", age.toHours())
                        : messages.get("alarms.age.minutes", Math.max(0, age.toMinutes()));
    }
}

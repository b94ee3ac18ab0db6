package org.cordon.ui.containment;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Session;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TimeFormats;

import java.util.List;
import java.util.Optional;

/// CEASE: the line stands, by whose word and how it was left, or why it could not be stopped (P3.1).
/// FX thread only.
public final class CeaseViewModel implements StepForm {
    /// What became of the line.
    public enum Outcome {
        /// It stands.
        STOPPED,
        /// It could not be stopped.
        RUNNING
    }

    private final Session session;
    private final Messages messages;
    private final TimeFormats moments;
    private final ObjectProperty<Outcome> outcome = new SimpleObjectProperty<>(Outcome.STOPPED);
    private final StringProperty confirmedBy = new SimpleStringProperty("");
    private final StringProperty state = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private Optional<IncidentId> shown = Optional.empty();
    private Optional<IncidentNote> recorded = Optional.empty();

    /// With the feature's text and the terminal's zone.
    ///
    /// @param session who may say that it was they who saw the line stop
    public CeaseViewModel(Session session, Messages messages, TimeFormats moments) {
        this.session = session;
        this.messages = messages;
        this.moments = moments;
    }

    /// What became of the line.
    public ObjectProperty<Outcome> outcomeProperty() {
        return outcome;
    }

    /// Who saw it stop.
    public StringProperty confirmedByProperty() {
        return confirmedBy;
    }

    /// How it was left.
    public StringProperty stateProperty() {
        return state;
    }

    /// Why it could not be stopped.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// Who is signed in saw it stop.
    public void confirmMyself() {
        session.person().ifPresent(person -> confirmedBy.set(person.name()));
    }

    @Override
    public ContainmentStep step() {
        return ContainmentStep.CEASE;
    }

    @Override
    public void show(Incident incident) {
        boolean untouched = isUntouched();
        recorded =
                IncidentNotes.notes(incident, IncidentNote.class).reversed().stream()
                        .filter(n -> n.step() == ContainmentStep.CEASE)
                        .findFirst();
        if (shown.equals(Optional.of(incident.id())) && !untouched) {
            return;
        }
        shown = Optional.of(incident.id());
        outcome.set(Outcome.STOPPED);
        confirmedBy.set("");
        state.set("");
        reason.set("");
        recorded.ifPresent(this::fill);
    }

    /// Whether nothing stands here but what is recorded.
    private boolean isUntouched() {
        return recorded.map(note -> entered().equals(note))
                .orElseGet(() ->
                        outcome.get() == Outcome.STOPPED
                                && confirmedBy.get().isBlank()
                                && state.get().isBlank()
                                && reason.get().isBlank());
    }

    private void fill(IncidentNote note) {
        if (note instanceof IncidentNote.LineStopped stopped) {
            confirmedBy.set(stopped.confirmedBy());
            state.set(stopped.state());
        } else if (note instanceof IncidentNote.NotStopped running) {
            outcome.set(Outcome.RUNNING);
            reason.set(running.reason());
        }
    }

    @Override
    public List<IncidentNote> unsaved() {
        IncidentNote entered = entered();
        return missing().isPresent() || recorded.equals(Optional.of(entered))
                ? List.of()
                : List.of(entered);
    }

    private IncidentNote entered() {
        return switch (outcome.get()) {
            case STOPPED ->
                    new IncidentNote.LineStopped(confirmedBy.get().strip(), state.get().strip());
            case RUNNING -> new IncidentNote.NotStopped(reason.get().strip());
        };
    }

    @Override
    public Optional<String> missing() {
        return switch (outcome.get()) {
            case STOPPED -> {
                if (confirmedBy.get().isBlank()) {
                    yield Optional.of(messages.get("containment.cease.lacks-who"));
                }
                yield state.get().isBlank()
                        ? Optional.of(messages.get("containment.cease.lacks-state"))
                        : Optional.empty();
            }
            case RUNNING ->
                    reason.get().isBlank()
                            ? Optional.of(messages.get("containment.cease.lacks-reason"))
                            : Optional.empty();
        };
    }

    @Override
    public String line(Incident incident) {
        return incident.steps().reversed().stream()
                .filter(s -> s.step() == ContainmentStep.CEASE && s.note().isPresent())
                .findFirst()
                .map(s ->
                        switch (s.note().orElseThrow()) {
                            case IncidentNote.LineStopped n ->
                                    messages.get(
                                            "containment.cease.line-stopped",
                                            moments.time(s.at()),
                                            n.confirmedBy());
                            case IncidentNote.NotStopped n ->
                                    messages.get("containment.cease.line-running", n.reason());
                            default -> throw new IllegalStateException("not of CEASE");
                        })
                .orElseGet(() -> messages.get("containment.cease.line-open"));
    }
}

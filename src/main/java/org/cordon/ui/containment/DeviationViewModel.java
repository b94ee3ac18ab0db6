package org.cordon.ui.containment;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.containment.IncidentNote.Severity;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;

import java.util.List;
import java.util.Optional;

/// INITIATE REPORT: the deviation's number, how grave it is, and a summary (P3.5). FX thread only.
public final class DeviationViewModel implements StepForm {
    private final Messages messages;
    private final ReasonMessages reasons;
    private final StringProperty number = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Severity>> severity =
            new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty summary = new SimpleStringProperty("");
    private Optional<Incident> shown = Optional.empty();
    private Optional<IncidentNote.ReportOpened> recorded = Optional.empty();

    /// With the feature's text.
    public DeviationViewModel(Messages messages, ReasonMessages reasons) {
        this.messages = messages;
        this.reasons = reasons;
    }

    /// The number in the quality system, or ours.
    public StringProperty numberProperty() {
        return number;
    }

    /// How grave it is; empty before a person has judged it.
    public ObjectProperty<Optional<Severity>> severityProperty() {
        return severity;
    }

    /// For those who were not there.
    public StringProperty summaryProperty() {
        return summary;
    }

    /// Takes the incident's own number, for when the quality system is out of reach.
    public void useOwnNumber() {
        shown.ifPresent(i -> number.set(i.id().value()));
    }

    /// Writes a summary out of what is recorded, to be read over and changed by a person.
    public void draftSummary() {
        shown.ifPresent(i ->
                summary.set(
                        messages.get(
                                i.targets().isEmpty()
                                        ? "containment.deviation.draft"
                                        : "containment.deviation.draft-holds",
                                reasons.of(i.reason()),
                                i.holds(),
                                StepRequirements.location(i)
                                        .orElse(messages.get("containment.deviation.nowhere")))));
    }

    @Override
    public ContainmentStep step() {
        return ContainmentStep.INITIATE_REPORT;
    }

    @Override
    public void show(Incident incident) {
        boolean another = !shown.map(Incident::id).equals(Optional.of(incident.id()));
        boolean untouched = isUntouched();
        shown = Optional.of(incident);
        List<IncidentNote.ReportOpened> notes =
                IncidentNotes.notes(incident, IncidentNote.ReportOpened.class);
        recorded = notes.isEmpty() ? Optional.empty() : Optional.of(notes.getLast());
        if (another || untouched) {
            number.set(recorded.map(IncidentNote.ReportOpened::number).orElse(""));
            severity.set(recorded.map(IncidentNote.ReportOpened::severity));
            summary.set(recorded.map(IncidentNote.ReportOpened::summary).orElse(""));
        }
    }

    /// Whether nothing stands here but what is recorded.
    private boolean isUntouched() {
        return number.get()
                        .strip()
                        .equals(recorded.map(IncidentNote.ReportOpened::number).orElse(""))
                && severity.get().equals(recorded.map(IncidentNote.ReportOpened::severity))
                && summary.get()
                        .strip()
                        .equals(recorded.map(IncidentNote.ReportOpened::summary).orElse(""));
    }

    @Override
    public List<IncidentNote> unsaved() {
        if (missing().isPresent()) {
            return List.of();
        }
        IncidentNote.ReportOpened entered =
                new IncidentNote.ReportOpened(
                        number.get().strip(), severity.get().orElseThrow(), summary.get().strip());
        return recorded.equals(Optional.of(entered)) ? List.of() : List.of(entered);
    }

    @Override
    public Optional<String> missing() {
        if (number.get().isBlank()) {
            return Optional.of(messages.get("containment.deviation.lacks-number"));
        }
        if (severity.get().isEmpty()) {
            return Optional.of(messages.get("containment.deviation.lacks-severity"));
        }
        return summary.get().isBlank()
                ? Optional.of(messages.get("containment.deviation.lacks-summary"))
                : Optional.empty();
    }

    @Override
    public String line(Incident incident) {
        List<IncidentNote.ReportOpened> notes =
                IncidentNotes.notes(incident, IncidentNote.ReportOpened.class);
        return notes.isEmpty()
                ? messages.get("containment.deviation.line-open")
                : messages.get(
                        "containment.deviation.line",
                        notes.getLast().number(),
                        format(notes.getLast().severity()));
    }

    private String format(Severity grave) {
        return messages.get(
                switch (grave) {
                    case MINOR -> "containment.severity.minor-low";
                    case MAJOR -> "containment.severity.major-low";
                    case CRITICAL -> "containment.severity.critical-low";
                });
    }
}

package org.cordon.ui.containment;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.port.TimeSource;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TimeFormats;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// COMMUNICATE: every department concerned, who was told, how, when, and whether they answered
/// (P3.3). FX thread only.
public final class CommunicateViewModel implements StepForm {
    private final Messages messages;
    private final TimeFormats moments;
    private final TimeSource time;
    private final List<Department> departments;
    private Optional<IncidentId> shown = Optional.empty();

    /// With the site's list of departments.
    public CommunicateViewModel(
            ContainmentRules rules, Messages messages, TimeFormats moments, TimeSource time) {
        this.messages = messages;
        this.moments = moments;
        this.time = time;
        this.departments = rules.departments().stream().map(Department::new).toList();
    }

    /// The departments, in the order of the site's table.
    public List<Department> departments() {
        return departments;
    }

    /// Ways of telling, the likeliest first.
    public List<String> ways() {
        return List.of(
                messages.get("containment.how.telephone"),
                messages.get("containment.how.in-person"),
                messages.get("containment.how.radio"),
                messages.get("containment.how.message"));
    }

    @Override
    public ContainmentStep step() {
        return ContainmentStep.COMMUNICATE;
    }

    @Override
    public void show(Incident incident) {
        boolean another = !shown.equals(Optional.of(incident.id()));
        shown = Optional.of(incident.id());
        departments.forEach(d -> d.show(incident, another));
    }

    @Override
    public List<IncidentNote> unsaved() {
        List<IncidentNote> notes = new ArrayList<>();
        departments.forEach(d -> d.unsaved().ifPresent(notes::add));
        return notes;
    }

    @Override
    public Optional<String> missing() {
        List<String> untold =
                departments.stream()
                        .filter(d -> d.item.required() && d.person.get().isBlank())
                        .map(d -> d.item.name())
                        .toList();
        return untold.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        messages.get("containment.communicate.lacks", String.join(", ", untold)));
    }

    @Override
    public String line(Incident incident) {
        List<String> parts = new ArrayList<>();
        for (Department d : departments) {
            Optional<IncidentNote.Told> told = d.notification(incident);
            if (told.isPresent()) {
                String key =
                        told.get().answered()
                                ? "containment.communicate.line-answered"
                                : "containment.communicate.line-told";
                parts.add(messages.get(key, d.item.name()));
            } else if (d.item.required()) {
                parts.add(messages.get("containment.communicate.line-untold", d.item.name()));
            }
        }
        return String.join(", ", parts);
    }

    /// One department to tell.
    public final class Department {
        private final ContainmentRules.Item item;
        private final StringProperty person = new SimpleStringProperty("");
        private final StringProperty how = new SimpleStringProperty(ways().getFirst());
        private final BooleanProperty answered = new SimpleBooleanProperty();
        private final ReadOnlyStringWrapper recorded = new ReadOnlyStringWrapper("");
        private Optional<IncidentNote.Told> latest = Optional.empty();

        private Department(ContainmentRules.Item item) {
            this.item = item;
        }

        /// As the site's table has it.
        public ContainmentRules.Item item() {
            return item;
        }

        /// Who was told.
        public StringProperty personProperty() {
            return person;
        }

        /// One of [#ways], or in other words.
        public StringProperty howProperty() {
            return how;
        }

        /// Whether that person acknowledged.
        public BooleanProperty answeredProperty() {
            return answered;
        }

        /// What is recorded, in words; empty before anything is.
        public ReadOnlyStringProperty recordedProperty() {
            return recorded.getReadOnlyProperty();
        }

        /// What is entered and differs from what is recorded.
        public Optional<IncidentNote> unsaved() {
            String who = person.get().strip();
            boolean same =
                    latest.filter(t ->
                                    t.person().equals(who)
                                            && t.how().equals(how.get())
                                            && t.answered() == answered.get())
                            .isPresent();
            return who.isEmpty() || same
                    ? Optional.empty()
                    : Optional.of(
                            new IncidentNote.Told(
                                    item.code(), who, how.get(), time.now(), answered.get()));
        }

        private Optional<IncidentNote.Told> notification(Incident incident) {
            return IncidentNotes.notes(incident, IncidentNote.Told.class).reversed().stream()
                    .filter(t -> item.is(t.department()))
                    .findFirst();
        }

        private void show(Incident incident, boolean another) {
            latest = notification(incident);
            recorded.set(latest.map(this::format).orElse(""));
            if (another) {
                person.set(latest.map(IncidentNote.Told::person).orElse(""));
                how.set(latest.map(IncidentNote.Told::how).orElse(ways().getFirst()));
                answered.set(latest.map(IncidentNote.Told::answered).orElse(false));
            }
        }

        private String format(IncidentNote.Told told) {
            return messages.get(
                    told.answered()
                            ? "containment.communicate.answered"
                            : "containment.communicate.told",
                    moments.time(told.at()));
        }
    }
}

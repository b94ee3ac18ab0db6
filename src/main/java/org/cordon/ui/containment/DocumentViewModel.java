package org.cordon.ui.containment;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.StepRequirements;
import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// DOCUMENT: the fields of the record (P3.4). FX thread only.
public final class DocumentViewModel implements StepForm {
    private final Messages messages;
    private final List<Field> fields;
    private Optional<IncidentId> shown = Optional.empty();

    /// With the site's list of fields.
    public DocumentViewModel(ContainmentRules rules, Messages messages) {
        this.messages = messages;
        this.fields = rules.fields().stream().map(Field::new).toList();
    }

    /// The fields, in the order of the site's table.
    public List<Field> fields() {
        return fields;
    }

    @Override
    public ContainmentStep step() {
        return ContainmentStep.DOCUMENT;
    }

    @Override
    public void show(Incident incident) {
        boolean another = !shown.equals(Optional.of(incident.id()));
        shown = Optional.of(incident.id());
        for (Field field : fields) {
            // What nobody has touched follows the record; what a person typed stays.
            boolean untouched = field.unsaved().isEmpty();
            field.recorded = StepRequirements.value(incident, field.item).orElse("");
            if (another || untouched) {
                field.value.set(field.recorded);
            }
        }
    }

    @Override
    public List<IncidentNote> unsaved() {
        List<IncidentNote> notes = new ArrayList<>();
        fields.forEach(f -> f.unsaved().ifPresent(notes::add));
        return notes;
    }

    @Override
    public Optional<String> missing() {
        List<String> empty =
                fields.stream()
                        .filter(f -> f.item.required() && f.value.get().isBlank())
                        .map(f -> f.item.name())
                        .toList();
        return empty.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.get("containment.document.lacks", String.join(", ", empty)));
    }

    @Override
    public String line(Incident incident) {
        long filled =
                fields.stream()
                        .filter(f -> StepRequirements.value(incident, f.item).isPresent())
                        .count();
        return messages.get("containment.document.line", filled, fields.size());
    }

    /// One field of the record.
    public static final class Field {
        private final ContainmentRules.Item item;
        private final StringProperty value = new SimpleStringProperty("");
        private String recorded = "";

        private Field(ContainmentRules.Item item) {
            this.item = item;
        }

        /// As the site's table has it.
        public ContainmentRules.Item item() {
            return item;
        }

        /// What is entered.
        public StringProperty valueProperty() {
            return value;
        }

        /// What is entered and differs from what is recorded; emptying a field counts as a change.
        public Optional<IncidentNote> unsaved() {
            String entered = value.get().strip();
            return entered.equals(recorded)
                    ? Optional.empty()
                    : Optional.of(new IncidentNote.Detail(item.code(), entered));
        }
    }
}

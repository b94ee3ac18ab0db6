package org.cordon.core.projection;

import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What each step must have before it may be completed (P3.1 to P3.5, 21 CFR 11.10(f): the order of
/// steps is enforced).
public final class StepRequirements {
    private final ContainmentRules rules;

    /// With the site's table.
    public StepRequirements(ContainmentRules rules) {
        this.rules = rules;
    }

    /// The table it goes by.
    public ContainmentRules rules() {
        return rules;
    }

    /// What stands in the way of completing a step now.
    ///
    /// @param inQuarantine says whether a unit is held at this terminal, for whatever reason: a
    ///     trigger that was in quarantine before the incident counts as isolated
    /// @return empty when it may be completed
    public Optional<Obstacle> obstacle(
            Incident incident, ContainmentStep step, Predicate<UnitId> inQuarantine) {
        if (incident.completion(step).isPresent()) {
            return Optional.of(Obstacle.ALREADY_COMPLETED);
        }
        if (!incident.current().equals(Optional.of(step))) {
            return Optional.of(Obstacle.OUT_OF_ORDER);
        }
        return switch (step) {
            case CEASE -> when(!stopIsSettled(incident), Obstacle.STOP_NOT_CONFIRMED);
            case ISOLATE ->
                    when(!isIsolated(incident, inQuarantine), Obstacle.NOTHING_HELD)
                            .or(() -> when(location(incident).isEmpty(), Obstacle.NO_LOCATION));
            case COMMUNICATE -> when(!untold(incident).isEmpty(), Obstacle.NOT_ALL_TOLD);
            case DOCUMENT -> when(!emptyFields(incident).isEmpty(), Obstacle.FIELD_MISSING);
            case INITIATE_REPORT -> when(deviation(incident).isEmpty(), Obstacle.NO_DEVIATION);
        };
    }

    /// Required departments that nobody has told yet.
    public List<ContainmentRules.Item> untold(Incident incident) {
        List<IncidentNote.Told> told = notes(incident, IncidentNote.Told.class);
        return rules.departments().stream()
                .filter(ContainmentRules.Item::required)
                .filter(d ->
                        told.stream().noneMatch(t -> d.is(t.department()) && !t.person().isBlank()))
                .toList();
    }

    /// Required fields that hold nothing yet.
    public List<ContainmentRules.Item> emptyFields(Incident incident) {
        return rules.fields().stream()
                .filter(ContainmentRules.Item::required)
                .filter(f -> value(incident, f).isEmpty())
                .toList();
    }

    /// What a field of the record holds: the latest value given, if it is not blank.
    public static Optional<String> value(Incident incident, ContainmentRules.Item field) {
        return notes(incident, IncidentNote.Detail.class).reversed().stream()
                .filter(d -> field.is(d.field()))
                .findFirst()
                .map(IncidentNote.Detail::value)
                .filter(v -> !v.isBlank());
    }

    /// Where the held units stand, by the latest word.
    public static Optional<String> location(Incident incident) {
        return notes(incident, IncidentNote.Quarantined.class).reversed().stream()
                .findFirst()
                .map(IncidentNote.Quarantined::location)
                .filter(place -> !place.isBlank());
    }

    /// The deviation, by the latest word, once it has a number and a summary.
    public static Optional<IncidentNote.ReportOpened> deviation(Incident incident) {
        return notes(incident, IncidentNote.ReportOpened.class).reversed().stream()
                .findFirst()
                .filter(r -> !r.number().isBlank() && !r.summary().isBlank());
    }

    private static boolean stopIsSettled(Incident incident) {
        return incident.steps().reversed().stream()
                .flatMap(step -> step.note().stream())
                .filter(note -> note.step() == ContainmentStep.CEASE)
                .findFirst()
                .filter(StepRequirements::saysEnoughOfTheStop)
                .isPresent();
    }

    private static boolean saysEnoughOfTheStop(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped n -> !n.confirmedBy().isBlank() && !n.state().isBlank();
            case IncidentNote.NotStopped n -> !n.reason().isBlank();
            default -> false;
        };
    }

    private static boolean isIsolated(Incident incident, Predicate<UnitId> inQuarantine) {
        return incident.holds() > 0 || incident.unit().filter(inQuarantine).isPresent();
    }

    private static <N extends IncidentNote> List<N> notes(Incident incident, Class<N> kind) {
        return incident.steps().stream()
                .flatMap(step -> step.note().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Optional<Obstacle> when(boolean stands, Obstacle obstacle) {
        return stands ? Optional.of(obstacle) : Optional.empty();
    }
}

package org.cordon.ui.records;

import org.cordon.core.batch.Differences;
import org.cordon.core.containment.ContainmentRules;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.order.Order;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Grade;
import org.cordon.core.scanner.qualification.CheckFinding;
import org.cordon.core.scanner.qualification.FindingMessages;
import org.cordon.core.scanner.qualification.Severity;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.VerdictLabels;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What an entry says, in one sentence for people: the text that its kind declares, filled with the
/// components of its record. Any thread.
public final class EventLabels {
    private static final String TEXT = "records.fact.";
    private static final String VALUE = "records.value.";

    private final Messages messages;
    private final PersonNames names;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final ContainmentRules rules;
    private final FindingMessages findings = new FindingMessages();

    /// @param rules names of departments and fields
    public EventLabels(
            Messages messages, PersonNames names, TimeFormats moments, ContainmentRules rules) {
        this.messages = messages;
        this.names = names;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        this.rules = rules;
    }

    /// The sentence.
    public String format(JournalEvent event) {
        String key = TEXT + event.messageKey();
        return switch (event) {
            // The sign-in name itself is what it tells.
            case PersonEvent.PersonEnrolled f -> messages.get(key, f.id().value(), f.name());
            case ScannerEvent.ScannerChanged f ->
                    changed(key, f.device().value(), f.before(), f.after());
            case ScannerEvent.StationsChanged f -> changed(key, "", f.before(), f.after());
            case ScannerEvent.MachinesChanged f -> changed(key, "", f.before(), f.after());
            default -> format(key, event.components());
        };
    }

    private String format(String key, Map<String, Object> components) {
        String more =
                components.entrySet().stream()
                        .filter(component ->
                                component.getValue() instanceof Optional<?> value
                                        && value.isPresent())
                        .map(component -> key + "." + component.getKey())
                        .filter(messages.bundle()::containsKey)
                        .findFirst()
                        .orElse(key);
        return messages.get(
                more,
                components.entrySet().stream()
                        .map(component -> shown(component.getKey(), component.getValue()))
                        .toArray());
    }

    /// What stands for a component in a text: a number, or words.
    private Object shown(String name, Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(v -> shown(name, v)).orElse("");
            case Boolean yes -> yes ? 1 : 0;
            case Long bytes when name.equals("bytes") -> bytes >> 20;
            case Number number -> number;
            case String digest when name.equals("sha256") -> digest.substring(0, 12);
            case List<?> list when name.equals("findings") -> bad(list);
            case List<?> list -> list.size();
            case Instant instant -> moments.time(instant);
            case PersonId person -> names.of(person);
            case UnitId.Sgtin pack -> messages.get(VALUE + "serial", pack.label());
            case UnitId.Container container -> messages.get(VALUE + "container", container.label());
            case HoldTarget target -> reasons.of(target.description());
            case Order order -> messages.get(VALUE + "order", order.id().value(), order.product());
            case Grade grade ->
                    messages.get(
                            VALUE + "grade", grade.value(), grade.standard(), grade.verifier());
            case Differences(var serials, var tagged) ->
                    serials.map(count -> messages.get(VALUE + "differences", count, tagged))
                            .orElseGet(() -> messages.get(VALUE + "differences.unknown", tagged));
            case IncidentNote note -> format(note);
            case Reason reason -> reasons.of(reason);
            case MachineId machine -> machine.name();
            case MachineReport report -> reasons.of(report.said());
            case VerdictCode verdict -> VerdictLabels.verdict(verdict);
            case ContainmentStep step ->
                    messages.get(VALUE + "step", step.number(), messages.name("records.act", step));
            case Enum<?> constant -> name(constant);
            default -> value.toString();
        };
    }

    /// The text of a constant; its own name where there is none.
    private String name(Enum<?> constant) {
        String type = constant.getDeclaringClass().getSimpleName();
        String key =
                (VALUE + type.replaceAll("(?<=.)(?=[A-Z])", "-") + "." + constant.name())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
        return messages.bundle().containsKey(key) ? messages.get(key) : constant.name();
    }

    private String bad(List<?> all) {
        return all.stream()
                .map(CheckFinding.class::cast)
                .filter(finding -> finding.severity() != Severity.GOOD)
                .map(findings::of)
                .collect(Collectors.joining(" "));
    }

    /// What was set, or changed from what to what.
    private String changed(
            String key, String subject, Map<String, String> before, Map<String, String> after) {
        if (after.isEmpty()) {
            return messages.get(key + ".removed", subject);
        }
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        String none = messages.get(VALUE + "setting-none");
        String changes =
                names.stream()
                        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                        .map(name -> {
                            String now = after.getOrDefault(name, none);
                            return before.isEmpty()
                                    ? messages.get(VALUE + "setting", name, now)
                                    : messages.get(
                                            VALUE + "setting-changed",
                                            name,
                                            before.getOrDefault(name, none),
                                            now);
                        })
                        .collect(Collectors.joining(", "));
        return messages.get(key + (before.isEmpty() ? ".added" : ".changed"), subject, changes);
    }

    private String format(IncidentNote note) {
        return switch (note) {
            case IncidentNote.LineStopped n ->
                    messages.get("records.note.stopped", n.confirmedBy(), n.state());
            case IncidentNote.NotStopped n -> messages.get("records.note.not-stopped", n.reason());
            case IncidentNote.Quarantined n -> messages.get("records.note.location", n.location());
            case IncidentNote.Told n ->
                    messages.get(
                            n.answered() ? "records.note.answered" : "records.note.told",
                            name(rules.department(n.department()), n.department()),
                            n.person(),
                            n.how(),
                            moments.time(n.at()));
            case IncidentNote.Detail n ->
                    messages.get(
                            "records.note.detail",
                            name(rules.field(n.field()), n.field()),
                            n.value());
            case IncidentNote.ReportOpened n ->
                    messages.get(
                            "records.note.deviation", n.number(), name(n.severity()), n.summary());
        };
    }

    private static String name(Optional<ContainmentRules.Item> item, String stored) {
        return item.map(ContainmentRules.Item::name).orElse(stored);
    }
}

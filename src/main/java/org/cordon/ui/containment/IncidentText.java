package org.cordon.ui.containment;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.auth.Session;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.ElapsedText;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.TimeFormats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the panel says of an incident, its steps and what the shown one still lacks. FX thread only.
final class IncidentText {
    private final ContainmentCommands commands;
    private final Session session;
    private final StepForms forms;
    private final Messages messages;
    private final TimeFormats moments;
    private final FailureMessages failures;

    IncidentText(
            ContainmentCommands commands,
            Session session,
            StepForms forms,
            Messages messages,
            TimeFormats moments,
            FailureMessages failures) {
        this.commands = commands;
        this.session = session;
        this.forms = forms;
        this.messages = messages;
        this.moments = moments;
        this.failures = failures;
    }

    /// Number of the incident and when it was detected.
    String heading(Incident i) {
        return messages.get("containment.heading", i.id().value(), moments.time(i.detectedAt()));
    }

    /// How it ended.
    ///
    /// @param span from detection to the end of the last step
    String outcome(Duration span) {
        Duration over = span.minus(Incident.LIMIT);
        return over.isPositive()
                ? messages.get(
                        "containment.outcome.late", ElapsedText.of(span), ElapsedText.of(over))
                : messages.get("containment.outcome.contained", ElapsedText.of(span));
    }

    /// The five steps, in order.
    List<StepLine> lines(Incident i, ContainmentStep shown) {
        return Stream.of(ContainmentStep.values())
                .map(step ->
                        new StepLine(
                                step,
                                step.number(),
                                StepTitles.title(messages, step),
                                forms.of(step).line(i),
                                StepLine.Progress.of(i, step),
                                i.current().isPresent() && step == shown))
                .toList();
    }

    /// What keeps the primary button from doing its work; empty when nothing.
    Optional<String> missing(Incident i, ContainmentStep shown) {
        if (session.person().isEmpty()) {
            return Optional.of(failures.message(new NotSignedIn()));
        }
        StepForm form = forms.of(shown);
        if (i.completion(shown).isPresent()) {
            return Optional.empty();
        }
        if (form.step() == ContainmentStep.ISOLATE && i.holds() == 0) {
            // A trigger that stood in quarantine before counts; only the service knows.
            Optional<ContainmentCommands.Refusal> missing =
                    commands.missing(i.id(), ContainmentStep.ISOLATE);
            if (missing.equals(Optional.of(ContainmentCommands.Refusal.NOTHING_HELD))) {
                return missing.map(failures::message);
            }
        }
        return form.missing()
                .or(() ->
                        form.unsaved().isEmpty()
                                ? commands.missing(i.id(), form.step()).map(failures::message)
                                : Optional.empty());
    }

    /// What the primary button does.
    String primary(Incident i, ContainmentStep shown) {
        Optional<ContainmentStep> current = i.current();
        if (current.isPresent() && shown != current.get()) {
            return messages.get(
                    forms.of(shown).unsaved().isEmpty()
                            ? "containment.primary.return"
                            : "containment.primary.save-return",
                    StepTitles.low(messages, current.get()));
        }
        return shown == ContainmentStep.INITIATE_REPORT
                ? messages.get("containment.primary.finish")
                : messages.get(
                        "containment.primary.next",
                        StepTitles.low(messages, StepSequence.after(shown)));
    }
}

package org.cordon.ui.containment;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Session;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.port.TimeSource;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.TimeFormats;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The first hour on the screen: which step, what it lacks, the clock. FX thread only; [#refresh] and
/// [#tick] are to be called there when the watch has changed and once a second.
public final class ContainmentPanelViewModel {
    /// What the panel shows.
    public enum Stage {
        /// No incident is open.
        NONE,
        /// An incident is being led.
        LEADING,
        /// All five steps are done.
        CONTAINED
    }

    private static final Duration SHIFT = Duration.ofHours(12);

    private final ContainmentQueries queries;
    private final ContainmentCommands commands;
    private final StepForms forms;
    private final Messages messages;
    private final TimeSource time;
    private final IncidentText text;
    private final ReasonMessages reasons;
    private final FailureMessages failures;
    private final Executor fx;

    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NONE);
    private final ReadOnlyObjectWrapper<ClockReading> clock =
            new ReadOnlyObjectWrapper<>(ClockReading.of(Duration.ZERO));
    private final ReadOnlyObjectWrapper<List<StepLine>> steps =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<ContainmentStep> shown =
            new SimpleObjectProperty<>(ContainmentStep.CEASE);
    private final ReadOnlyStringWrapper heading = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper primary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper lacks = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringProperty startReason = new SimpleStringProperty("");
    private Optional<Incident> incident = Optional.empty();
    private Optional<IncidentId> dismissed = Optional.empty();
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private boolean advancing;

    /// @param fx runs on the FX thread
    public ContainmentPanelViewModel(
            ContainmentQueries queries,
            ContainmentCommands commands,
            Session session,
            StepForms forms,
            Messages messages,
            TimeSource time,
            Executor fx) {
        this.queries = queries;
        this.commands = commands;
        this.forms = forms;
        this.messages = messages;
        this.time = time;
        this.reasons = new ReasonMessages(time.zone());
        this.failures = new FailureMessages(messages);
        this.text =
                new IncidentText(
                        commands, session, forms, messages, new TimeFormats(time.zone()), failures);
        this.fx = fx;
    }

    /// What the panel shows.
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// The sixty minutes.
    public ReadOnlyObjectProperty<ClockReading> clockProperty() {
        return clock.getReadOnlyProperty();
    }

    /// The five steps, in order.
    public ReadOnlyObjectProperty<List<StepLine>> actsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// The step whose panel is on the right.
    public ReadOnlyObjectProperty<ContainmentStep> shownProperty() {
        return shown;
    }

    /// Number of the incident and when it was detected.
    public ReadOnlyStringProperty headingProperty() {
        return heading.getReadOnlyProperty();
    }

    /// What the primary button does.
    public ReadOnlyStringProperty primaryProperty() {
        return primary.getReadOnlyProperty();
    }

    /// What triggered an incident, in a sentence.
    String reason(Incident of) {
        return reasons.of(of.reason());
    }

    /// What the shown step still lacks, in words; empty when nothing.
    public ReadOnlyStringProperty lacksProperty() {
        return lacks.getReadOnlyProperty();
    }

    /// What went wrong last, in words; empty when nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// How it ended, once contained.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Whether something is on its way to the journal.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Why containment is started without a scan.
    public StringProperty startReasonProperty() {
        return startReason;
    }

    /// The state of the five panels.
    public StepForms forms() {
        return forms;
    }

    /// The incident shown.
    public Optional<Incident> incident() {
        return incident;
    }

    /// Takes over how containment stands.
    public void refresh() {
        ContainmentStatus status = queries.status();
        Optional<ContainmentStep> before = incident.flatMap(Incident::current);
        Optional<Incident> now = status.active().or(() -> status.contained().filter(this::fresh));
        boolean another = !incident.map(Incident::id).equals(now.map(Incident::id));
        incident = now;
        incident.ifPresent(i -> forms.all().forEach(f -> f.show(i)));
        Optional<ContainmentStep> current = incident.flatMap(Incident::current);
        if (another || !before.equals(current)) {
            current.ifPresent(shown::set);
        }
        stage.set(stageNow());
        tick();
        describe();
    }

    /// What was contained stays on the screen until it is put away or a shift has passed.
    private boolean fresh(Incident contained) {
        return contained
                .completion(ContainmentStep.INITIATE_REPORT)
                .filter(end -> Duration.between(end.at(), time.now()).compareTo(SHIFT) < 0)
                .isPresent();
    }

    private Stage stageNow() {
        if (incident.isEmpty() || incident.map(Incident::id).equals(dismissed)) {
            return Stage.NONE;
        }
        return incident.get().current().isPresent() ? Stage.LEADING : Stage.CONTAINED;
    }

    /// Moves the clock on.
    public void tick() {
        incident.ifPresent(i -> clock.set(ClockReading.of(needed(i).orElse(queries.elapsed(i)))));
    }

    /// The time containment needed; empty before it is done.
    public String neededText() {
        return incident.flatMap(ContainmentPanelViewModel::needed)
                .map(TimeFormats::minutes)
                .orElse("");
    }

    private static Optional<Duration> needed(Incident i) {
        return i.current().isPresent()
                ? Optional.empty()
                : i.completion(ContainmentStep.INITIATE_REPORT).map(Incident.Step::elapsed);
    }

    /// Says anew what the steps are and what lacks; to be called when an entry field has changed.
    public void describe() {
        if (incident.isEmpty()) {
            return;
        }
        Incident i = incident.get();
        heading.set(text.heading(i));
        needed(i).ifPresent(span -> outcome.set(text.outcome(span)));
        steps.set(text.lines(i, shown.get()));
        lacks.set(text.missing(i, shown.get()).orElse(""));
        primary.set(text.primary(i, shown.get()));
    }

    /// Shows a step that is completed or current.
    public void show(ContainmentStep step) {
        boolean reached =
                incident.filter(i ->
                                i.completion(step).isPresent()
                                        || i.current().equals(Optional.of(step)))
                        .isPresent();
        if (reached) {
            shown.set(step);
            trouble.set("");
            describe();
        }
    }

    /// Shows the step before the shown one.
    public void back() {
        if (shown.get() != ContainmentStep.CEASE) {
            show(StepSequence.before(shown.get()));
        }
    }

    /// Starts containment without a scan.
    ///
    /// @return completes on the FX thread once it is durable or refused
    public CompletableFuture<Void> start() {
        String reason = startReason.get().strip();
        if (reason.isEmpty()) {
            trouble.set(messages.get("containment.start.lacks"));
            return CompletableFuture.completedFuture(null);
        }
        return run(commands.start(reason).thenRunAsync(() -> startReason.set(""), fx));
    }

    /// Records what is entered in the shown step and, if it is the current one, completes it. Waits for what
    /// is on its way, such as the field that was left by the press on the button; a second call meanwhile
    /// does nothing.
    ///
    /// @return completes on the FX thread once that is durable or refused
    public CompletableFuture<Void> next() {
        if (incident.isEmpty() || advancing) {
            return CompletableFuture.completedFuture(null);
        }
        advancing = true;
        return underWay.thenCompose(_ -> advance()).whenComplete((_, _) -> advancing = false);
    }

    private CompletableFuture<Void> advance() {
        if (incident.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Incident i = incident.get();
        describe();
        if (!lacks.get().isEmpty()) {
            trouble.set(lacks.get());
            return CompletableFuture.completedFuture(null);
        }
        ContainmentStep step = shown.get();
        CompletableFuture<?> saved = save(i, forms.of(step).unsaved());
        if (!i.current().equals(Optional.of(step))) {
            return run(saved.thenRunAsync(() -> i.current().ifPresent(this::show), fx));
        }
        return run(saved.thenCompose(done -> commands.complete(i.id(), step)));
    }

    /// Records one thing at once, so that nothing entered is lost in a power cut.
    public CompletableFuture<Void> save(Optional<IncidentNote> note) {
        if (incident.isEmpty() || note.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return run(save(incident.get(), List.of(note.get())));
    }

    private CompletableFuture<?> save(Incident i, List<IncidentNote> notes) {
        CompletableFuture<?> chain = CompletableFuture.completedFuture(null);
        for (IncidentNote note : notes) {
            chain = chain.thenCompose(done -> commands.note(i.id(), note));
        }
        return chain;
    }

    private CompletableFuture<Void> run(CompletableFuture<?> work) {
        busy.set(true);
        trouble.set("");
        CompletableFuture<Void> before = underWay;
        underWay =
                work.handleAsync(
                                (_, failure) -> {
                                    busy.set(!before.isDone());
                                    if (failure != null) {
                                        trouble.set(failures.message(failure));
                                    }
                                    refresh();
                                    return (Void) null;
                                },
                                fx)
                        .thenCompose(_ -> before);
        return underWay;
    }

    /// Puts a contained incident away, so that another may be started.
    public void dismiss() {
        dismissed = incident.map(Incident::id);
        refresh();
    }
}

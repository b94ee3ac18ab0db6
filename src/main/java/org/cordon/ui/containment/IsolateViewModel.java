package org.cordon.ui.containment;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.Incident;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.quarantine.HoldFormViewModel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/// ISOLATE: packs into quarantine by scanning them, and where they stand (P3.2). A row reads
/// "held" only once its entry is durable. FX thread only.
public final class IsolateViewModel implements StepForm {
    /// How a scanned unit stands.
    public enum Hold {
        /// On its way to the journal.
        HOLDING,
        /// Durable.
        HELD,
        /// Not held, and why.
        REFUSED
    }

    /// One line of the list.
    ///
    /// @param unit what was scanned, as people read it
    /// @param why why it is here
    /// @param state in words
    /// @param subject the unit or lot that has a page
    public record Row(
            String unit, String why, Hold hold, String state, Optional<EntrySubject> subject) {}

    private static final int MOST_ATTEMPTS = 50;

    private final HoldFormViewModel form;
    private final ScanCommands scans;
    private final ContainmentCommands containment;
    private final Messages messages;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final FailureMessages failures;
    private final Executor fx;
    private final StringProperty scan = new SimpleStringProperty("");
    private final StringProperty location = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final List<Attempt> attempts = new ArrayList<>();
    private List<HeldUnit> held = List.of();
    private List<HeldTarget> targets = List.of();
    private Optional<IncidentId> shown = Optional.empty();
    private String recordedLocation = "";
    private Reason incidentReason = Reason.none();

    /// @param fx runs on the FX thread
    public IsolateViewModel(
            ScanCommands scans,
            ContainmentCommands containment,
            Messages messages,
            TimeFormats moments,
            FailureMessages failures,
            HoldFormViewModel form,
            Executor fx) {
        this.form = form;
        this.scans = scans;
        this.containment = containment;
        this.messages = messages;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        this.failures = failures;
        this.fx = fx;
    }

    /// What is typed or came from a keyboard wedge, in the text form of [Bytes].
    public StringProperty scanProperty() {
        return scan;
    }

    /// Where the held units stand.
    public StringProperty locationProperty() {
        return location;
    }

    /// What was scanned and what is held, latest first.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// Units and other targets held for the incident.
    public int heldCount() {
        return held.size() + targets.size();
    }

    /// Takes the scan from the field, judges it, and holds the unit it names.
    ///
    /// @return completes on the FX thread when its row is final
    public CompletableFuture<Void> submit() {
        String typed = scan.get().strip();
        scan.set("");
        if (typed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Attempt attempt = attempt(typed);
        Bytes bytes;
        try {
            bytes = Bytes.parse(typed);
        } catch (IllegalArgumentException notAscii) {
            attempt.refuse(messages.get("containment.isolate.not-ascii"));
            draw();
            return CompletableFuture.completedFuture(null);
        }
        return submit(attempt, bytes);
    }

    /// Takes a scan of a keyboard wedge past the field, judges it, and holds the unit it names.
    ///
    /// @return completes on the FX thread when its row is final
    public CompletableFuture<Void> submit(Bytes scanned) {
        return submit(attempt(scanned.toString()), scanned);
    }

    /// What is filled in to hold something else than one scanned unit.
    public HoldFormViewModel form() {
        return form;
    }

    /// Holds what is filled in in the form.
    ///
    /// @return completes on the FX thread when its row is final, with whether it is held; at once if something is
    ///     missing
    public CompletableFuture<Boolean> holdForm() {
        Optional<HoldTarget> target = form.target().filter(_ -> form.missing().isEmpty());
        if (target.isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        Attempt attempt = attempt(reasons.of(target.get().description()));
        attempt.target = target;
        attempt.why = form.reasonProperty().get().strip();
        draw();
        return containment
                .hold(target.get(), new Reason.Written(attempt.why))
                .handleAsync(
                        (outcome, failure) -> {
                            if (failure != null) {
                                failed(attempt, failure);
                            } else {
                                attempt.held(said(outcome));
                            }
                            draw();
                            return failure == null;
                        },
                        fx);
    }

    private String said(ContainmentCommands.Outcome outcome) {
        return switch (outcome) {
            case HELD -> messages.get("containment.isolate.held");
            case HELD_BEFORE -> messages.get("containment.isolate.held-before");
        };
    }

    private Attempt attempt(String typed) {
        Attempt attempt = new Attempt(typed);
        attempts.addFirst(attempt);
        while (attempts.size() > MOST_ATTEMPTS) {
            attempts.removeLast();
        }
        return attempt;
    }

    private CompletableFuture<Void> submit(Attempt attempt, Bytes bytes) {
        draw();
        return scans.typed(bytes)
                .thenComposeAsync(judged -> hold(attempt, judged), fx)
                .handleAsync(
                        (done, failure) -> {
                            if (failure != null) {
                                failed(attempt, failure);
                            }
                            draw();
                            return null;
                        },
                        fx);
    }

    /// A scan that was diverted is cancelled: it was meant for somebody else.
    private void failed(Attempt attempt, Throwable failure) {
        if (Futures.of(failure) instanceof CancellationException) {
            attempts.remove(attempt);
        } else {
            attempt.refuse(failures.message(failure));
        }
    }

    private CompletableFuture<?> hold(Attempt attempt, EvaluatedScan judged) {
        Optional<UnitId> unit = judged.unit();
        if (unit.isEmpty()) {
            attempt.refuse(
                    messages.get("containment.isolate.unreadable", reasons.of(judged.reason())));
            return CompletableFuture.completedFuture(null);
        }
        attempt.unit = unit;
        Reason why = why(judged);
        attempt.why = reasons.of(why);
        draw();
        return containment
                .hold(unit.get(), why)
                .thenAcceptAsync(outcome -> attempt.held(said(outcome)), fx);
    }

    private Reason why(EvaluatedScan judged) {
        return judged.code() == VerdictCode.ACCEPTED
                ? Reason.of("held-with-incident").and(incidentReason)
                : judged.reason();
    }

    @Override
    public ContainmentStep step() {
        return ContainmentStep.ISOLATE;
    }

    @Override
    public void show(Incident incident) {
        held = incident.held().reversed();
        targets = incident.targets().reversed();
        incidentReason = incident.reason();
        boolean untouched = location.get().strip().equals(recordedLocation);
        recordedLocation = recordedLocation(incident);
        if (untouched) {
            location.set(recordedLocation);
        }
        if (!shown.equals(Optional.of(incident.id()))) {
            shown = Optional.of(incident.id());
            attempts.clear();
            scan.set("");
            location.set(recordedLocation);
        }
        draw();
    }

    private static String recordedLocation(Incident incident) {
        List<IncidentNote.Quarantined> notes =
                IncidentNotes.notes(incident, IncidentNote.Quarantined.class);
        return notes.isEmpty() ? "" : notes.getLast().location();
    }

    /// An attempt goes once the incident itself lists its unit, so that nothing stands twice.
    private void draw() {
        attempts.removeIf(a -> a.hold == Hold.HELD && isListed(a));
        List<Row> drawn = new ArrayList<>();
        for (Attempt a : attempts) {
            drawn.add(
                    new Row(
                            a.unit.map(this::name).orElse(a.typed),
                            a.why,
                            a.hold,
                            a.state,
                            a.unit.map(EntrySubject.OfUnit::new)));
        }
        for (HeldTarget t : targets) {
            drawn.add(
                    new Row(
                            reasons.of(t.target().description()),
                            reasons.of(t.reason()),
                            Hold.HELD,
                            messages.get("containment.isolate.held-at", moments.time(t.at())),
                            t.target() instanceof HoldTarget.WholeLot lot
                                    ? Optional.of(new EntrySubject.OfLot(lot.lot()))
                                    : Optional.empty()));
        }
        for (HeldUnit h : held) {
            drawn.add(
                    new Row(
                            name(h.unit()),
                            reasons.of(h.reason()),
                            Hold.HELD,
                            messages.get("containment.isolate.held-at", moments.time(h.at())),
                            Optional.of(new EntrySubject.OfUnit(h.unit()))));
        }
        if (!rows.equals(drawn)) {
            rows.setAll(drawn);
        }
    }

    private boolean isListed(Attempt a) {
        return held.stream().anyMatch(h -> a.unit.equals(Optional.of(h.unit())))
                || targets.stream().anyMatch(h -> a.target.equals(Optional.of(h.target())))
                || (a.target.isPresent()
                        && !a.target.get().units().isEmpty()
                        && held.stream()
                                .map(HeldUnit::unit)
                                .collect(Collectors.toSet())
                                .containsAll(a.target.get().units()));
    }

    private String name(UnitId unit) {
        return switch (unit) {
            case UnitId.Sgtin s -> messages.get("containment.unit.serial", s.label());
            case UnitId.Container c -> messages.get("containment.unit.container", c.label());
        };
    }

    @Override
    public List<IncidentNote> unsaved() {
        String entered = location.get().strip();
        return entered.isEmpty() || entered.equals(recordedLocation)
                ? List.of()
                : List.of(new IncidentNote.Quarantined(entered));
    }

    @Override
    public Optional<String> missing() {
        if (attempts.stream().anyMatch(a -> a.hold == Hold.HOLDING)) {
            return Optional.of(messages.get("containment.isolate.lacks-durable"));
        }
        return location.get().isBlank()
                ? Optional.of(messages.get("containment.isolate.lacks-location"))
                : Optional.empty();
    }

    @Override
    public String line(Incident incident) {
        String where = recordedLocation(incident);
        if (incident.targets().isEmpty()) {
            return where.isEmpty()
                    ? messages.get("containment.isolate.line", incident.held().size())
                    : messages.get("containment.isolate.line-at", incident.held().size(), where);
        }
        return where.isEmpty()
                ? messages.get("containment.isolate.holds", incident.holds())
                : messages.get("containment.isolate.holds-at", incident.holds(), where);
    }

    /// One scan on its way into quarantine.
    private final class Attempt {
        private final String typed;
        private Optional<UnitId> unit = Optional.empty();
        private Optional<HoldTarget> target = Optional.empty();
        private String why = "";
        private Hold hold = Hold.HOLDING;
        private String state = messages.get("containment.isolate.holding");

        Attempt(String typed) {
            this.typed = typed;
        }

        void held(String said) {
            hold = Hold.HELD;
            state = said;
        }

        void refuse(String said) {
            hold = Hold.REFUSED;
            state = messages.get("containment.isolate.refused");
            why = said;
        }
    }
}

package org.cordon.ui.quarantine;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.containment.ContainmentQueries;
import org.cordon.app.containment.ContainmentStatus;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason.Written;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Units in quarantine, latest first, and why; more are held by scanning them. FX thread only.
public final class QuarantineViewModel {
    /// One held unit.
    ///
    /// @param incident its number, or that it belongs to none
    /// @param when day and time it became durable
    /// @param target what was held as one, and so may be released as one; empty of a unit
    /// @param subject the unit or lot that has a page
    public record Row(
            String unit,
            String reason,
            String incident,
            String when,
            String who,
            Optional<HeldTarget> target,
            Optional<EntrySubject> subject) {
        /// Whether every word occurs somewhere in the row, in any case.
        boolean matches(List<String> wanted) {
            String all = String.join("\n", unit, reason, incident, when, who);
            String low = all.toLowerCase(Locale.ROOT);
            return wanted.stream().allMatch(low::contains);
        }
    }

    /// How the last scan stands.
    public enum Standing {
        /// Nothing was scanned yet.
        IDLE,
        /// On its way to the journal.
        HOLDING,
        /// Durable.
        HELD,
        /// Durable: it came out.
        RELEASED,
        /// Not held or not released, and the words say why.
        REFUSED
    }

    private final HoldFormViewModel form;
    private final ReleaseFormViewModel releaseForm;
    private final ContainmentQueries queries;
    private final ScanCommands scans;
    private final ContainmentCommands containment;
    private final PersonNames names;
    private final Messages messages;
    private final ReasonMessages reasons;
    private final HeldRows heldRows;
    private final Executor fx;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
    private final StringProperty query = new SimpleStringProperty("");
    private final StringProperty scan = new SimpleStringProperty("");
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(Standing.IDLE);
    private final ReadOnlyStringWrapper said;

    /// @param fx runs on the FX thread
    public QuarantineViewModel(
            ContainmentQueries queries,
            ScanCommands scans,
            ContainmentCommands containment,
            PersonNames names,
            Messages messages,
            TimeFormats moments,
            HoldFormViewModel form,
            ReleaseFormViewModel releaseForm,
            Executor fx) {
        this.form = form;
        this.releaseForm = releaseForm;
        this.queries = queries;
        this.scans = scans;
        this.containment = containment;
        this.names = names;
        this.messages = messages;
        reasons = new ReasonMessages(moments.zone());
        heldRows = new HeldRows(names, messages, moments);
        this.fx = fx;
        said = new ReadOnlyStringWrapper(messages.get("quarantine.idle"));
        query.subscribe(this::refresh);
    }

    /// What is filled in to hold something else than one scanned unit.
    public HoldFormViewModel form() {
        return form;
    }

    /// What is filled in to release something.
    public ReleaseFormViewModel releaseForm() {
        return releaseForm;
    }

    /// What a person is about to do.
    public enum Task {
        /// Scan a unit to hold it.
        SCAN,
        /// Fill in what is held.
        HOLD,
        /// Fill in why something is released.
        RELEASE
    }

    /// Nothing was done yet.
    public void sayWhatToDo(Task task) {
        show(
                Standing.IDLE,
                messages.get(
                        switch (task) {
                            case SCAN -> "quarantine.idle";
                            case HOLD -> "quarantine.form.idle";
                            case RELEASE -> "quarantine.release.idle";
                        }));
    }

    /// Releases what the form for that is about.
    ///
    /// @return completes on the FX thread once it is released or refused, with whether it is released
    public CompletableFuture<Boolean> release() {
        Optional<String> missing = releaseForm.missing();
        if (missing.isPresent()) {
            // The second person has not seen what is still to be written.
            releaseForm.second().forget();
            refuse(missing.get());
            return CompletableFuture.completedFuture(false);
        }
        show(Standing.HOLDING, messages.get("quarantine.release.releasing"));
        return releaseForm
                .release()
                .handleAsync(
                        (name, failure) -> {
                            if (failure != null) {
                                failed(failure);
                            } else {
                                show(
                                        Standing.RELEASED,
                                        messages.get("quarantine.release.done", name));
                            }
                            refresh();
                            return failure == null;
                        },
                        fx);
    }

    /// Holds what is filled in in the form.
    ///
    /// @return completes on the FX thread once it is held or refused, with whether it is held
    public CompletableFuture<Boolean> holdForm() {
        Optional<String> missing = form.missing();
        if (missing.isPresent()) {
            refuse(missing.get());
            return CompletableFuture.completedFuture(false);
        }
        HoldTarget target = form.target().orElseThrow();
        String why = form.reasonProperty().get().strip();
        String name = reasons.of(target.description());
        show(Standing.HOLDING, messages.get("quarantine.hold.holding", name));
        return containment
                .hold(target, new Written(why))
                .handleAsync(
                        (outcome, failure) -> {
                            if (failure != null) {
                                failed(failure);
                            } else {
                                show(
                                        Standing.HELD,
                                        messages.name("quarantine.form.outcome", outcome, name));
                            }
                            refresh();
                            return failure == null;
                        },
                        fx);
    }

    /// Held units and other targets that match the search, latest first.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// All held units and other targets, whether they match or not.
    public ReadOnlyIntegerProperty heldProperty() {
        return held.getReadOnlyProperty();
    }

    /// Words to look for; a row shows if it has them all.
    public StringProperty queryProperty() {
        return query;
    }

    /// What is typed or came from a keyboard wedge, in the text form of [Bytes].
    public StringProperty scanProperty() {
        return scan;
    }

    /// Why a unit is held that reads as accepted.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// How the last scan stands.
    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// The same in words: what is held, or why not and what to do.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Takes over what is held, with the names of people as they are now.
    ///
    /// @return completes on the FX thread
    public CompletableFuture<Void> load() {
        refresh();
        return names.load().thenRunAsync(this::refresh, fx);
    }

    /// Takes over what is held.
    public void refresh() {
        ContainmentStatus now = queries.status();
        held.set(now.held().size() + now.targets().size());
        List<Row> shown = heldRows.of(now, query.get());
        if (!rows.equals(shown)) {
            rows.setAll(shown);
        }
    }

    /// Takes the scan from the field, judges it, and holds the unit it names.
    ///
    /// @return completes on the FX thread once it is held or refused
    public CompletableFuture<Void> submit() {
        String typed = scan.get().strip();
        scan.set("");
        if (typed.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        Bytes bytes;
        try {
            bytes = Bytes.parse(typed);
        } catch (IllegalArgumentException notAscii) {
            refuse(messages.get("quarantine.hold.not-ascii", typed));
            return CompletableFuture.completedFuture(null);
        }
        return submit(bytes);
    }

    /// Takes a scan of a keyboard wedge past the field, judges it, and holds the unit it names.
    ///
    /// @return completes on the FX thread once it is held or refused
    public CompletableFuture<Void> submit(Bytes bytes) {
        show(Standing.HOLDING, messages.get("quarantine.hold.holding", bytes));
        return scans.typed(bytes)
                .thenComposeAsync(this::hold, fx)
                .handleAsync(
                        (_, failure) -> {
                            if (failure != null) {
                                failed(failure);
                            }
                            refresh();
                            return null;
                        },
                        fx);
    }

    private CompletableFuture<Void> hold(EvaluatedScan judged) {
        Optional<UnitId> unit = judged.unit();
        if (unit.isEmpty()) {
            refuse(messages.get("quarantine.hold.unreadable", reasons.of(judged.reason())));
            return CompletableFuture.completedFuture(null);
        }
        boolean accepted = judged.code() == VerdictCode.ACCEPTED;
        String why = reason.get().strip();
        if (accepted && why.isEmpty()) {
            refuse(messages.get("quarantine.hold.lacks-reason", heldRows.name(unit.get())));
            return CompletableFuture.completedFuture(null);
        }
        return containment
                .hold(unit.get(), why.isEmpty() ? judged.reason() : new Written(why))
                .thenAcceptAsync(
                        outcome ->
                                show(
                                        Standing.HELD,
                                        messages.name(
                                                "quarantine.outcome",
                                                outcome,
                                                heldRows.name(unit.get()))),
                        fx);
    }

    /// A scan that was diverted is cancelled: it was meant for somebody else.
    private void failed(Throwable failure) {
        if (Futures.of(failure) instanceof CancellationException) {
            show(Standing.IDLE, messages.get("quarantine.idle"));
        } else {
            refuse(new FailureText(messages).of(failure));
        }
    }

    private void refuse(String why) {
        show(Standing.REFUSED, why);
    }

    private void show(Standing now, String text) {
        said.set(text);
        standing.set(now);
    }
}

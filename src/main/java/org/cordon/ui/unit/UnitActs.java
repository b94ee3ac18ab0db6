package org.cordon.ui.unit;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.unit.UnitPage;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.unit.UnitHold;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.quarantine.FailureText;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.quarantine.ReleaseFormViewModel;

import java.util.Optional;

/// Holds and releases what the page shows. FX thread.
public final class UnitActs {
    /// What a person is doing.
    enum Task {
        /// Nothing.
        NONE,
        /// Says why it is held.
        HOLD,
        /// Says why it is released.
        RELEASE
    }

    private final FxDispatcher pulse;
    private final ContainmentCommands containment;
    private final ReleaseFormViewModel release;
    private final Messages messages;
    private final FailureText failures = new FailureText(Messages.of(QuarantineViewModel.class));
    private final StringProperty reason = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Task> task = new ReadOnlyObjectWrapper<>(Task.NONE);
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper canHold = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRelease = new ReadOnlyBooleanWrapper();
    private Optional<HoldTarget> target = Optional.empty();
    private Optional<UnitHold> hold = Optional.empty();

    /// @param release the form for what is released
    public UnitActs(
            FxDispatcher pulse,
            ContainmentCommands containment,
            ReleaseFormViewModel release,
            Messages messages) {
        this.pulse = pulse;
        this.containment = containment;
        this.release = release;
        this.messages = messages;
    }

    /// What is filled in to release it.
    ReleaseFormViewModel releaseForm() {
        return release;
    }

    /// Why it is held.
    StringProperty reasonProperty() {
        return reason;
    }

    ReadOnlyObjectProperty<Task> taskProperty() {
        return task.getReadOnlyProperty();
    }

    /// What came of it, or what is missing; empty for nothing.
    ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canHoldProperty() {
        return canHold.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canReleaseProperty() {
        return canRelease.getReadOnlyProperty();
    }

    /// Takes up what is shown now.
    void show(UnitPage page) {
        target =
                switch (page.subject()) {
                    case EntrySubject.OfUnit(var unit) -> Optional.of(HoldTarget.Units.of(unit));
                    case EntrySubject.OfLot(var lot) when page.orders().size() > 0 ->
                            page.identity().gtin().map(gtin -> new HoldTarget.WholeLot(gtin, lot));
                    case EntrySubject.OfLot _,
                            EntrySubject.Inside _,
                            EntrySubject.OfOrder _,
                            EntrySubject.OfAlarm _,
                            EntrySubject.OfReport _,
                            EntrySubject.OfTargets _ ->
                            Optional.empty();
                };
        hold =
                page.standing().holds().stream()
                        .filter(each -> each.elsewhere().isEmpty())
                        .filter(each -> target.equals(Optional.of(each.target())))
                        .findFirst();
        canHold.set(target.isPresent() && hold.isEmpty());
        canRelease.set(hold.isPresent());
    }

    /// Nothing is shown.
    void hide() {
        target = Optional.empty();
        hold = Optional.empty();
        canHold.set(false);
        canRelease.set(false);
        cancel();
        said.set("");
    }

    /// Asks why it is held.
    void askWhyHeld() {
        said.set("");
        reason.set("");
        task.set(Task.HOLD);
    }

    /// Asks why it is released, and for the second person.
    void askWhyReleased() {
        said.set("");
        hold.ifPresent(held -> {
            release.open(held.target(), held.reason());
            task.set(Task.RELEASE);
        });
    }

    /// Puts the questions away; what was typed as a password is forgotten.
    void cancel() {
        release.close();
        task.set(Task.NONE);
    }

    /// Holds it.
    void hold() {
        if (reason.get().isBlank()) {
            said.set(messages.get("unit.hold.lacks-reason"));
            return;
        }
        target.ifPresent(held ->
                pulse.deliver(
                        containment.hold(held, new Reason.Written(reason.get().strip())),
                        outcome -> {
                            cancel();
                            said.set(messages.name("unit.hold.outcome", outcome));
                        },
                        failure -> said.set(failures.of(failure))));
    }

    /// Releases it.
    void release() {
        Optional<String> missing = release.missing();
        if (missing.isPresent()) {
            release.second().forget();
            said.set(missing.get());
            return;
        }
        pulse.deliver(
                release.release(),
                what -> {
                    cancel();
                    said.set(messages.get("unit.release.done", what));
                },
                failure -> said.set(failures.of(failure)));
    }
}

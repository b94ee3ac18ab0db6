package org.cordon.ui.quarantine;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.cordon.app.auth.Authentication;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.SecondPersonEntry;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// What is filled in to release what was held as one: why, and who confirms it as the second person. FX thread.
public final class ReleaseFormViewModel {
    private final ContainmentCommands containment;
    private final CoveredText covered;
    private final Messages messages;
    private final ReasonMessages reasons;
    private final Executor fx;
    private final StringProperty reason = new SimpleStringProperty("");
    private final SecondPersonEntry second;
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper cover = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private Optional<HoldTarget> target = Optional.empty();

    /// @param fx runs on the FX thread
    public ReleaseFormViewModel(
            Authentication authentication,
            ContainmentCommands containment,
            CoveredText covered,
            Messages messages,
            ReasonMessages reasons,
            Executor fx) {
        second = new SecondPersonEntry(authentication);
        this.containment = containment;
        this.covered = covered;
        this.messages = messages;
        this.reasons = reasons;
        this.fx = fx;
    }

    /// Why it may go on.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// Who confirms it.
    public SecondPersonEntry second() {
        return second;
    }

    /// What is released.
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /// How much it covers, and why it is held.
    public ReadOnlyStringProperty coverProperty() {
        return cover.getReadOnlyProperty();
    }

    /// Whether it is being filled in.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Puts it away; what was typed as a password is forgotten.
    public void close() {
        open.set(false);
        second.forget();
    }

    /// Begins anew.
    public void open(HeldTarget held) {
        open(held.target(), held.reason());
    }

    /// Begins anew.
    ///
    /// @param held what is released: a target as it is held, or units
    /// @param because why it is held
    public void open(HoldTarget held, Reason because) {
        target = Optional.of(held);
        what.set(
                held.units().size() == 1
                        ? name(held.units().getFirst())
                        : reasons.of(held.description()));
        String why = messages.get("quarantine.release.held-for", reasons.of(because));
        cover.set(why);
        reason.set("");
        second.clear();
        UnwatchedFuture.logFailure(
                covered.count(held)
                        .thenAcceptAsync(
                                count -> {
                                    if (target.equals(Optional.of(held))) {
                                        cover.set(why + "\n" + count);
                                    }
                                },
                                fx),
                "counting what a hold covers");
        open.set(true);
    }

    private String name(UnitId unit) {
        return messages.get(
                unit instanceof UnitId.Container
                        ? "quarantine.unit.container"
                        : "quarantine.unit.serial",
                unit.label());
    }

    /// What is missing, in a sentence.
    public Optional<String> missing() {
        return reason.get().isBlank()
                ? Optional.of(messages.get("quarantine.failure.no-reason"))
                : !second.isComplete()
                        ? Optional.of(messages.get("quarantine.release.no-second"))
                        : Optional.empty();
    }

    /// Releases it once the second person has proved who they are. The password is forgotten.
    ///
    /// @return completes once it is durable, with what was released
    public CompletableFuture<String> release() {
        HoldTarget released = target.orElseThrow();
        String said = what.get();
        String why = reason.get().strip();
        return second.prove()
                .thenCompose(person -> containment.release(released, why, person))
                .thenApply(_ -> said);
    }
}

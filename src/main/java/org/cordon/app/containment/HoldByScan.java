package org.cordon.app.containment;

import org.cordon.app.command.Refused;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.UnitId;
import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Puts a unit in quarantine by scanning it: holds what the scan named and answers its verdict, so
/// that nobody has to answer for a pack that was just put away. Safe from any thread; never waits.
public final class HoldByScan {
    /// What became of it.
    public enum Outcome {
        /// Held now, durable.
        HELD,
        /// In quarantine already.
        HELD_BEFORE
    }

    private final ContainmentCommands desk;
    private final ScanCommands scans;

    /// With the desks it goes through.
    public HoldByScan(ContainmentCommands desk, ScanCommands scans) {
        this.desk = desk;
        this.scans = scans;
    }

    /// Holds the unit a scan named.
    ///
    /// @param unit what it named
    /// @param reason why, in words
    /// @return completes once all is durable; fails as [ContainmentCommands#hold] does, except that a
    ///     unit held before is an outcome
    public CompletableFuture<Outcome> hold(EvaluatedScan scan, UnitId unit, String reason) {
        return desk.hold(unit, reason)
                .handle((_, failure) -> outcome(failure))
                .thenCompose(outcome -> answer(scan, outcome));
    }

    private static Outcome outcome(@Nullable Throwable failure) {
        if (failure == null) {
            return Outcome.HELD;
        }
        Throwable cause =
                Optional.ofNullable(failure.getCause())
                        .filter(_ -> failure instanceof CompletionException)
                        .orElse(failure);
        if (cause instanceof Refused refused
                && refused.reason() == ContainmentCommands.Reason.ALREADY_HELD) {
            return Outcome.HELD_BEFORE;
        }
        throw new CompletionException(cause);
    }

    private CompletableFuture<Outcome> answer(EvaluatedScan scan, Outcome outcome) {
        if (!scan.code().latching()) {
            return CompletableFuture.completedFuture(outcome);
        }
        JournalEvent.Answer answer =
                switch (outcome) {
                    case HELD -> JournalEvent.Answer.HELD;
                    case HELD_BEFORE -> JournalEvent.Answer.CONFIRMED;
                };
        return scans.answer(scan, answer).thenApply(_ -> outcome);
    }
}

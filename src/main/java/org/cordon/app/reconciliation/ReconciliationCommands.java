package org.cordon.app.reconciliation;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.people.Permission;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What people state for the reconciliation of an order. Safe from any thread; never waits. Futures complete once it is
/// durable, or fail with [Refused] or [org.cordon.app.port.JournalUnavailable].
public record ReconciliationCommands(Journal journal, Session session) {
    /// Serials of one explanation, at most: they are one entry.
    public static final int MOST = 1_000;

    /// Why it may be refused.
    public enum Refusal implements Refused.Reason {
        /// It names no serial.
        NO_UNITS,
        /// It names more than [ReconciliationCommands#MOST] serials.
        TOO_MANY_UNITS,
        /// It says nothing of how that was found out.
        NO_REMARK,
        /// A number of pieces is below 0.
        WRONG_QUANTITY
    }

    /// Records what became of serials that nothing accounts for.
    public CompletableFuture<Entry> explain(ReconciliationEvent.DifferenceExplained event) {
        if (event.units().isEmpty()) {
            return Refused.future(Refusal.NO_UNITS);
        }
        if (event.units().size() > MOST) {
            return Refused.future(Refusal.TOO_MANY_UNITS);
        }
        return event.remark().isBlank()
                ? Refused.future(Refusal.NO_REMARK)
                : record(Permission.CLOSE_BATCH, event);
    }

    /// Records what became of a stock of labels or serials.
    public CompletableFuture<Entry> stock(ReconciliationEvent.StockRecorded event) {
        boolean sound =
                event.issued() >= 0
                        && event.used() >= 0
                        && event.spoiled() >= 0
                        && event.sampled() >= 0
                        && event.returned() >= 0;
        return sound ? record(Permission.RUN_BATCH, event) : Refused.future(Refusal.WRONG_QUANTITY);
    }

    private CompletableFuture<Entry> record(Permission permission, JournalEvent event) {
        return session.allowed(
                permission, person -> journal.append(Optional.of(person.id()), event));
    }
}

package org.cordon.app.container;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.port.Journal;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.LineUnits;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Batches;
import org.cordon.core.text.Reason;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/// Does what is done at the rework station, in the name of who is signed in and with a reason.
public final class ReworkService implements ReworkCommands {
    private final Session session;
    private final LineUnits units;
    private final Supplier<Optional<OrderId>> order;
    private final JournalSubscription follower;

    // Of the executor.
    private final Batches batches = new Batches();

    /// Does nothing yet; see [#open()].
    ///
    /// @param order that the line runs; any thread
    /// @param serial runs one task at a time, in order
    public ReworkService(
            Journal journal,
            OperationsReplay replay,
            Session session,
            LineUnits units,
            Supplier<Optional<OrderId>> order,
            Executor serial) {
        this.session = session;
        this.units = units;
        this.order = order;
        follower = new JournalSubscription(journal, replay, serial, batches::apply, batches::apply);
    }

    /// Takes up which batches are closed, and follows the journal from then on. Call once.
    ///
    /// @return completes once it is known
    public CompletableFuture<Void> open() {
        return follower.start();
    }

    @Override
    public CompletableFuture<Optional<Reason.Coded>> comeback(ScannedUnit unit) {
        return follower.call(() -> units.comeback(unit, isClosed()));
    }

    @Override
    public CompletableFuture<Entry> reintroduce(ScannedUnit unit, String reason) {
        return reworked(
                Permission.REINTRODUCE_UNIT,
                reason,
                who -> units.reintroduce(who, unit, isClosed(), reason.strip()));
    }

    @Override
    public CompletableFuture<Entry> open(UnitId container, String reason) {
        return reworked(
                Permission.REWORK_CONTAINER,
                reason,
                who -> units.open(who, container, reason.strip()));
    }

    @Override
    public CompletableFuture<Entry> replace(UnitId unit, UnitId by, String reason) {
        return reworked(
                Permission.REWORK_CONTAINER,
                reason,
                who -> units.replace(who, unit, by, reason.strip()));
    }

    private CompletableFuture<Entry> reworked(
            Permission permission,
            String reason,
            Function<PersonId, CompletableFuture<Entry>> command) {
        return session.allowed(
                permission,
                who ->
                        reason.isBlank()
                                ? Refused.future(ContainerCommands.Refusal.NO_REASON)
                                : follower.call(() -> command.apply(who.id())));
    }

    private boolean isClosed() {
        return order.get().filter(now -> batches.get(now).phase().isEnded()).isPresent();
    }
}

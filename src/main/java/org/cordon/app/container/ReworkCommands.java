package org.cordon.app.container;

import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What a person does with units at the rework station. Safe from any thread; never waits. Futures complete once durable,
/// or fail with [org.cordon.app.command.Refused], for a [org.cordon.app.scanning.ReworkRefusal] among others, or with
/// [org.cordon.app.port.JournalUnavailable].
public interface ReworkCommands {
    /// Why a unit may not come back onto the line; empty if it may.
    CompletableFuture<Optional<Reason.Coded>> comeback(ScannedUnit unit);

    /// Puts a unit back onto the line.
    ///
    /// @param reason why it is good, in words
    CompletableFuture<Entry> reintroduce(ScannedUnit unit, String reason);

    /// Opens a container: what is recorded in it is loose from then on.
    CompletableFuture<Entry> open(UnitId container, String reason);

    /// Records that a unit stands in the place of another one, which is off the line from then on.
    CompletableFuture<Entry> replace(UnitId unit, UnitId by, String reason);
}

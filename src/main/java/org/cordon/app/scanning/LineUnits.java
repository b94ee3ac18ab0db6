package org.cordon.app.scanning;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What the line knows of units of the running order, and what a person changes of them at the rework station. Safe from any
/// thread; never waits. What it answers is as of its place among the scans.
///
/// A change completes once it is durable, or fails with [Refused] for a [ReworkRefusal]; the line goes by it from the next
/// scan on.
public interface LineUnits {
    /// Hears of each scan by hand that belongs to no station, in their order; on a thread of the line: be quick. While anybody
    /// hears them, their scanners are answered by [HandScan#reply] and not by the verdict.
    Subscription onHandScan(Consumer<HandScan> listener);

    /// What is recorded of a container.
    default CompletableFuture<RecordedContainer> container(UnitId id) {
        return container(id, List.of());
    }

    /// The same.
    ///
    /// @param packed units that the line read into it, which count where nothing is recorded in it; those that are recorded in
    ///     another one do not
    CompletableFuture<RecordedContainer> container(UnitId id, List<UnitId> packed);

    /// Why a unit may not come back onto the line; empty if it may.
    ///
    /// @param closed whether the batch that runs is closed
    CompletableFuture<Optional<Reason.Coded>> comeback(ScannedUnit unit, boolean closed);

    /// Puts a unit back onto the line.
    ///
    /// @param closed whether the batch that runs is closed
    /// @param reason why it is good, in words
    CompletableFuture<Entry> reintroduce(
            PersonId who, ScannedUnit unit, boolean closed, String reason);

    /// Opens a container: what is recorded in it is loose from then on.
    CompletableFuture<Entry> open(PersonId who, UnitId container, String reason);

    /// Records what is in a container, as it was scanned; what was in it before and is not named is loose.
    CompletableFuture<Entry> reaggregate(
            PersonId who, UnitId container, List<UnitId> content, String reason);

    /// Records that a unit stands in the place of another one.
    CompletableFuture<Entry> replace(PersonId who, UnitId unit, UnitId by, String reason);
}

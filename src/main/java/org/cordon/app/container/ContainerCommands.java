package org.cordon.app.container;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.scanning.HandScan;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// What a person does to check a container, or to pack it anew. Safe from any thread; never waits. Each is done after what
/// was asked before it; futures complete once durable, or fail with [Refused] or
/// [org.cordon.app.port.JournalUnavailable].
public interface ContainerCommands {
    /// Scans by hand that belong to no station, for the screen in front, which answers each scanner: by [#scanned], or by
    /// [HandScan#reply].
    Subscription onHandScan(Consumer<HandScan> listener);

    /// Takes a scan. Without a check under way it begins one: of the container whose label it is, or that its unit is
    /// recorded in. The container's own label ends a check without differences, and so does the label of another one, which
    /// begins the next.
    CompletableFuture<Void> scanned(Purpose purpose, HandScan scan);

    /// Begins with a container.
    CompletableFuture<Void> begin(Purpose purpose, UnitId container);

    /// Goes over to the container whose label was scanned midway; what was under way is broken off.
    CompletableFuture<Void> startOver();

    /// Goes on with the container that is under way, whatever other label was scanned.
    CompletableFuture<Void> goOn();

    /// Counts a unit that cannot be scanned.
    CompletableFuture<Void> count(CountedByHand why);

    /// Breaks off what is under way, or puts away what is unfinished since an earlier run.
    CompletableFuture<Void> cancel();

    /// Finishes what is under way: records what was found, or what is in the container from now on.
    ///
    /// @param reason why, in words; may be empty only for a check without differences
    CompletableFuture<Entry> finish(String reason);

    /// Why a command may be refused. See also [org.cordon.app.scanning.ReworkRefusal].
    enum Refusal implements Refused.Reason {
        /// Nothing is under way.
        NO_CHECK,
        /// There are more units than can be checked at once.
        TOO_MANY,
        /// It needs a reason.
        NO_REASON,
        /// Nothing was scanned that could be in the container.
        NOTHING_SCANNED
    }
}

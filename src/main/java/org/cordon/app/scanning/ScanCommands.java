package org.cordon.app.scanning;

import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.Bytes;

import java.util.concurrent.CompletableFuture;

/// What a person does with scans at the terminal. Safe from any thread; never waits.
public interface ScanCommands {
    /// Judges a scan that was typed or came from a keyboard wedge.
    ///
    /// @return completes once the verdict is durable; cancelled if a [ScannerMonitoring.Tap] has diverted the
    ///     scan, and then there is nothing to tell anyone
    CompletableFuture<EvaluatedScan> typed(Bytes scan);

    /// Acknowledges, shelves or closes alarms, in one entry. Holding a unit closes its alarms by itself.
    ///
    /// @return completes once durable; fails with [org.cordon.app.command.Refused] if the person may
    ///     not, or with an [AlarmRefusal]
    CompletableFuture<Entry> handle(AlarmEvent.AlarmFollowUp event);
}

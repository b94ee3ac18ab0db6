package org.cordon.app.projection;

import org.cordon.app.port.Journal;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.BatchChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/// Entries of the operations stream from which the state at start is made: people, holds, incidents, alarms,
/// what was begun with containers, and the order that runs. Read from the journal itself, so that nobody who changes the local store changes what is
/// held (ADR 0019).
///
/// The journal is read once for all who ask at start; what was read is given up when memory is needed. The
/// lists of an order's units are passed over. Blocks; safe from any thread.
public final class OperationsReplay {
    private final Journal journal;
    private SoftReference<Replayed> before =
            new SoftReference<>(new Replayed(List.of(), List.of()));

    private record Replayed(List<ChainHead> ends, List<Entry> entries) {}

    /// Nothing is read yet.
    public OperationsReplay(Journal journal) {
        this.journal = journal;
    }

    /// What is durable now, at least.
    ///
    /// @return oldest first
    /// @throws org.cordon.app.port.JournalUnavailable if it cannot be read
    public synchronized List<Entry> entries() {
        List<ChainHead> ends = journal.epochs(StreamId.OPERATIONS);
        Replayed known = before.get();
        if (known != null && known.ends().equals(ends)) {
            return known.entries();
        }
        List<Entry> entries = new ArrayList<>();
        for (ChainHead end : ends) {
            journal.entries(StreamId.OPERATIONS, end.epoch(), 0, end.seq())
                    .filter(entry -> isState(entry.event()))
                    .forEach(entries::add);
        }
        Replayed now = new Replayed(ends, List.copyOf(entries));
        before = new SoftReference<>(now);
        return now.entries();
    }

    private static boolean isState(JournalEvent event) {
        return switch (StateChange.of(event)) {
            case HoldChange _,
                    AlarmChange _,
                    IncidentChange _,
                    PersonChange _,
                    BatchChange _,
                    OrderChange.Opened _,
                    OrderChange.Activated _,
                    OrderChange.Planned _ ->
                    true;
            case OrderChange.Listed _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _ ->
                    false;
            case StateChange.None _ -> event instanceof ContainerEvent;
        };
    }
}

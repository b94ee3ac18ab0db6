package org.cordon.core.projection;

import org.cordon.core.batch.BatchStep;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.people.PersonId;

import java.time.Instant;
import java.util.Optional;

/// One thing that happened to a batch.
///
/// @param position of its entry in OPERATIONS
/// @param person who did it; empty if the program recorded it
/// @param event a [BatchEvent], or that its order was loaded, see [org.cordon.core.event.OrderEvent]
public record BatchMoment(
        LogPosition position, Instant at, Optional<PersonId> person, JournalEvent event) {
    static BatchMoment of(Entry entry) {
        return new BatchMoment(entry.position(), entry.stamp().at(), entry.person(), entry.event());
    }

    /// The step that it is; empty if the order was loaded.
    public Optional<BatchStep> step() {
        return event instanceof BatchEvent batch ? Optional.of(batch.step()) : Optional.empty();
    }
}

package org.cordon.app.scanning;

import org.cordon.core.event.JournalEvent;
import org.cordon.core.people.PersonId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A scan that is judged and not yet durable.
///
/// @param person who was signed in when it came
/// @param durable tells who waits for it
record PendingScan(
        ScanEvaluator.Judged judged,
        Optional<PersonId> person,
        CompletableFuture<EvaluatedScan> durable) {
    JournalEvent.ScanJudged fact() {
        return judged.fact();
    }
}

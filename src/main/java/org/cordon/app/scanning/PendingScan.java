package org.cordon.app.scanning;

import org.cordon.core.event.ScanJudged;
import org.cordon.core.people.PersonId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A scan that is judged and not yet durable.
///
/// @param person who was signed in when it came
/// @param durable tells who waits for it
/// @param place freed once it is durable; empty for one that was judged again
record PendingScan(
        ScanOutcome judged,
        Optional<PersonId> person,
        CompletableFuture<EvaluatedScan> durable,
        Optional<ScanQueue.Place> place) {
    ScanJudged event() {
        return judged.event();
    }
}

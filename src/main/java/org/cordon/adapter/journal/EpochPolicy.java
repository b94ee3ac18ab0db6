package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides whether a start goes on in the epoch it finds. A folder that was copied or restored, or
/// that holds less than was once durable, begins a new one, so that no number is given twice.
record EpochPolicy(
        Optional<JournalMetadata.Epoch> marked,
        Map<StreamId, ChainHead> durable,
        Map<StreamId, SegmentRecovery.Found> found) {
    private static final Messages TEXT = Messages.of(EpochPolicy.class);

    /// The epoch to record in.
    ///
    /// @param notices takes the reason for a new one, in words
    int number(List<String> notices) {
        int latest =
                found.values().stream()
                        .flatMap(f -> f.end().stream())
                        .mapToInt(ChainHead::epoch)
                        .max()
                        .orElse(0);
        if (marked.isEmpty()) {
            if (latest > 0) {
                notices.add(TEXT.get("journal.epoch.no-installation"));
            }
            return latest + 1;
        }
        int number = Math.max(marked.get().number(), latest);
        Optional<String> lack = lack(number);
        if (marked.get().place() == JournalMetadata.Place.CONTINUED) {
            notices.add(TEXT.get("journal.epoch.continued"));
            lack.ifPresent(notices::add);
            return number + 1;
        }
        if (!marked.get().here()) {
            notices.add(TEXT.get("journal.epoch.copied"));
            lack.ifPresent(notices::add);
            return number + 1;
        }
        if (latest > marked.get().number()) {
            notices.add(TEXT.get("journal.epoch.later"));
            return number + 1;
        }
        lack.ifPresent(notices::add);
        return lack.isPresent() ? number + 1 : number;
    }

    private Optional<String> lack(int number) {
        for (Map.Entry<StreamId, SegmentRecovery.Found> entry : found.entrySet()) {
            long seq =
                    entry.getValue()
                            .end()
                            .filter(end -> end.epoch() == number)
                            .map(ChainHead::seq)
                            .orElse(0L);
            Optional<ChainHead> remembered =
                    Optional.ofNullable(durable.get(entry.getKey()))
                            .filter(head -> head.epoch() == number && head.seq() > seq);
            if (remembered.isPresent()) {
                return Optional.of(
                        TEXT.get(
                                "journal.epoch.shortened",
                                entry.getKey(),
                                seq,
                                remembered.get().seq()));
            }
        }
        return Optional.empty();
    }
}

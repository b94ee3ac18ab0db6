package org.cordon.app.projection;

import java.util.List;

/// How the local store stands.
///
/// @param applied entries applied, of both streams
/// @param total entries in the journal, of both streams
/// @param detail what is wrong and what happens next; empty when nothing is
/// @param deadLetters entries among the applied that do not fit the lists, for a person to look at;
///     [org.cordon.app.port.StoreQueries#deadLetters] tells which and why
/// @param contradictions where stores are that contradicted the journal and were set aside, as evidence and
///     perhaps as the last copy of what the journal lost; until a person moves them away
public record StoreStatus(
        State state,
        long applied,
        long total,
        String detail,
        long deadLetters,
        List<String> contradictions) {
    /// Keeps its own copy.
    public StoreStatus {
        contradictions = List.copyOf(contradictions);
    }

    /// Nothing contradicts the journal.
    public StoreStatus(State state, long applied, long total, String detail, long deadLetters) {
        this(state, applied, total, detail, deadLetters, List.of());
    }

    /// Nothing is parked.
    public StoreStatus(State state, long applied, long total, String detail) {
        this(state, applied, total, detail, 0);
    }

    /// States of the store.
    public enum State {
        /// Level with the journal, or a moment behind.
        LEVEL,
        /// Being rebuilt from the journal, or far behind it.
        REBUILDING,
        /// Cannot be written; what is shown may be old, while the journal records on.
        BROKEN
    }
}

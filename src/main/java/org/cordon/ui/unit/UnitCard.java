package org.cordon.ui.unit;

import org.cordon.core.unit.EntrySubject;

import java.util.List;
import java.util.Optional;

/// A card beside the lists.
///
/// @param title what it is about
/// @param facts lines of it
/// @param raw bytes as text, under the facts; empty for none
record UnitCard(String title, List<Fact> facts, String raw) {
    /// Keeps its own copy.
    UnitCard {
        facts = List.copyOf(facts);
    }

    /// One line.
    ///
    /// @param label empty where the value needs none
    /// @param note under the value; empty for none
    /// @param odd whether it contradicts something
    /// @param link page that it leads to
    record Fact(
            String label,
            String value,
            String note,
            boolean odd,
            Optional<? extends EntrySubject> link) {
        /// One that leads nowhere.
        static Fact of(String label, String value) {
            return of(label, value, "");
        }

        /// One that leads nowhere, with a note.
        static Fact of(String label, String value, String note) {
            return new Fact(label, value, note, false, Optional.empty());
        }
    }
}

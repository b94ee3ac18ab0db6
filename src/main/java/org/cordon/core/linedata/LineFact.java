package org.cordon.core.linedata;

import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;

import java.util.List;

/// What one report of line data says of units. Journals hold it by the names of its records and their components, which
/// never change.
public sealed interface LineFact {
    /// Units that it names as its own; those that are packed or unpacked, not their container.
    List<UnitId> units();

    /// The same of other units; of none where it names none.
    default LineFact of(List<UnitId> others) {
        return switch (this) {
            case Commissioned _ -> new Commissioned(others);
            case Packed(var container, var _) -> new Packed(container, others);
            case Unpacked(var container, var _) -> new Unpacked(container, others);
            case Rejected _ -> new Rejected(others);
            case Reintroduced _ -> new Reintroduced(others);
            case Ended(var _, var state) -> new Ended(others, state);
            case SampleTaken _ -> new SampleTaken(others);
            case Withdrawn _, Nothing _ -> this;
        };
    }

    /// Units begin: their codes are on product.
    record Commissioned(List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public Commissioned {
            units = List.copyOf(units);
        }
    }

    /// Units stand in a container from then on, and in no other one.
    record Packed(UnitId container, List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public Packed {
            units = List.copyOf(units);
        }
    }

    /// Units are taken out of a container.
    ///
    /// @param units empty for all that it holds then
    record Unpacked(UnitId container, List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public Unpacked {
            units = List.copyOf(units);
        }
    }

    /// Units are taken off the line; what is not commissioned yet is spoiled by it.
    record Rejected(List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public Rejected {
            units = List.copyOf(units);
        }
    }

    /// Rejected units, or samples that were taken, were found good and are put back onto the line.
    record Reintroduced(List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public Reintroduced {
            units = List.copyOf(units);
        }
    }

    /// Units never come back.
    ///
    /// @param state one that [UnitState#isEnded]
    record Ended(List<UnitId> units, UnitState state) implements LineFact {
        /// Keeps its own copy; refuses a state that ends nothing.
        public Ended {
            units = List.copyOf(units);
            if (!state.isEnded()) {
                throw new IllegalArgumentException(state.name());
            }
        }
    }

    /// Units are taken off the line as samples that may be put back; what is not commissioned yet is spoiled by it. A
    /// sample that never comes back is [Ended].
    record SampleTaken(List<UnitId> units) implements LineFact {
        /// Keeps its own copy.
        public SampleTaken {
            units = List.copyOf(units);
        }
    }

    /// The report with the same id was wrong: it counts as never made.
    record Withdrawn() implements LineFact {
        @Override
        public List<UnitId> units() {
            return List.of();
        }
    }

    /// Nothing that concerns the state of units. It shows that reports come.
    record Nothing() implements LineFact {
        @Override
        public List<UnitId> units() {
            return List.of();
        }
    }
}

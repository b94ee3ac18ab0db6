package org.cordon.core.event;

import org.cordon.core.container.ContainerCheck;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.Unexpected;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a person finds in containers, and what becomes of them and of units at the rework station.
public sealed interface ContainerEvent extends JournalEvent {
    /// A person began to check a container, or to pack it anew. What is scanned for it stands among the scans.
    ///
    /// @param order that ran then
    @EventKind(storedName = "ContainerCheckBegun", messageKey = "container-check-begun")
    record ContainerCheckBegun(
            UnitId container, Optional<OrderId> order, ContainerCheck.Purpose purpose)
            implements ContainerEvent {}

    /// What was begun with a container was broken off: nothing follows from it.
    @EventKind(storedName = "ContainerCheckCancelled", messageKey = "container-check-cancelled")
    record ContainerCheckCancelled(UnitId container) implements ContainerEvent {}

    /// A container was checked.
    ///
    /// @param order that ran then
    /// @param expected units that were recorded in it
    /// @param found units that were scanned and belong there
    /// @param unexpected units that were scanned and do not; at most as many as can be checked at once
    /// @param missing units that were recorded in it and not scanned, those counted by hand among them
    /// @param byHand units that could not be scanned and were counted, each with why
    /// @param complete whether all that is recorded was scanned, and nothing else
    /// @param reason why it was finished with differences; empty where there are none
    @EventKind(storedName = "ContainerChecked", messageKey = "container-checked")
    record ContainerChecked(
            UnitId container,
            Optional<OrderId> order,
            int expected,
            int found,
            List<Unexpected> unexpected,
            List<UnitId> missing,
            List<CountedByHand> byHand,
            boolean complete,
            String reason)
            implements ContainerEvent {
        /// Keeps its own copies.
        public ContainerChecked {
            unexpected = List.copyOf(unexpected);
            missing = List.copyOf(missing);
            byHand = List.copyOf(byHand);
        }
    }

    /// What was done at the rework station (stream SCANS, since its place among the scans matters). It changes what is
    /// known of units as reports of line data do.
    sealed interface Reworked extends ContainerEvent, LineEvent {
        /// When.
        Instant at();

        /// What it is about first.
        UnitId subject();

        /// What it says of units, in order.
        List<LineFact> facts();

        /// Units that may arrive once more at the stations that had accepted them.
        default List<UnitId> putBack() {
            return List.of();
        }

        /// The same as reports, which no other entry makes.
        default List<LineReport> reports() {
            List<LineFact> facts = facts();
            String id = "%s %s %s".formatted(storedName(), subject().key(), at());
            return IntStream.range(0, facts.size())
                    .mapToObj(i ->
                            new LineReport(
                                    id,
                                    i + 1,
                                    at(),
                                    Optional.empty(),
                                    facts.get(i),
                                    Optional.empty()))
                    .toList();
        }
    }

    /// A container was opened: what was in it is loose.
    ///
    /// @param reason in words
    @EventKind(storedName = "ContainerOpened", messageKey = "container-opened")
    record ContainerOpened(UnitId container, Instant at, Optional<OrderId> order, String reason)
            implements Reworked {
        @Override
        public UnitId subject() {
            return container;
        }

        @Override
        public List<LineFact> facts() {
            return List.of(new LineFact.Unpacked(container, List.of()));
        }
    }

    /// A container was packed anew, and all that is in it was scanned.
    ///
    /// @param content units in it from then on, and no others; at most as many as can be checked at once
    /// @param reason in words
    @EventKind(storedName = "ContainerReaggregated", messageKey = "container-reaggregated")
    record ContainerReaggregated(
            UnitId container,
            Instant at,
            Optional<OrderId> order,
            List<UnitId> content,
            String reason)
            implements Reworked {
        /// Keeps its own copy.
        public ContainerReaggregated {
            content = List.copyOf(content);
        }

        @Override
        public UnitId subject() {
            return container;
        }

        @Override
        public List<LineFact> facts() {
            return List.of(
                    new LineFact.Unpacked(container, List.of()),
                    new LineFact.Packed(container, content));
        }
    }

    /// A unit in a container was replaced by another one; it is off the line.
    ///
    /// @param unit that was taken out
    /// @param by what is in its place
    /// @param reason in words
    @EventKind(storedName = "UnitReplaced", messageKey = "unit-replaced")
    record UnitReplaced(
            UnitId container,
            UnitId unit,
            UnitId by,
            Instant at,
            Optional<OrderId> order,
            String reason)
            implements Reworked {
        @Override
        public UnitId subject() {
            return unit;
        }

        @Override
        public List<LineFact> facts() {
            return List.of(
                    new LineFact.Unpacked(container, List.of(unit)),
                    new LineFact.Rejected(List.of(unit)),
                    new LineFact.Packed(container, List.of(by)));
        }
    }

    /// A unit that was off the line was found good and is put back. It may arrive once more at each station.
    ///
    /// @param reason why it is good, in words
    @EventKind(storedName = "UnitReintroduced", messageKey = "unit-reintroduced")
    record UnitReintroduced(UnitId unit, Instant at, Optional<OrderId> order, String reason)
            implements Reworked {
        @Override
        public UnitId subject() {
            return unit;
        }

        @Override
        public List<LineFact> facts() {
            return List.of(new LineFact.Reintroduced(List.of(unit)));
        }

        @Override
        public List<UnitId> putBack() {
            return List.of(unit);
        }
    }
}

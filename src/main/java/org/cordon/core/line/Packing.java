package org.cordon.core.line;

import org.cordon.core.order.UnitId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/// Containers that are filled at one slot of a station: which label and which content belong together. For one
/// thread.
final class Packing {
    private final Station station;

    // Content of containers that are filled and wait for their labels, the oldest first.
    private final Deque<ReadContent> filled = new ArrayDeque<>();
    private Set<UnitId> content = new LinkedHashSet<>();
    private Optional<UnitId> label = Optional.empty();

    // A label that was refused, with the content that it was refused for.
    private Optional<UnitId> refused = Optional.empty();
    private ReadContent refusedContent = ReadContent.NONE;

    // Content that was read before something that could not be read.
    private Set<UnitId> doubtful = Set.of();

    // Whether a container was filled before, or a signal says when one is.
    private boolean begun;

    // Whether a signal has closed a container since the last label.
    private boolean closed;

    // Content that was accepted since the last container began.
    private int inside;

    // Content that was accepted since the label, where it comes first, and the most that was after
    // any before.
    private int pieces;
    private int most;

    // Whether something could not be read, and nothing tells yet whether it was a label.
    private boolean doubted;

    // The last label, if it is not known any more whether its container is still the one that is
    // filled.
    private Optional<UnitId> left = Optional.empty();

    // Whether all content of the container that is filled was read by this program.
    private boolean known;

    // Whether the container is known to be filled, though nothing else is begun.
    private boolean told;
    private final int slot;
    private final Consumer<Filled> filledNow;

    /// @param known whether the container that is filled begins now
    /// @param filledNow hears of containers
    Packing(Station station, int slot, boolean known, Consumer<Filled> filledNow) {
        this.station = station;
        this.slot = slot;
        this.known = known;
        this.filledNow = filledNow;
    }

    /// Units of the content that is being read, if they are all of one container.
    OptionalInt count() {
        return switch (station.association()) {
            case CONTAINER_FIRST ->
                    label.isPresent() && known ? OptionalInt.of(pieces) : OptionalInt.empty();
            case CONTAINER_LAST, ONE_MESSAGE ->
                    content().isWhole() ? OptionalInt.of(content.size()) : OptionalInt.empty();
            case LINE_DATA, NONE -> OptionalInt.empty();
        };
    }

    /// The container that content goes into as it is read; empty while that is not known.
    Optional<UnitId> container() {
        return switch (station.association()) {
            case CONTAINER_FIRST, ONE_MESSAGE -> label;
            case CONTAINER_LAST, LINE_DATA, NONE -> Optional.empty();
        };
    }

    /// The container that is being filled; empty where none is begun.
    Optional<Filling> filling() {
        Optional<UnitId> known = container();
        return known.isPresent() || inside > 0
                ? Optional.of(new Filling(station.id(), slot, known, inside))
                : Optional.empty();
    }

    /// Whether a container with another label is filled.
    boolean isOther(UnitId read) {
        return label.filter(each -> !each.equals(read)).isPresent();
    }

    /// Whether a unit that is read again is the same one: the label of the container that is being filled, or
    /// what is in it. Where packs come one by one, a second read in the same container is another pack.
    boolean holds(UnitId unit) {
        return label.equals(Optional.of(unit))
                || left.equals(Optional.of(unit))
                || (station.type() != StationType.UNIT && content.contains(unit));
    }

    /// What was read before a label and belongs to it.
    ReadContent contentOf(UnitId read) {
        if (refused.equals(Optional.of(read))) {
            return refusedContent;
        }
        return switch (station.association()) {
            case CONTAINER_LAST ->
                    label.equals(Optional.of(read)) ? ReadContent.NONE : labelledNow();
            case ONE_MESSAGE -> label.isEmpty() ? content() : ReadContent.NONE;
            case CONTAINER_FIRST, LINE_DATA, NONE -> ReadContent.NONE;
        };
    }

    /// A label is of the container that was filled `lag` before the last one. Where no signal says that one is
    /// filled, its label does.
    private ReadContent labelledNow() {
        int back = station.lag() + (closed ? 1 : 0);
        if (back == 0) {
            return content();
        }
        return filled.size() < back
                ? ReadContent.NONE
                : filled.stream().skip(filled.size() - back).findFirst().orElseThrow();
    }

    private ReadContent content() {
        return new ReadContent(content, doubtful, !begun && station.lag() > 0, known);
    }

    /// Something could not be read, which may have been a label.
    void unread() {
        if (station.association() == Association.CONTAINER_LAST && !content.isEmpty()) {
            doubtful = Set.copyOf(content);
        }
    }

    /// Something went by on the belt that could not be read. Where labels come first it was one if the container is as
    /// full as any before it; what follows is in none that is known, until a label is read. While none before it is
    /// known, nobody can tell: what follows is in none that is known either, until a unit of the container is read.
    void passedUnread() {
        if (station.association() == Association.CONTAINER_FIRST
                && label.isPresent()
                && pieces > 0
                && pieces >= most) {
            left = label;
            doubted = most == 0;
            if (!doubted) {
                begin();
            }
            label = Optional.empty();
        }
    }

    /// A label was read. One that was not accepted names no container: what comes after it is in none that
    /// is known.
    void label(UnitId read, boolean accepted) {
        if (label.equals(Optional.of(read))) {
            return;
        }
        if (left.equals(Optional.of(read))) {
            goOn();
            known = false;
            return;
        }
        left = Optional.empty();
        if (refused.equals(Optional.of(read))) {
            if (accepted) {
                label = refused;
                refused = Optional.empty();
                labelled(read, refusedContent, false);
            }
            return;
        }
        switch (station.association()) {
            case CONTAINER_LAST -> {
                ReadContent of = labelledNow();
                refusedContent = accepted ? ReadContent.NONE : of;
                refused = accepted ? Optional.empty() : Optional.of(read);
                if (accepted && station.lag() == 0) {
                    labelled(read, of, !closed);
                } else {
                    if (accepted) {
                        labelled(read, of, false);
                    }
                    if (!closed) {
                        ended(Optional.empty(), false, false);
                    }
                }
                if (!closed) {
                    fill();
                }
                closed = false;
            }
            case CONTAINER_FIRST -> {
                if (label.isPresent()) {
                    ended(label, false, true);
                }
                begin();
            }
            case ONE_MESSAGE, LINE_DATA, NONE -> {}
        }
        label = accepted ? Optional.of(read) : Optional.empty();
    }

    /// The container of the last label is still filled.
    void goOn() {
        label = left;
        left = Optional.empty();
        doubted = false;
    }

    private void begin() {
        content = new LinkedHashSet<>();
        most = doubted ? most : Math.max(most, pieces);
        pieces = 0;
        inside = 0;
        doubted = false;
        known = true;
        told = false;
    }

    private void labelled(UnitId read, ReadContent of, boolean ends) {
        filledNow.accept(
                new Filled(
                        slot,
                        Optional.of(read),
                        of.units().size(),
                        of.isWhole(),
                        ends,
                        false,
                        false));
    }

    private void ended(Optional<UnitId> of, boolean partial, boolean followed) {
        boolean first = station.association() == Association.CONTAINER_FIRST;
        filledNow.accept(
                new Filled(
                        slot,
                        of,
                        first ? pieces : content.size(),
                        first ? known : content().isWhole(),
                        true,
                        partial,
                        followed));
    }

    private void fill() {
        filled.addLast(content());
        doubtful = Set.of();
        begun = true;
        if (filled.size() > station.lag() + 1) {
            filled.removeFirst();
        }
        content = new LinkedHashSet<>();
        inside = 0;
        known = true;
    }

    /// The last label, while nobody can tell whether its container is still filled.
    Optional<UnitId> doubted() {
        return doubted ? left : Optional.empty();
    }

    /// A unit was accepted as content.
    void add(UnitId unit) {
        refusedContent = refusedContent.without(unit);
        inside++;
        switch (station.association()) {
            case CONTAINER_LAST -> {
                if (content.isEmpty()) {
                    label = Optional.empty();
                }
                content.add(unit);
            }
            case ONE_MESSAGE -> content.add(unit);
            case CONTAINER_FIRST -> {
                pieces += label.isPresent() ? 1 : 0;
                if (station.type() != StationType.UNIT) {
                    content.add(unit);
                }
            }
            case LINE_DATA, NONE -> {}
        }
    }

    /// All that was packed in earlier runs of the program is taken account of. Where labels follow some containers later,
    /// which of these are waiting for theirs is not known. What passed while the program did not run may be in the open one.
    void earlierEnds() {
        known = false;
        if (station.lag() > 0) {
            filled.clear();
            begun = false;
        }
    }

    /// A message that carries label and content has been read whole.
    void messageEnds() {
        if (label.isPresent() && !told) {
            told = true;
            ended(label, false, false);
        }
    }

    /// The container is filled, or another one takes its place.
    ///
    /// @param partial whether it is not to be full
    /// @param followed whether another one takes its place
    void close(boolean partial, boolean followed) {
        begun = true;
        if (!told && (label.isPresent() || station.association() == Association.CONTAINER_LAST)) {
            ended(
                    station.association() == Association.CONTAINER_LAST ? Optional.empty() : label,
                    partial,
                    followed);
        }
        if (station.association() == Association.CONTAINER_LAST) {
            fill();
            closed = true;
        } else {
            begin();
        }
        label = Optional.empty();
        left = Optional.empty();
    }
}

package org.cordon.core.container;

import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A container, and what is recorded to be in it: by the list of the order, by line data, and by what was packed anew.
///
/// @param listed empty if nothing knows it
/// @param held whether it stands in quarantine, by its name or in a container around it
/// @param content units recorded directly in it
/// @param full units of a full one, where the profile says it
public record RecordedContainer(
        UnitId id, Optional<Unit> listed, boolean held, List<Unit> content, OptionalInt full) {
    /// Units of one container that can be checked at once, at most.
    public static final int MOST = 1_000;

    /// Keeps its own copy.
    public RecordedContainer {
        content = List.copyOf(content);
    }

    /// Its level; that of cases where nothing says it.
    public UnitKind kind() {
        return listed.map(Unit::kind).orElse(UnitKind.CASE);
    }

    /// Units that should be found in it: what was rejected or has ended should not.
    List<UnitId> expected() {
        return content.stream()
                .filter(unit -> unit.state().compareTo(UnitState.REJECTED) < 0)
                .map(Unit::id)
                .toList();
    }
}

package org.cordon.app.container;

import org.cordon.app.scanning.LineUnits;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.order.UnitId;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What is recorded of containers and their content: by the order, line data and rework; where these tell nothing, by what
/// the line packed. Any thread; never waits.
record ContainerLookup(LineUnits units, PackedByLine packed) {
    /// What is recorded of a container.
    CompletableFuture<RecordedContainer> container(UnitId id) {
        return units.container(id)
                .thenCompose(recorded ->
                        recorded.content().isEmpty()
                                ? packed.content(id, RecordedContainer.MOST + 1)
                                        .thenCompose(content -> container(recorded, content))
                                : CompletableFuture.completedFuture(recorded));
    }

    private CompletableFuture<RecordedContainer> container(
            RecordedContainer recorded, List<UnitId> content) {
        return content.isEmpty()
                ? CompletableFuture.completedFuture(recorded)
                : units.container(recorded.id(), content);
    }

    /// A unit with the containers that it is in, and the one that the line read it into if that is another one.
    CompletableFuture<ScannedUnit> placed(ScannedUnit unit) {
        return packed.around(unit.id()).thenCompose(around -> placed(unit, around));
    }

    private CompletableFuture<ScannedUnit> placed(ScannedUnit unit, List<UnitId> around) {
        if (around.isEmpty() || unit.around().contains(around.getFirst())) {
            return CompletableFuture.completedFuture(unit);
        }
        return unit.around().isEmpty()
                ? packed.content(around.getFirst(), RecordedContainer.MOST)
                        .thenApply(all -> unit.in(around, all.size()))
                : CompletableFuture.completedFuture(unit.readInto(around.getFirst()));
    }
}

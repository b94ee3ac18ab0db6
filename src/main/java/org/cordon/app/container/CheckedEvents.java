package org.cordon.app.container;

import org.cordon.core.container.CheckState;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.order.OrderId;

import java.util.List;
import java.util.Optional;

/// What is recorded of a check that is finished. Pure.
final class CheckedEvents {
    private CheckedEvents() {}

    /// Of one that compared.
    static ContainerEvent.ContainerChecked checked(
            CheckState state, Optional<OrderId> order, String reason) {
        return new ContainerEvent.ContainerChecked(
                state.container().id(),
                order,
                state.expected(),
                state.inside().size(),
                state.unexpected(),
                state.missing(),
                state.byHand(),
                state.isComplete(),
                reason);
    }

    /// Of one that packed anew: all that is in it was scanned.
    static ContainerEvent.ContainerChecked packed(CheckState state, Optional<OrderId> order) {
        int content = state.inside().size();
        return new ContainerEvent.ContainerChecked(
                state.container().id(),
                order,
                content,
                content,
                List.of(),
                List.of(),
                List.of(),
                true,
                "");
    }
}

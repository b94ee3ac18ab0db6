package org.cordon.ui.shell;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.NavigationItem;

import java.util.Optional;

/// What stands where a screen cannot be shown: its name, what to do next, the error code, and the way
/// back. FX thread.
final class FailedScreen {
    /// Id of its node.
    static final String ID = "failed-screen";

    private FailedScreen() {}

    /// Builds it.
    ///
    /// @param screen that cannot be shown
    /// @param before where the person was, who goes back there by its button; empty at the start
    static EmptyState of(
            NavigationItem screen,
            ErrorCode code,
            Optional<NavigationItem> before,
            Messages messages,
            Runnable goBack) {
        EmptyState state = new EmptyState();
        state.setId(ID);
        state.setIconLiteral("fth-alert-octagon");
        state.setSentence(messages.get("shell.failed.sentence", screen.title(), code.value()));
        before.ifPresent(place -> {
            state.setActText(messages.get("shell.failed.back", place.title()));
            state.setOnAct(_ -> goBack.run());
        });
        return state;
    }
}

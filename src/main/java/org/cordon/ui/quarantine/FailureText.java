package org.cordon.ui.quarantine;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why something was not held or released. What is not foreseen is logged as well.
///
/// @param messages of the quarantine
public record FailureText(Messages messages) {
    private static final Logger LOG = LoggerFactory.getLogger(FailureText.class);

    /// The sentence.
    public String of(Throwable failure) {
        Throwable cause = Futures.of(failure);
        return switch (cause) {
            case Refused refused ->
                    RefusalText.of(refused.reason(), messages, "quarantine.failure");
            case JournalUnavailable j ->
                    messages.get("quarantine.failure.not-recorded", String.valueOf(j.getMessage()));
            default -> {
                LOG.error("A hold or a release failed with an unexpected error", cause);
                yield messages.get("quarantine.failure.unforeseen", String.valueOf(cause));
            }
        };
    }
}

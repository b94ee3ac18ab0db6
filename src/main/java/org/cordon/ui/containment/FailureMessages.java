package org.cordon.ui.containment;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in words why something was not done, and what to do. Any thread.
public record FailureMessages(Messages messages) {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

    /// A failure in words. What is not foreseen is logged as well.
    public String message(Throwable failure) {
        Throwable cause = Futures.of(failure);
        if (cause instanceof Refused refused) {
            return message(refused.reason());
        }
        if (cause instanceof JournalUnavailable) {
            return messages.get("containment.failure.not-recorded", causeText(cause));
        }
        LOG.error("A command failed with an unexpected error", cause);
        return messages.get("containment.failure.unforeseen", causeText(cause));
    }

    /// A refusal in words.
    public String message(Refused.Reason reason) {
        return RefusalText.of(reason, messages, "containment.refused");
    }

    private static String causeText(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

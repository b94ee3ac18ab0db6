package org.cordon.ui.containment;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in words why something was not done, and what to do. Any thread.
public record FailureMessages(Messages words) {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

    /// A failure in words. What is not foreseen is logged as well.
    public String say(Throwable failure) {
        Throwable cause = Futures.of(failure);
        if (cause instanceof Refused refused) {
            return say(refused.reason());
        }
        if (cause instanceof JournalUnavailable) {
            return words.get("containment.failure.not-recorded", message(cause));
        }
        LOG.error("An act failed with an unexpected error", cause);
        return words.get("containment.failure.unforeseen", message(cause));
    }

    /// A refusal in words.
    public String say(Refused.Reason reason) {
        return RefusalText.of(reason, words, "containment.refused");
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

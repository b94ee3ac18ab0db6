package org.cordon.ui.containment;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.containment.ContainmentCommands.Refused;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.ui.common.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/// Says in words why something was not done, and what to do. Any thread.
public final class FailureMessages {
    private static final Logger LOG = LoggerFactory.getLogger(FailureMessages.class);

    private final Messages words;

    /// With the feature's text.
    public FailureMessages(Messages words) {
        this.words = words;
    }

    /// Why a refused act was refused; empty for any other failure.
    public static Optional<Refused.Reason> refusal(Throwable failure) {
        return Futures.of(failure) instanceof Refused refused
                ? Optional.of(refused.reason())
                : Optional.empty();
    }

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
        return words.get(
                switch (reason) {
                    case NOT_SIGNED_IN -> "containment.refused.not-signed-in";
                    case NO_INCIDENT -> "containment.refused.no-incident";
                    case OUT_OF_ORDER -> "containment.refused.out-of-order";
                    case STOP_NOT_CONFIRMED -> "containment.refused.stop-not-confirmed";
                    case NOTHING_HELD -> "containment.refused.nothing-held";
                    case NO_LOCATION -> "containment.refused.no-location";
                    case NOT_ALL_TOLD -> "containment.refused.not-all-told";
                    case FIELD_MISSING -> "containment.refused.field-missing";
                    case NO_DEVIATION -> "containment.refused.no-deviation";
                    case ALREADY_HELD -> "containment.refused.already-held";
                    case NOT_HELD -> "containment.refused.not-held";
                    case ALREADY_COMPLETED -> "containment.refused.already-completed";
                });
    }

    private static String message(Throwable cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

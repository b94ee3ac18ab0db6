package org.cordon.ui.batch;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why a step was not done, and what to do. What is not foreseen is logged as well.
record BatchFailureText(Messages messages) {
    private static final Logger LOG = LoggerFactory.getLogger(BatchFailureText.class);

    String of(Throwable failure) {
        Throwable cause = Futures.of(failure);
        return switch (cause) {
            case Refused refused -> RefusalText.of(refused.reason(), messages, "batch.refused");
            case OrderRefused refused -> refused.reason();
            case JournalUnavailable down ->
                    messages.get("batch.failed.not-recorded", String.valueOf(down.getMessage()));
            default -> {
                LOG.error("A step of a batch failed with an unexpected error", cause);
                yield messages.get("batch.failed.unforeseen", String.valueOf(cause));
            }
        };
    }
}

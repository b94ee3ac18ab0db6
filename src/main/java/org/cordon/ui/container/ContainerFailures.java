package org.cordon.ui.container;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.scanning.ReworkRefusal;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.ui.common.RefusalText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says why something was not done with a container or at the rework station. What is not foreseen is logged as well.
public record ContainerFailures(ReasonMessages reasons) {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerFailures.class);
    private static final Messages TEXTS = Messages.of(ContainerFailures.class);

    /// In one or two sentences.
    public String of(Throwable failure) {
        Throwable cause = Futures.of(failure);
        return switch (cause) {
            case Refused refused when refused.reason() instanceof ReworkRefusal(var why) ->
                    reasons.of(why);
            case Refused refused when refused.reason() instanceof Enum<?> own ->
                    TEXTS.name("container.refused", own);
            case Refused refused -> RefusalText.of(refused);
            case StoreUnavailable _ -> {
                LOG.warn("what is recorded of a container could not be read", cause);
                yield TEXTS.get("container.store-away");
            }
            case JournalUnavailable j ->
                    TEXTS.get("container.not-recorded", String.valueOf(j.getMessage()));
            default -> {
                LOG.error("a command on a container failed with an unexpected error", cause);
                yield TEXTS.get("container.unforeseen", String.valueOf(cause));
            }
        };
    }
}

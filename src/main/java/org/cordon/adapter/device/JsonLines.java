package org.cordon.adapter.device;

import org.cordon.app.scanning.LineMessage;
import org.cordon.app.scanning.Scanner.Listener;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;

/// Takes messages of one device that are JSON objects. One that cannot be read is reported in the device's state
/// and logged, once until none came for a minute. Where it may hold a code it is handed on as half a frame, so that it
/// is on record and no code is lost unseen. For the device's own thread.
final class JsonLines {
    private static final Logger LOG = LoggerFactory.getLogger(JsonLines.class);
    private static final Duration OVER = Duration.ofMinutes(1);

    private final ScannerConfig device;
    private Optional<Reason.Coded> trouble = Optional.empty();
    private long lastRefused;

    JsonLines(ScannerConfig device) {
        this.device = device;
    }

    /// Reads a message and hands it on.
    void accept(Frame message, Listener listener) {
        if (message.half()) {
            listener.frame(message);
            return;
        }
        switch (JsonLine.read(message, device)) {
            case JsonLine.Said(LineMessage said) ->
                    listener.message(said)
                            .ifPresentOrElse(
                                    why -> refused(message, why, said.codes().isEmpty(), listener),
                                    () -> taken(message));
            case JsonLine.Refused(Reason.Coded why, boolean signal) ->
                    refused(message, why, signal, listener);
        }
    }

    private void taken(Frame message) {
        if (trouble.isPresent() && message.nanos() - lastRefused >= OVER.toNanos()) {
            trouble = Optional.empty();
        }
    }

    private void refused(Frame message, Reason.Coded why, boolean signal, Listener listener) {
        lastRefused = message.nanos();
        if (trouble.isEmpty()) {
            trouble = Optional.of(Reason.of("device.json-refused").and(why));
            LOG.warn(
                    "{}: a message was not taken: {}",
                    message.device(),
                    ReasonMessages.FOR_LOGS.of(why));
        }
        if (!signal) {
            listener.frame(
                    message.truncated() > 0
                            ? message
                            : new Frame(
                                    message.device(),
                                    message.bytes(),
                                    message.at(),
                                    message.nanos(),
                                    1,
                                    true));
        }
    }

    /// What was wrong with a message lately.
    Optional<Reason.Coded> trouble() {
        return trouble;
    }
}

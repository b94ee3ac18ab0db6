package org.cordon.app.qualification;

import org.cordon.app.concurrent.Subscription;
import org.cordon.core.event.Entry;
import org.cordon.core.scanner.DeviceId;

import java.util.concurrent.CompletableFuture;

/// Qualifies scanners, one at a time: while one is tried out, what it sends is judged by nobody; the
/// others go on. Any thread; never waits.
public interface QualificationCommands {
    /// How it stands now.
    QualificationProgress status();

    /// Hears of each change, on any thread: be quick.
    Subscription onChange(Runnable listener);

    /// Begins to try a scanner out; one that is being tried out is let go.
    void begin(DeviceId device);

    /// The code asked for cannot be scanned: asks for the next.
    void skip();

    /// Begins again with the first code.
    void again();

    /// Lets the scanner go without a record.
    void stop();

    /// Records the result and lets the scanner go.
    ///
    /// @return completes once it is durable; fails with [NotPossible] if there is no result or nobody is
    ///     signed in, and with [org.cordon.app.port.JournalUnavailable] if it could not be recorded
    CompletableFuture<Entry> record();

    /// Cannot be done now; the message says why.
    final class NotPossible extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NotPossible(String message) {
            super(message);
        }
    }
}

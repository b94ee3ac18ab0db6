package org.cordon.app.epcis;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/// The EPCIS repository did not answer or did not decide; try again later.
public final class RepositoryUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;

    /// @param message what is wrong and what to do, for people
    public RepositoryUnavailable(String message) {
        this(message, Optional.empty(), null);
    }

    public RepositoryUnavailable(String message, Throwable cause) {
        this(message, Optional.empty(), cause);
    }

    /// @param retryAfter how long the repository asks to be left alone
    public RepositoryUnavailable(
            String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /// How long the repository asks to be left alone; empty if it does not say.
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}

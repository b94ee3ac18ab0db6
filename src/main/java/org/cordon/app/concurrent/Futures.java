package org.cordon.app.concurrent;

import java.util.concurrent.CompletionException;

/// What really went wrong in a future.
public final class Futures {
    private Futures() {}

    /// The failure without the `CompletionException`s that stages of a future wrap around it.
    public static Throwable of(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}

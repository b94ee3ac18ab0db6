package org.cordon.app.command;

import java.util.concurrent.CompletableFuture;

/// A command was refused: nothing was done, and nothing recorded but perhaps the refusal.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    /// Why a command may be refused. Each feature has an enum of its own; see also [org.cordon.app.auth.MissingPermission].
    public interface Reason {}

    public Refused(Reason reason) {
        this(reason, reason.toString());
    }

    /// @param message for people, where the reason alone does not say all
    public Refused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Refused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }

    /// As commands answer that do not wait.
    public static <T> CompletableFuture<T> future(Reason reason) {
        return CompletableFuture.failedFuture(new Refused(reason));
    }
}

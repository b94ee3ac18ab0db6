package org.cordon.adapter.localstore;

import org.cordon.core.text.Reason;

/// An entry is whole but does not fit what the store knows, such as units of an order that was never
/// opened. It is parked; the stream goes on.
final class ProjectionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    ProjectionException(Reason.Coded reason) {
        super(reason.code());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

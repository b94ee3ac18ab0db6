package org.cordon.adapter.device;

import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;

/// A device cannot be reached. The reason says what is the matter and, where known, what to do.
public final class ConnectionLostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Reason.Coded reason;

    public ConnectionLostException(Reason.Coded reason) {
        super(ReasonMessages.FOR_LOGS.of(reason));
        this.reason = reason;
    }

    public ConnectionLostException(Reason.Coded reason, Throwable cause) {
        super(ReasonMessages.FOR_LOGS.of(reason), cause);
        this.reason = reason;
    }

    /// What is the matter.
    public Reason.Coded reason() {
        return reason;
    }
}

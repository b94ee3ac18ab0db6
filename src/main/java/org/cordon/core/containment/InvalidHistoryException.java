package org.cordon.core.containment;

/// Entries handed to a fold are not the history of one incident.
public final class InvalidHistoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Says which entry and what is wrong with it.
    public InvalidHistoryException(String message) {
        super(message);
    }
}

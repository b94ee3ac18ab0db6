package org.cordon.adapter.device;

/// A device cannot be reached. The message is a sentence for people: what is the matter and, where
/// known, what to do.
public final class ConnectionLostException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    public ConnectionLostException(String message) {
        super(message);
        sentence = message;
    }

    public ConnectionLostException(String message, Throwable cause) {
        super(message, cause);
        sentence = message;
    }

    /// What is the matter, for people.
    public String sentence() {
        return sentence;
    }
}

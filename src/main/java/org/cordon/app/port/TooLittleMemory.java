package org.cordon.app.port;

/// The program has too little memory for what it was doing. Nothing recorded is lost by it; what failed
/// is tried again.
public final class TooLittleMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param why the machine's own word for it
    public TooLittleMemory(OutOfMemoryError why) {
        super(
                "Cordon has too little memory for this. End it and start it again; if it happens"
                        + " again, give it more: manual, Sizing.",
                why);
    }
}

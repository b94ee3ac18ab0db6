package org.cordon.boot;

/// Starts Cordon.
///
/// The parts are not wired together yet: started, the program says so and ends, rather than show a
/// window that records nothing.
public final class Main {
    private Main() {}

    /// The program's entry point; exits with 2, since nothing was done.
    public static void main(String[] args) {
        System.err.println(
                "Cordon cannot run yet: its parts are built and tested, but not wired together."
                        + " See src/docs/ARCHITECTURE.md for what is there.");
        System.exit(2);
    }
}

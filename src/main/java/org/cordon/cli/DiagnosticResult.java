package org.cordon.cli;

/// What the doctor found about one part.
///
/// @param part what was looked at, such as `disk` or `scanner Camera 2`
/// @param found what is the case, with figures
/// @param toDo what to do about it; empty when nothing is to be done
public record DiagnosticResult(String part, State state, String found, String toDo) {
    /// How a part is.
    public enum State {
        /// It works.
        WORKS,
        /// It works, but somebody should look.
        CARE,
        /// It does not work.
        BROKEN
    }

    /// A part that works.
    public static DiagnosticResult works(String part, String found) {
        return new DiagnosticResult(part, State.WORKS, found, "");
    }

    /// A part somebody should look at.
    public static DiagnosticResult care(String part, String found, String toDo) {
        return new DiagnosticResult(part, State.CARE, found, toDo);
    }

    /// A part that does not work.
    public static DiagnosticResult broken(String part, String found, String toDo) {
        return new DiagnosticResult(part, State.BROKEN, found, toDo);
    }
}

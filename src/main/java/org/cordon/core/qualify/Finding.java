package org.cordon.core.qualify;

/// What one check of a scanner came to.
///
/// @param expected what should have come, in the text form of bytes; empty where words say it
/// @param came what came, in the text form of bytes, a name or a number with its unit; may be empty
public record Finding(Check check, Outcome outcome, String expected, String came) {
    /// As it should be.
    static Finding right(Check check, String came) {
        return new Finding(check, Outcome.RIGHT, came, came);
    }

    /// Nothing came that could tell.
    static Finding unseen(Check check) {
        return new Finding(check, Outcome.NOT_SEEN, "", "");
    }

    /// How much it weighs.
    public Severity severity() {
        return outcome.severity();
    }
}

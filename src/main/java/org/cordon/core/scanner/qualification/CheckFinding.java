package org.cordon.core.scanner.qualification;

/// What one check of a scanner came to.
///
/// @param expected what should have come, in the text form of bytes; empty where words say it
/// @param came what came, in the text form of bytes, a name or a number with its unit; may be empty
public record CheckFinding(Check check, CheckOutcome outcome, String expected, String came) {
    /// As it should be.
    static CheckFinding right(Check check, String came) {
        return new CheckFinding(check, CheckOutcome.RIGHT, came, came);
    }

    /// Nothing came that could tell.
    static CheckFinding unseen(Check check) {
        return new CheckFinding(check, CheckOutcome.NOT_SEEN, "", "");
    }

    /// How much it weighs.
    public Severity severity() {
        return outcome.severity();
    }
}

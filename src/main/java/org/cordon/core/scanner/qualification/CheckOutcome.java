package org.cordon.core.scanner.qualification;

/// How a check came out. The names are stored; add, never rename.
public enum CheckOutcome {
    /// As it should be.
    RIGHT(Severity.GOOD, Remedy.NONE),
    /// Nothing came that could tell.
    NOT_SEEN(Severity.TOLERABLE, Remedy.NONE),
    /// The identifier is not sent.
    NOT_SENT(Severity.TOLERABLE, Remedy.DEVICE),
    /// The identifier is sent with some kinds of code only.
    PARTLY_SENT(Severity.TOLERABLE, Remedy.DEVICE),
    /// The identifier does not say what the code is.
    UNTRUE(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// The identifier arrives changed.
    ALTERED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Separators do not arrive.
    DROPPED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Separators arrive as byte 232, which Cordon takes for one (GS1 GSCN 16-477 asks for 29).
    AS_232(Severity.TOLERABLE, Remedy.DEVICE),
    /// Separators arrive as a text.
    AS_TEXT(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// All letters arrive as capitals.
    FOLDED_UPPER(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// All letters arrive small.
    FOLDED_LOWER(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Capitals arrive small and small letters as capitals: Caps Lock.
    SWAPPED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Some letters arrive in the other case.
    MIXED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// The computer's keyboard layout is not the scanner's.
    OTHER_LAYOUT(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Characters are changed in a way no known layout does.
    SUBSTITUTED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Something constant stands there that Cordon's settings do not name.
    UNSET(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Cordon's settings name something that does not come.
    MISSING(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Something constant is glued to the code.
    GLUED(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Something that changes from scan to scan is glued to the code.
    VARYING(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Nothing ends a message.
    ENDLESS(Severity.MUST_BE_SET, Remedy.CORDON),
    /// The scanner cuts codes off.
    CUT(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Cordon's own limit cuts codes off.
    CUT_HERE(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Characters are missing.
    LOST(Severity.MUST_BE_SET, Remedy.DEVICE),
    /// Characters come with an even parity bit.
    EVEN(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Characters come with an odd parity bit.
    ODD(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Characters come with the eighth bit set.
    MARK(Severity.MUST_BE_SET, Remedy.CORDON),
    /// Each code comes twice.
    TWICE(Severity.TOLERABLE, Remedy.DEVICE),
    /// A code takes longer than a second.
    SLOW(Severity.TOLERABLE, Remedy.DEVICE),
    /// Some kinds of code were not read.
    NOT_READ(Severity.TOLERABLE, Remedy.DEVICE),
    /// The GS1 DataMatrix of packs was not read.
    UNFIT(Severity.MUST_BE_SET, Remedy.DEVICE);

    /// Where it can be set right.
    public enum Remedy {
        /// Nothing to set.
        NONE,
        /// On the device or the computer it types into.
        DEVICE,
        /// In Cordon's settings.
        CORDON
    }

    private final Severity severity;
    private final Remedy remedy;

    CheckOutcome(Severity severity, Remedy remedy) {
        this.severity = severity;
        this.remedy = remedy;
    }

    /// How much it weighs.
    public Severity severity() {
        return severity;
    }

    /// Where it can be set right.
    public Remedy remedy() {
        return remedy;
    }
}

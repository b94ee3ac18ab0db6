package org.cordon.core.scanner;

/// Why a scan could not be read as a pack or container code.
public enum ScanFault {
    /// The device reported that it could not read.
    NO_READ(Blame.UNCERTAIN),
    /// So many no-reads in a row that the reader or the print is at fault, not one pack.
    NO_READ_STREAK(Blame.READER),
    /// Nothing between two terminators.
    EMPTY(Blame.READER),
    /// No terminator within the longest frame; the rest was dropped.
    OVERSIZE(Blame.READER),
    /// The code ends inside an element.
    TRUNCATED(Blame.READER),
    /// A serial or lot holds what looks like the next elements: a separator was lost.
    LOST_SEPARATOR(Blame.READER),
    /// All letters in the other case than the order's: Caps Lock or case folding.
    CASE_FOLDED(Blame.READER),
    /// Characters that a wrong keyboard layout makes, such as `+d2` for `]d2`.
    KEYBOARD_LAYOUT(Blame.READER),
    /// Separators were lost, and the elements can be told apart in more than one way.
    AMBIGUOUS(Blame.READER),
    /// Something else where the separator belongs: byte 232, `<GS>`, `^]`.
    GS_REPLACED(Blame.READER),
    /// No symbology identifier, so that GS1 data and other text cannot be told apart.
    IDENTIFIER_MISSING(Blame.READER),
    /// Something stands before the code that is not of it, such as a header.
    PREFIX_GLUED(Blame.READER),
    /// Something stands behind the code that is not of it, such as a terminator.
    SUFFIX_GLUED(Blame.READER),
    /// Two codes in one message, or one code twice.
    DOUBLE_READ(Blame.READER),
    /// Another code than a pack's own, such as the retail number beside it.
    OTHER_CODE(Blame.READER),
    /// Bytes that no GS1 code can hold.
    BAD_CHARACTER(Blame.UNCERTAIN),
    /// Not the start of a GS1 element string.
    NOT_GS1(Blame.UNCERTAIN),
    /// An application identifier that packs do not carry.
    UNKNOWN_ELEMENT(Blame.CODE),
    /// The same element twice with different content.
    REPEATED_ELEMENT(Blame.CODE),
    /// A pack code without GTIN or serial.
    MISSING_ELEMENT(Blame.CODE),
    /// An element that is empty or longer than its identifier allows.
    BAD_LENGTH(Blame.CODE),
    /// A GTIN or SSCC with a wrong check digit.
    BAD_CHECK_DIGIT(Blame.CODE),
    /// Six digits that are no date.
    BAD_DATE(Blame.CODE),
    /// Data that break another rule of their identifier.
    BAD_CONTENT(Blame.CODE);

    /// Who is at fault.
    public enum Blame {
        /// The reader, its settings or its cable: nothing is booked on the pack.
        READER,
        /// What is printed.
        CODE,
        /// Cannot be told from one scan.
        UNCERTAIN
    }

    private final Blame blame;

    ScanFault(Blame blame) {
        this.blame = blame;
    }

    /// Who is at fault.
    public Blame blame() {
        return blame;
    }
}

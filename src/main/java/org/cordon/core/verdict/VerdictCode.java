package org.cordon.core.verdict;

/// The kinds of verdict, for counting and for the record. Names are stored: never rename one.
public enum VerdictCode {
    /// As ordered.
    RIGHT(Shape.RIGHT, false),
    /// The reader could not read.
    NO_READ(Shape.NO_READ, false),
    /// The reader is at fault; nothing is booked on the pack.
    READER_FAULT(Shape.WATCH, true),
    /// What is printed is not a right code.
    BAD_CODE(Shape.SUSPECT, true),
    /// Another product than ordered.
    WRONG_PRODUCT(Shape.SUSPECT, true),
    /// Another lot than ordered.
    WRONG_LOT(Shape.SUSPECT, true),
    /// Another expiry than ordered.
    WRONG_EXPIRY(Shape.SUSPECT, true),
    /// A serial or SSCC that the order does not list.
    UNKNOWN_SERIAL(Shape.SUSPECT, true),
    /// Seen before on the line: two packs carry one serial.
    DUPLICATE(Shape.SUSPECT, true),
    /// Decommissioned, sampled or destroyed, yet on the line.
    INACTIVE(Shape.SUSPECT, true),
    /// Found in another container than the record says.
    STRANGER(Shape.SUSPECT, true),
    /// Already in quarantine.
    ON_HOLD(Shape.AFFECTED, true),
    /// Nothing to compare with: no order is active. It says nothing of the pack, so it waits for no answer.
    NO_ORDER(Shape.WATCH, false);

    /// The mark drawn with a verdict; colour never stands alone.
    public enum Shape {
        /// A tick.
        RIGHT,
        /// An octagon.
        SUSPECT,
        /// A diamond.
        AFFECTED,
        /// A circle.
        WATCH,
        /// A dotted circle.
        NO_READ
    }

    private final Shape shape;
    private final boolean latching;

    VerdictCode(Shape shape, boolean latching) {
        this.shape = shape;
        this.latching = latching;
    }

    /// The mark drawn with it.
    public Shape shape() {
        return shape;
    }

    /// Whether it stays on the screen, and counts as unsolved, until a person answers it.
    public boolean latching() {
        return latching;
    }
}

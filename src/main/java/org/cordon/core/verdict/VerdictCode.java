package org.cordon.core.verdict;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The kinds of verdict, for counting and for the record.
///
/// Journals, stores and the exception catalogue spell a kind by its [#storedName], which never changes;
/// screens and the output of commands by the name of its constant.
public enum VerdictCode {
    /// As ordered.
    ACCEPTED("RIGHT", Shape.RIGHT, false),
    /// Accepted a moment ago, and read again.
    REPEAT_READ("REPEAT_READ", Shape.RIGHT, false),
    /// The reader could not read.
    NO_READ("NO_READ", Shape.NO_READ, false),
    /// The reader is at fault; nothing is booked on the pack.
    READER_FAULT("READER_FAULT", Shape.WATCH, true),
    /// What is printed breaks a rule of its code.
    BAD_CODE("BAD_CODE", Shape.SUSPECT, true),
    /// Another product than ordered.
    WRONG_PRODUCT("WRONG_PRODUCT", Shape.SUSPECT, true),
    /// Another lot than ordered.
    WRONG_LOT("WRONG_LOT", Shape.SUSPECT, true),
    /// Another expiry than ordered.
    WRONG_EXPIRY("WRONG_EXPIRY", Shape.SUSPECT, true),
    /// A serial or SSCC that the order does not list.
    UNKNOWN_SERIAL("UNKNOWN_SERIAL", Shape.SUSPECT, true),
    /// Seen before on the line: two packs carry one serial.
    DUPLICATE("DUPLICATE", Shape.SUSPECT, true),
    /// It passed a station that should have read it.
    NOT_VERIFIED("NOT_VERIFIED", Shape.SUSPECT, true),
    /// Decommissioned, sampled or destroyed, yet on the line.
    INACTIVE("INACTIVE", Shape.SUSPECT, true),
    /// Found in another container than the record says.
    WRONG_CONTAINER("STRANGER", Shape.SUSPECT, true),
    /// Already in quarantine.
    ON_HOLD("ON_HOLD", Shape.AFFECTED, true),
    /// Nothing to compare with: no order is active. It says nothing of the pack, so it waits for no answer.
    NO_ORDER("NO_ORDER", Shape.WATCH, false),
    /// Its expiry has passed, or is too near.
    EXPIRED("EXPIRED", Shape.SUSPECT, true),
    /// Read from another kind of bar code than the profile allows.
    WRONG_CARRIER("WRONG_CARRIER", Shape.SUSPECT, true),
    /// Taken off the belt by a reject, yet here.
    REJECTED_SEEN("REJECTED_SEEN", Shape.SUSPECT, true),
    /// Not known to be commissioned; line data may be late.
    NOT_COMMISSIONED("NOT_COMMISSIONED", Shape.WATCH, false),
    /// A set-up or challenge piece among product.
    TEST_PIECE("TEST_PIECE", Shape.SUSPECT, true),
    /// Its batch is closed or given up.
    BATCH_CLOSED("BATCH_CLOSED", Shape.SUSPECT, true);

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

    private static final Map<String, VerdictCode> BY_STORED_NAME =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(VerdictCode::storedName, code -> code));

    private final String storedName;
    private final Shape shape;
    private final boolean latching;

    VerdictCode(String storedName, Shape shape, boolean latching) {
        this.storedName = storedName;
        this.shape = shape;
        this.latching = latching;
    }

    /// The name in journal entries, tables of both stores and the exception catalogue.
    public String storedName() {
        return storedName;
    }

    /// The kind with a stored name, empty if this version knows none.
    public static Optional<VerdictCode> stored(String name) {
        return Optional.ofNullable(BY_STORED_NAME.get(name));
    }

    /// The kind with a stored name.
    ///
    /// @throws IllegalArgumentException if this version knows none
    public static VerdictCode ofStoredName(String name) {
        return stored(name)
                .orElseThrow(() -> new IllegalArgumentException("no verdict is stored as " + name));
    }

    /// Whether the unit has arrived where it was read: it goes on, and another one with its code is a second one.
    public boolean isArrival() {
        return this == ACCEPTED || this == NOT_COMMISSIONED;
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

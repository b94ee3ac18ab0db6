package org.cordon.core.code.gs1.syntax;

/// The characters that a component may hold (GS1 General Specifications, 3.1 and 7.11).
public enum DataType {
    /// Digits.
    NUMERIC('n', Linter.CSETNUMERIC),
    /// Character set 82: what most text is made of. Case counts.
    CSET_82('x', Linter.CSET82),
    /// Character set 39, for component and part identifiers: no lower case.
    CSET_39('y', Linter.CSET39),
    /// File-safe base 64, for digital signatures.
    BASE_64('z', Linter.CSET64);

    private final char letter;
    private final Linter linter;

    DataType(char letter, Linter linter) {
        this.letter = letter;
        this.linter = linter;
    }

    /// The letter that stands for it in the table.
    public char letter() {
        return letter;
    }

    /// The rule that holds data to it.
    public Linter linter() {
        return linter;
    }

    /// Whether a stretch holds its characters alone; the same as its rule says, in one pass.
    boolean holds(byte[] data, int from, int to) {
        return switch (this) {
            case NUMERIC -> ByteRanges.digitsEnd(data, from, to) == to;
            case CSET_82 -> CharacterRules.all82(data, from, to);
            case CSET_39 -> CharacterRules.set39(data, from, to).isEmpty();
            case BASE_64 -> CharacterRules.base64(data, from, to).isEmpty();
        };
    }
}

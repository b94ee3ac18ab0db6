package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

/// Goes through the elements of a scan, telling where each begins and ends (GS1 General Specifications,
/// 7.8). It looks at no content: [ValueValidator] does. Made to be used again for each scan of a device:
/// going through a scan creates no object, unassigned identifiers apart. One thread at a time.

public final class ElementCursor {
    /// What FNC1 is sent as.
    static final byte GS = 0x1D;

    /// What some equipment sends instead; no element may hold it.
    public static final byte FNC1_232 = (byte) 0xE8;

    private final AiTable table;
    private final UnassignedAiPolicy unassigned;

    private byte[] data = {};
    private int at;
    private int to;
    private boolean separatorMayFollow;

    private int aiOffset;
    private int valueOffset;
    private int end;
    private int index;
    private Fault fault = Fault.NO_DATA;

    /// What a step came upon.
    public enum Step {
        /// An element, though its data may be too short, too long or wrong.
        ELEMENT,
        /// Something that is none; the next step goes on behind it.
        FAULT,
        /// The end.
        END
    }

    /// @param unassigned what to do with identifiers that the table does not hold
    public ElementCursor(AiTable table, UnassignedAiPolicy unassigned) {
        this.table = table;
        this.unassigned = unassigned;
    }

    /// Starts over with other data, behind any symbology identifier. They are not copied.
    public void reset(byte[] bytes, int from, int until) {
        this.data = bytes;
        this.at = from;
        this.to = until;
        this.separatorMayFollow = false;
        this.aiOffset = from;
        this.valueOffset = from;
        this.end = from;
        this.index = -1;
    }

    /// Goes to the next element.
    public Step next() {
        if (at < to && separatorMayFollow && isSeparator(data[at])) {
            at++;
        }
        separatorMayFollow = false;
        aiOffset = at;
        valueOffset = at;
        end = at;
        index = -1;
        if (at >= to) {
            return Step.END;
        }
        if (isSeparator(data[at])) {
            return faulty(Fault.SEPARATOR_SUPERFLUOUS, at + 1);
        }
        int prefix = AiTable.prefixAt(data, at, to);
        index = table.indexAt(data, at, to);
        if (index < 0 && !(unassigned == UnassignedAiPolicy.ALLOWED && isIdentifier(prefix))) {
            separatorMayFollow = true;
            return faulty(Fault.UNKNOWN_IDENTIFIER, separatorFrom(at, to));
        }
        valueOffset = at + table.digits(prefix);
        int predefined = table.predefinedLength(prefix);
        end =
                separatorFrom(
                        valueOffset, predefined > 0 ? Math.min(valueOffset + predefined, to) : to);
        at = end;
        separatorMayFollow = true;
        return Step.ELEMENT;
    }

    private Step faulty(Fault what, int until) {
        fault = what;
        end = until;
        at = until;
        return Step.FAULT;
    }

    private boolean isIdentifier(int prefix) {
        int length = prefix < 0 ? 0 : table.digits(prefix);
        return length > 0
                && to - at >= length
                && ByteRanges.digitsEnd(data, at, at + length) == at + length;
    }

    private int separatorFrom(int from, int until) {
        byte[] bytes = data;
        int i = from;
        // What may stand in an element lies above all control characters, and separators do not.
        while (i < until && (bytes[i] >= ' ' || !isSeparator(bytes[i]))) {
            i++;
        }
        return i;
    }

    /// Whether a byte separates elements: 29, or 232 as some equipment sends it.
    public static boolean isSeparator(byte b) {
        return b == GS || b == FNC1_232;
    }

    /// Where the identifier begins, or what is wrong.
    public int offset() {
        return aiOffset;
    }

    /// Where the data of the element begin.
    public int valueOffset() {
        return valueOffset;
    }

    /// How long they are, in bytes.
    public int valueLength() {
        return end - valueOffset;
    }

    /// Whether the table holds the identifier.
    public boolean isAssigned() {
        return index >= 0;
    }

    /// Where the table holds the identifier, in [AiTable#entries]; -1 when it does not.
    public int index() {
        return index;
    }

    /// What the table says about the element; any data up to 90 characters for an unassigned
    /// identifier, or digits as many as its first two predefine.
    public AiEntry entry() {
        return index >= 0 ? table.entries().get(index) : table.unassigned(ai());
    }

    /// What is wrong, after [Step#FAULT].
    public Fault fault() {
        return fault;
    }

    /// How long the piece is that is wrong, in bytes.
    public int faultLength() {
        return end - aiOffset;
    }

    private Ai ai() {
        return new Ai(
                new String(
                        data,
                        aiOffset,
                        valueOffset - aiOffset,
                        java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}

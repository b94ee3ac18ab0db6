package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.ElementCursor;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.code.gs1.syntax.ValueValidator;
import org.cordon.core.code.issue.Fault;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The scan path: from the bytes of a scan to the places of what a verdict asks for, every element held
/// to all rules for its data. Made to be used again for each scan: reading a sound pack or container code
/// creates no object. Whatever is not sound, or not beyond doubt, is left to [ScanAnalyzer]. One thread at a
/// time.
public final class FastPackParser {
    private static final int NONE = -1;

    private final AiTable table;
    private final ElementCursor cursor;
    private final ValueValidator values;
    private final int sscc;
    private final int gtin;
    private final int lot;
    private final int expiry;
    private final int serial;

    private final int[] seen = new int[ElementStringParser.MOST_ELEMENTS];
    private final int[] seenAt = new int[ElementStringParser.MOST_ELEMENTS];
    private final int[] seenLength = new int[ElementStringParser.MOST_ELEMENTS];
    private int count;

    // The identifiers of the scan before: nearly every one carries the same.
    private int[] named = new int[0];
    private Set<String> names = Set.of();

    private int ssccAt;
    private int gtinAt;
    private int expiryAt;
    private int serialAt;
    private int serialLength;
    private int lotAt;
    private int lotLength;

    /// What a scan is.
    public enum Outcome {
        /// A pack code: GTIN and serial, sound.
        PACK,
        /// A container code: SSCC, sound.
        CONTAINER,
        /// Anything else.
        OTHER
    }

    public FastPackParser(CodeTables tables) {
        table = tables.identifiers();
        cursor = new ElementCursor(table, UnassignedAiPolicy.REFUSED);
        values = new ValueValidator(new Linters(tables.lists()));
        sscc = index(table, "00");
        gtin = index(table, "01");
        lot = index(table, "10");
        expiry = index(table, "17");
        serial = index(table, "21");
    }

    private static int index(AiTable table, String ai) {
        return table.entries().indexOf(table.entry(new Ai(ai)).orElseThrow());
    }

    /// Reads one scan. The bytes are looked at, not kept.
    public Outcome read(byte[] scan) {
        SymbologyIdentifier carrier = SymbologyIdentifier.of(scan, 0, scan.length);
        if (carrier != SymbologyIdentifier.ELEMENTS && carrier != SymbologyIdentifier.UNKNOWN) {
            return Outcome.OTHER;
        }
        int from = carrier == SymbologyIdentifier.ELEMENTS ? SymbologyIdentifier.LENGTH : 0;
        count = 0;
        ssccAt = NONE;
        gtinAt = NONE;
        expiryAt = NONE;
        serialAt = NONE;
        lotAt = NONE;
        cursor.reset(scan, from, scan.length);
        for (ElementCursor.Step step = cursor.next();
                step != ElementCursor.Step.END;
                step = cursor.next()) {
            boolean good =
                    step == ElementCursor.Step.ELEMENT
                            ? parse(scan)
                            : cursor.fault() == Fault.SEPARATOR_SUPERFLUOUS;
            if (!good) {
                return Outcome.OTHER;
            }
        }
        if (ssccAt != NONE) {
            return Outcome.CONTAINER;
        }
        return gtinAt != NONE && serialAt != NONE ? Outcome.PACK : Outcome.OTHER;
    }

    private boolean parse(byte[] scan) {
        int index = cursor.index();
        int at = cursor.valueOffset();
        int length = cursor.valueLength();
        if (!values.isSound(cursor.entry(), scan, at, at + length)
                || !agrees(scan, index, at, length)) {
            return false;
        }
        if (index == gtin) {
            gtinAt = at;
        } else if (index == serial) {
            serialAt = at;
            serialLength = length;
        } else if (index == lot) {
            lotAt = at;
            lotLength = length;
        } else if (index == expiry) {
            expiryAt = at;
        } else if (index == sscc) {
            ssccAt = at;
        }
        return true;
    }

    /// An identifier may come again, with the same data.
    private boolean agrees(byte[] scan, int index, int at, int length) {
        for (int i = 0; i < count; i++) {
            if (seen[i] == index) {
                return Arrays.equals(
                        scan, seenAt[i], seenAt[i] + seenLength[i], scan, at, at + length);
            }
        }
        if (count == seen.length) {
            return false;
        }
        seen[count] = index;
        seenAt[count] = at;
        seenLength[count] = length;
        count++;
        return true;
    }

    /// The identifiers of the elements that were read, after any outcome but [Outcome#OTHER]. Creates objects only where
    /// they are others than those of the scan before.
    public Set<String> identifiers() {
        if (!Arrays.equals(named, 0, named.length, seen, 0, count)) {
            named = Arrays.copyOf(seen, count);
            names =
                    Arrays.stream(named)
                            .mapToObj(index -> table.entries().get(index).ai().digits())
                            .collect(Collectors.toUnmodifiableSet());
        }
        return names;
    }

    /// Where the 14 digits of the GTIN begin, after [Outcome#PACK].
    public int gtinOffset() {
        return gtinAt;
    }

    /// Where the serial begins, after [Outcome#PACK].
    public int serialOffset() {
        return serialAt;
    }

    /// How long the serial is.
    public int serialLength() {
        return serialLength;
    }

    /// Whether the code carries a lot.
    public boolean hasLot() {
        return lotAt != NONE;
    }

    /// Where the lot begins, if the code carries one.
    public int lotOffset() {
        return lotAt;
    }

    /// How long the lot is.
    public int lotLength() {
        return lotLength;
    }

    /// Whether the code carries an expiry.
    public boolean hasExpiry() {
        return expiryAt != NONE;
    }

    /// Where the six digits of the expiry begin, if the code carries one.
    public int expiryOffset() {
        return expiryAt;
    }

    /// Where the 18 digits of the SSCC begin, after [Outcome#CONTAINER].
    public int ssccOffset() {
        return ssccAt;
    }
}

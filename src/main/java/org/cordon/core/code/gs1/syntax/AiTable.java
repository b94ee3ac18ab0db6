package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The application identifiers that GS1 has assigned and what may follow each: data with a version, so
/// that a site can take a later release without a new program. Unchangeable; any thread.
public final class AiTable {
    private static final Messages TEXT = Messages.of(AiTable.class);
    private static final int PREFIXES = 100;
    private static final int PLACES = 10_000;

    private final Facts facts;
    private final List<AiEntry> entries;

    /// Digits of the identifiers that begin with two digits; 0 when none does.
    private final byte[] lengths = new byte[PREFIXES];

    /// Length of the data that two first digits predefine; 0 when they predefine none.
    private final byte[] predefined = new byte[PREFIXES];

    /// Place in `entries` by the identifier's digits, filled up with zeros behind; -1 when none.
    private final short[] places = new short[PLACES];

    /// Where a table comes from.
    ///
    /// @param version of the table, counted by whoever keeps it; journal entries name it
    /// @param effective first day it applies
    /// @param release GS1's name of the release it follows
    /// @param sha256 of its bytes, lower-case hexadecimal
    public record Facts(
            String version, LocalDate effective, String release, String source, String sha256) {}

    private AiTable(Facts facts, List<AiEntry> entries) {
        this.facts = facts;
        this.entries = List.copyOf(entries);
        Arrays.fill(places, (short) -1);
    }

    /// Reads the table, see `data/application-identifiers.txt`.
    ///
    /// @throws TableRefused naming the line and what is wrong with it
    public static AiTable read(InputStream in) {
        TableText text = TableText.read(in);
        List<AiEntry> entries = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (TableText.Row row : text.rows()) {
            for (AiEntry entry : AiRow.entries(row)) {
                entries.add(entry);
                lines.add(row.line());
            }
        }
        AiTable table = new AiTable(text.origin(), entries);
        for (int i = 0; i < entries.size(); i++) {
            table.place(i, lines.get(i));
        }
        for (int i = 0; i < entries.size(); i++) {
            table.checkQualifiers(entries.get(i), lines.get(i));
        }
        text.hold(entries.size());
        return table;
    }

    private void place(int index, int line) {
        AiEntry entry = entries.get(index);
        String digits = entry.ai().digits();
        int prefix = prefix(entry.ai());
        int fixed = entry.predefined() ? entry.maxLength() : 0;
        if (lengths[prefix] == 0) {
            lengths[prefix] = (byte) digits.length();
            predefined[prefix] = (byte) fixed;
        }
        if (lengths[prefix] != digits.length()) {
            throw new TableRefused(
                    TableRefused.Reason.MIXED_LENGTH,
                    line,
                    TEXT.get("syntax.row.mixed-digits", digits));
        }
        if (predefined[prefix] != fixed) {
            throw new TableRefused(
                    TableRefused.Reason.MIXED_PREDEFINED,
                    line,
                    TEXT.get("syntax.row.mixed-length", digits));
        }
        int place = place(digits);
        if (places[place] >= 0) {
            throw new TableRefused(
                    TableRefused.Reason.TWICE, line, TEXT.get("syntax.row.twice", digits));
        }
        places[place] = (short) index;
    }

    private void checkQualifiers(AiEntry entry, int line) {
        for (List<Ai> sequence : entry.linkKey().map(LinkKey::qualifiers).orElse(List.of())) {
            for (Ai qualifier : sequence) {
                if (entry(qualifier).isEmpty()) {
                    throw new TableRefused(
                            TableRefused.Reason.LINK_KEY,
                            line,
                            TEXT.get("syntax.row.qualifier", qualifier));
                }
            }
        }
    }

    private static int place(String digits) {
        return Integer.parseInt(digits + "0".repeat(4 - digits.length()));
    }

    /// Where the table comes from.
    public Facts facts() {
        return facts;
    }

    /// All entries, in the table's order.
    public List<AiEntry> entries() {
        return entries;
    }

    /// The entry of an identifier; empty when GS1 has not assigned it.
    public Optional<AiEntry> entry(Ai ai) {
        int index = places[place(ai.digits())];
        return index >= 0 && entries.get(index).ai().equals(ai)
                ? Optional.of(entries.get(index))
                : Optional.empty();
    }

    /// How many digits an identifier has that begins with the two digits given.
    ///
    /// @param prefix 0 to 99
    /// @return 2 to 4; 0 when the table has none that begins so
    public int digits(int prefix) {
        return lengths[prefix];
    }

    /// How long the data are of any identifier that begins with the two digits given, assigned or not.
    ///
    /// @param prefix 0 to 99
    /// @return characters; 0 when their length is not predefined
    public int predefinedLength(int prefix) {
        return predefined[prefix];
    }

    /// Whether GS1 could assign an identifier without making it impossible to tell scans apart: it has as
    /// many digits as those that begin like it.
    boolean couldAssign(Ai ai) {
        int digits = digits(prefix(ai));
        return digits == 0 || digits == ai.digits().length();
    }

    /// What can be said about an identifier that the table does not hold: nothing but its length, and
    /// that only if its first two digits predefine it.
    AiEntry unassigned(Ai ai) {
        int length = predefinedLength(prefix(ai));
        Component component =
                length > 0
                        ? new Component(DataType.NUMERIC, length, length, false, List.of())
                        : new Component(DataType.CSET_82, 1, Component.LONGEST, false, List.of());
        return new AiEntry(
                ai,
                List.of(component),
                length > 0,
                false,
                Optional.empty(),
                List.of(),
                List.of(),
                "");
    }

    private static int prefix(Ai ai) {
        return Integer.parseInt(ai.digits().substring(0, 2));
    }

    /// The entry whose identifier stands at a place. Creates no object.
    ///
    /// @return its index in [#entries()]; -1 when none of the table's stands there
    public int indexAt(byte[] data, int from, int to) {
        int prefix = prefixAt(data, from, to);
        int length = prefix < 0 ? 0 : lengths[prefix];
        if (length == 0 || to - from < length) {
            return -1;
        }
        int place = prefix * 100;
        for (int i = 2, weight = 10; i < length; i++, weight /= 10) {
            int digit = data[from + i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            place += digit * weight;
        }
        return places[place];
    }

    /// The number that two digits at a place make; -1 when there are none.
    static int prefixAt(byte[] data, int from, int to) {
        if (to - from < 2) {
            return -1;
        }
        int tens = data[from] - '0';
        int ones = data[from + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
    }
}

package org.cordon.core.code.gs1.syntax;

import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A table as text: facts about it, one `name = value` a line, then its rows, the first of which holds
/// a `|`. Empty lines and lines that begin with `#` are passed over.
///
/// @param sha256 of the bytes, lower-case hexadecimal
record TableText(String sha256, Map<String, String> facts, List<Row> rows) {
    private static final Messages TEXT = Messages.of(TableText.class);
    private static final int LARGEST = 1 << 20;

    /// @param line from 1
    record Row(int line, String text) {
        /// The columns, without the blanks around them.
        List<String> columns() {
            return java.util.stream.Stream.of(text.split("\\|", -1)).map(String::strip).toList();
        }
    }

    TableText {
        facts = Map.copyOf(facts);
        rows = List.copyOf(rows);
    }

    /// Reads it whole.
    ///
    /// @throws TableRefused if it is none
    static TableText read(InputStream in) {
        byte[] bytes = bytes(in);
        Map<String, String> facts = new HashMap<>();
        List<Row> rows = new ArrayList<>();
        String[] lines = text(bytes).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (!rows.isEmpty() || line.contains("|")) {
                rows.add(new Row(i + 1, line));
                continue;
            }
            String[] pair = line.split("=", 2);
            if (pair.length < 2 || pair[1].isBlank()) {
                throw new TableRefused(
                        TableRefused.Reason.FACT, i + 1, TEXT.get("syntax.fact.neither"));
            }
            if (facts.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new TableRefused(
                        TableRefused.Reason.FACT,
                        i + 1,
                        TEXT.get("syntax.fact.twice", pair[0].strip()));
            }
        }
        return new TableText(Sha256.of(bytes), facts, rows);
    }

    /// The facts that every table must give about itself.
    AiTable.Facts origin() {
        return new AiTable.Facts(
                need("version"), day("effective"), need("release"), need("source"), sha256);
    }

    /// A fact that must be there.
    private String need(String name) {
        String value = facts.get(name);
        if (value == null) {
            throw new TableRefused(
                    TableRefused.Reason.FACT, 0, TEXT.get("syntax.fact.missing", name));
        }
        return value;
    }

    /// A fact that must be a day.
    private LocalDate day(String name) {
        String value = need(name);
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new TableRefused(
                    TableRefused.Reason.DATE, 0, TEXT.get("syntax.fact.no-date", name, value, e));
        }
    }

    /// Refuses a table that has not as many entries as it says.
    void hold(int entries) {
        if (!need("count").equals(Integer.toString(entries))) {
            throw new TableRefused(
                    TableRefused.Reason.COUNT,
                    0,
                    TEXT.get("syntax.table.count", need("count"), entries));
        }
    }

    private static byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new TableRefused(
                        TableRefused.Reason.TOO_LARGE, 0, TEXT.get("syntax.table.too-large"));
            }
            return bytes;
        } catch (IOException e) {
            throw new TableRefused(
                    TableRefused.Reason.UNREADABLE, 0, TEXT.get("syntax.table.unreadable", e));
        }
    }

    private static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new TableRefused(
                    TableRefused.Reason.NOT_TEXT, 0, TEXT.get("syntax.table.no-text"));
        }
        return text;
    }
}

package org.cordon.adapter.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.cordon.adapter.csv.CsvOrderReader.Column;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;
import org.cordon.core.text.Messages;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Turns the records of one CSV file into units of a draft.
final class CsvUnitRows {
    private static final Messages TEXT = Messages.of(CsvUnitRows.class);
    private static final Pattern NOTE =
            Pattern.compile("\\s*(order|product)\\s*:\\s*(.*?)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final OrderBuilder draft;
    private final char separator;
    private final int year;
    private final Map<Column, Integer> columns = new EnumMap<>(Column.class);
    private final Map<String, Lot> lots = new java.util.HashMap<>();
    private final Map<String, Gtin> gtins = new java.util.HashMap<>();
    private int width;

    CsvUnitRows(OrderBuilder draft, char separator, int year) {
        this.draft = draft;
        this.separator = separator;
        this.year = year;
    }

    void accept(CsvRecord row) {
        int line = Math.toIntExact(row.getStartingLineNumber());
        if (row.isComment()) {
            note(row.getField(0), line);
        } else if (columns.isEmpty()) {
            header(row.getFields(), line);
        } else if (row.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
            unit(row, line);
        }
    }

    void end() {
        if (columns.isEmpty()) {
            throw new OrderRefused(place(1), "", TEXT.get("csv.header.missing", required()));
        }
    }

    private static void checkedNote(String text, int line, Runnable note) {
        if (text.isEmpty()) {
            throw new OrderRefused(place(line), "", TEXT.get("csv.comment.empty"));
        }
        note.run();
    }

    private void note(String comment, int line) {
        Matcher m = NOTE.matcher(comment);
        if (m.matches()) {
            String text = m.group(2);
            boolean order = m.group(1).equalsIgnoreCase("order");
            checkedNote(
                    text,
                    line,
                    () -> {
                        if (order) {
                            draft.order(orderId(text, line), line);
                        } else {
                            draft.product(text, line);
                        }
                    });
        }
    }

    private void header(List<String> titles, int line) {
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i);
            Column column =
                    Column.titled(title)
                            .orElseThrow(() ->
                                    new OrderRefused(
                                            place(line),
                                            OrderSource.shown(title),
                                            TEXT.get("csv.column.unknown", all())));
            if (columns.put(column, i) != null) {
                throw new OrderRefused(place(line), column.title(), TEXT.get("csv.column.twice"));
            }
        }
        for (Column column : Column.values()) {
            if (column.required() && !columns.containsKey(column)) {
                throw new OrderRefused(
                        place(line), column.title(), TEXT.get("csv.column.missing", required()));
            }
        }
        width = titles.size();
    }

    private void unit(CsvRecord row, int line) {
        if (row.getFieldCount() != width) {
            throw new OrderRefused(
                    place(line),
                    "",
                    TEXT.get("csv.row.width", row.getFieldCount(), width, separator));
        }
        UnitId id = id(cell(row, Column.GTIN), cell(row, Column.SERIAL), line);
        Optional<String> lot = some(cell(row, Column.LOT));
        Optional<String> expiry = some(cell(row, Column.EXPIRY));
        draft.unit(
                id,
                lot.map(l -> lot(l, line)),
                expiry.map(e -> expiry(e, line)),
                some(cell(row, Column.STATE)).map(s -> state(s, line)).orElse(UnitState.ACTIVE),
                line);
        some(cell(row, Column.PARENT))
                .ifPresent(p -> draft.pack(parent(p, line), List.of(id), line));
        some(cell(row, Column.ORDER)).ifPresent(o -> draft.order(orderId(o, line), line));
        some(cell(row, Column.PRODUCT)).ifPresent(p -> draft.product(p, line));
    }

    private String cell(CsvRecord row, Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.getField(at);
    }

    private static Optional<String> some(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    private UnitId id(String gtin, String serial, int line) {
        if (serial.isEmpty()) {
            throw refused(line, Column.SERIAL, TEXT.get("csv.serial.missing"));
        }
        if (gtin.isEmpty()) {
            return sscc(serial, line, Column.SERIAL)
                    .orElseThrow(() ->
                            refused(
                                    line,
                                    Column.SERIAL,
                                    TEXT.get("csv.serial.no-sscc", OrderSource.shown(serial))));
        }
        Gtin product = gtins.computeIfAbsent(gtin, g -> gtin(g, line));
        return new UnitId.Sgtin(product, value(serial, Serial::new, line, Column.SERIAL));
    }

    private static Gtin gtin(String text, int line) {
        boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
        int length = text.length();
        if (!digits || (length != 8 && (length < 12 || length > 14))) {
            throw refused(line, Column.GTIN, TEXT.get("csv.gtin.wrong", OrderSource.shown(text)));
        }
        String padded = "0".repeat(14 - length) + text;
        checkDigit(padded, line, Column.GTIN);
        return new Gtin(padded);
    }

    private static void checkDigit(String digits, int line, Column column) {
        if (!CheckDigit.isRight(digits)) {
            throw refused(
                    line,
                    column,
                    TEXT.get(
                            "csv.check-digit.wrong",
                            digits,
                            CheckDigit.of(digits.substring(0, digits.length() - 1))));
        }
    }

    /// 18 digits, or 20 with the application identifier 00 before them.
    private static Optional<UnitId> sscc(String text, int line, Column column) {
        String digits = text.length() == 20 && text.startsWith("00") ? text.substring(2) : text;
        if (digits.length() != 18 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        checkDigit(digits, line, column);
        return Optional.of(new UnitId.Container(new Sscc(digits)));
    }

    private static UnitId parent(String text, int line) {
        return sscc(text, line, Column.PARENT)
                .or(() -> UnitId.parse(text))
                .orElseThrow(() ->
                        refused(
                                line,
                                Column.PARENT,
                                TEXT.get("csv.parent.wrong", OrderSource.shown(text))));
    }

    private Lot lot(String text, int line) {
        return lots.computeIfAbsent(text, t -> value(t, Lot::new, line, Column.LOT));
    }

    private Expiry expiry(String text, int line) {
        Optional<Expiry> read =
                text.length() == 6 ? Expiry.parse(text, year) : isoDate(text).map(Expiry::new);
        return read.filter(e -> Expiry.parse(e.yymmdd(), year).equals(Optional.of(e)))
                .orElseThrow(() ->
                        refused(
                                line,
                                Column.EXPIRY,
                                TEXT.get("csv.expiry.wrong", OrderSource.shown(text))));
    }

    private static Optional<LocalDate> isoDate(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static UnitState state(String text, int line) {
        for (UnitState state : UnitState.values()) {
            if (state.name().equalsIgnoreCase(text)) {
                return state;
            }
        }
        throw refused(line, Column.STATE, TEXT.get("csv.state.wrong", OrderSource.shown(text)));
    }

    private static OrderId orderId(String text, int line) {
        return value(text, OrderId::new, line, Column.ORDER);
    }

    private static <T> T value(String text, Function<String, T> make, int line, Column column) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw refused(line, column, OrderSource.shown(String.valueOf(wrong.getMessage())));
        }
    }

    private static OrderRefused refused(int line, Column column, String reason) {
        return new OrderRefused(place(line), column.title(), reason);
    }

    /// The line as messages name it.
    static String place(int line) {
        return TEXT.get("csv.place.line", line);
    }

    /// The line that the library names in its message.
    static Optional<String> placeOf(CsvParseException e) {
        Matcher m = LINE.matcher(String.valueOf(e.getMessage()));
        return m.find() ? Optional.of(place(Integer.parseInt(m.group(1)))) : Optional.empty();
    }

    /// What the library says went wrong.
    static String detail(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return OrderSource.shown(String.valueOf(cause.getMessage()));
    }

    private static String required() {
        return Arrays.stream(Column.values())
                .filter(Column::required)
                .map(Column::title)
                .collect(Collectors.joining(", "));
    }

    private static String all() {
        return Arrays.stream(Column.values())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}

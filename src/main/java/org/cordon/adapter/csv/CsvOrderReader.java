package org.cordon.adapter.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.TimeSource;
import org.cordon.core.order.OrderBuilder;
import org.cordon.core.text.Messages;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// Reads an order from a CSV file. The form is described in the manual, chapter *Orders*; the rules
/// that hold for every format are those of [OrderBuilder].
///
/// Safe from any thread; takes seconds for a large file.
///
/// @param time tells the current year, which gives six-digit dates their century
public record CsvOrderReader(TimeSource time) implements OrderReader {
    private static final Messages TEXT = Messages.of(CsvOrderReader.class);

    /// Characters within which the header line must stand, and which no record may exceed.
    static final int MAX_RECORD = 16_384;

    @Override
    public boolean accepts(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return (name.endsWith(".csv") || name.endsWith(".txt"))
                && "{[<".indexOf(OrderSource.firstByte(file).orElse(' ')) < 0;
    }

    @Override
    public OrderFile read(Path file, Progress progress) {
        try (OrderSource source = OrderSource.open(file, progress)) {
            OrderBuilder draft = new OrderBuilder(CsvUnitRows::place);
            rows(source, draft);
            OrderBuilder.Built built = draft.build();
            if (progress.cancelled()) {
                throw new CancellationException(TEXT.get("csv.file.stopped", source.name()));
            }
            return new OrderFile(built.order(), source.name(), source.sha256(), built.units());
        } catch (OrderBuilder.Fault fault) {
            String place =
                    fault.at() == 0
                            ? String.valueOf(file.getFileName())
                            : CsvUnitRows.place(fault.at());
            throw new OrderRefused(place, column(fault.field()), fault.reason());
        }
    }

    private void rows(OrderSource source, OrderBuilder draft) {
        int year = time.now().atZone(time.zone()).getYear();
        try (BufferedReader text = new BufferedReader(source, MAX_RECORD)) {
            char separator = separator(text);
            CsvUnitRows rows = new CsvUnitRows(draft, separator, year);
            try (CsvReader<CsvRecord> records =
                    CsvReader.builder()
                            .fieldSeparator(separator)
                            .commentStrategy(CommentStrategy.READ)
                            .skipEmptyLines(true)
                            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                            .allowUnclosedQuote(false)
                            .maxBufferSize(MAX_RECORD)
                            .ofCsvRecord(text)) {
                records.forEach(rows::accept);
            }
            rows.end();
        } catch (CsvParseException e) {
            throw refusal(e, source.name());
        } catch (IOException e) {
            throw new OrderRefused(
                    source.name(), "", TEXT.get("csv.file.unreadable", e.getMessage()));
        }
    }

    /// The character between the columns: the one of `,` and `;` that the header has more of.
    private static char separator(BufferedReader text) throws IOException {
        text.mark(MAX_RECORD);
        char[] head = new char[MAX_RECORD - 1];
        int n = 0;
        for (int got = 0; got >= 0 && n < head.length; n += Math.max(got, 0)) {
            got = text.read(head, n, head.length - n);
        }
        text.reset();
        String header =
                new String(head, 0, n)
                        .lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .findFirst()
                        .orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        long commas = header.chars().filter(c -> c == ',').count();
        return semicolons > commas ? ';' : ',';
    }

    /// The library wraps whatever goes wrong below it: what we threw ourselves comes out again.
    private static RuntimeException refusal(CsvParseException e, String file) {
        for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
            if (t instanceof OrderRefused
                    || t instanceof CancellationException
                    || t instanceof OrderBuilder.Fault) {
                return (RuntimeException) t;
            }
        }
        OrderRefused refused =
                new OrderRefused(
                        CsvUnitRows.placeOf(e).orElse(file),
                        "",
                        isTooLong(e)
                                ? TEXT.get("csv.field.too-long", MAX_RECORD)
                                : TEXT.get("csv.quoting.wrong", CsvUnitRows.detail(e)));
        refused.initCause(e);
        return refused;
    }

    /// The library names the bound of its buffer, which is ours to know.
    private static boolean isTooLong(CsvParseException e) {
        return CsvUnitRows.detail(e).contains("buffer size");
    }

    private static String column(OrderBuilder.Field field) {
        return switch (field) {
            case UNIT, CHILD -> Column.SERIAL.title();
            case GTIN -> Column.GTIN.title();
            case LOT -> Column.LOT.title();
            case EXPIRY -> Column.EXPIRY.title();
            case PARENT -> Column.PARENT.title();
            case ORDER -> Column.ORDER.title();
            case PRODUCT -> Column.PRODUCT.title();
        };
    }

    /// What a file may state, and whether it must.
    enum Column {
        GTIN(true),
        SERIAL(true),
        LOT(true),
        EXPIRY(true),
        PARENT(true),
        ORDER(false),
        PRODUCT(false),
        STATE(false);

        private final boolean required;

        Column(boolean required) {
            this.required = required;
        }

        boolean required() {
            return required;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Column> titled(String title) {
            String wanted = title.strip().toLowerCase(Locale.ROOT);
            for (Column column : values()) {
                if (column.title().equals(wanted)) {
                    return Optional.of(column);
                }
            }
            return Optional.empty();
        }
    }
}

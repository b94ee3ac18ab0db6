package org.cordon.adapter.localstore;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Rows of one table in the order of their units, read a page at a time, so that neither the rows nor a lock are held for
/// long. For one thread.
final class KeyedRows<T> {
    private static final int PAGE = 4_000;

    /// A row.
    record Row<T>(String unit, T value) {}

    /// Reads rows whose unit comes after another, in the order of their units.
    @FunctionalInterface
    interface Page<T> {
        List<Row<T>> after(String unit, int most);
    }

    private final Page<T> page;
    private final Deque<Row<T>> rows = new ArrayDeque<>();
    private String last;
    private boolean ended;

    /// @param from units after this one
    KeyedRows(String from, Page<T> page) {
        last = from;
        this.page = page;
    }

    /// Rows that were read already, in the order of their units.
    static <T> KeyedRows<T> of(List<Row<T>> rows) {
        KeyedRows<T> read = new KeyedRows<>("", (_, _) -> List.of());
        read.rows.addAll(rows);
        read.ended = true;
        return read;
    }

    /// The unit of the next row; null at the end.
    @Nullable String next() {
        if (rows.isEmpty() && !ended) {
            read();
        }
        return rows.isEmpty() ? null : rows.peek().unit();
    }

    /// A page that is full may end within a unit, which is left for the next page then.
    private void read() {
        int most = PAGE;
        List<Row<T>> found = page.after(last, most);
        while (found.size() == most && found.getFirst().unit().equals(found.getLast().unit())) {
            most *= 2;
            found = page.after(last, most);
        }
        ended = found.size() < most;
        if (!found.isEmpty()) {
            String cut = ended ? "" : found.getLast().unit();
            for (Row<T> row : found) {
                if (!row.unit().equals(cut)) {
                    rows.add(row);
                    last = row.unit();
                }
            }
        }
    }

    /// Takes all rows of a unit, if it is the next one.
    List<T> take(String unit) {
        List<T> taken = new ArrayList<>(2);
        while (unit.equals(next())) {
            taken.add(rows.remove().value());
        }
        return taken;
    }
}

package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Log positions of the rows of one terminal: a row gives way to a later entry only, so that one
/// that is delivered late does not turn the clock back.
final class RowOrigin {
    private RowOrigin() {}

    /// Values of an update, with those of its end, which leaves a row of a later place as it is:
    /// `and (epoch < ? or (epoch = ? and seq < ?))`. What was found there before may have changed since.
    static Object[] before(LogPosition now, Object... values) {
        Object[] all = Arrays.copyOf(values, values.length + 3);
        all[values.length] = now.epoch();
        all[values.length + 1] = now.epoch();
        all[values.length + 2] = now.seq();
        return all;
    }

    /// The places of a terminal's rows, by key, in one question.
    ///
    /// @param question selects key, epoch and sequence number, up to the column of the key
    static Map<String, LogPosition> find(
            Handle handle, String question, TerminalId terminal, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        String marks = keys.stream().map(_ -> "?").collect(Collectors.joining(", ", " in (", ")"));
        return handle.select(
                        question + marks,
                        Stream.concat(Stream.of(terminal.value()), keys.stream()).toArray())
                .map((row, _) ->
                        Map.entry(row.getString(1), new LogPosition(row.getInt(2), row.getLong(3))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// When an entry was made, as exact as a database keeps it.
    static OffsetDateTime madeAt(Entry entry) {
        return entry.stamp().at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}

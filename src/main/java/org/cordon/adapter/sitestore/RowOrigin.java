package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.order.TerminalId;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Log positions of the rows of one terminal: a row gives way to a later entry only, so that one
/// that is delivered late does not turn the clock back.
final class RowOrigin {
    private RowOrigin() {}

    /// Fills the end of an update that leaves a row of a later place as it is:
    /// `and (epoch < ? or (epoch = ? and seq < ?))`. What was found there before may have changed since.
    static void after(LogPosition now, PreparedStatement update, int from) throws SQLException {
        update.setInt(from, now.epoch());
        update.setInt(from + 1, now.epoch());
        update.setLong(from + 2, now.seq());
    }

    /// The places of a terminal's rows, by key, in one question.
    ///
    /// @param question selects key, epoch and sequence number, up to the column of the key
    static Map<String, LogPosition> find(
            Connection connection, String question, TerminalId terminal, Collection<String> keys)
            throws SQLException {
        Map<String, LogPosition> places = new HashMap<>();
        if (keys.isEmpty()) {
            return places;
        }
        String marks = keys.stream().map(_ -> "?").collect(Collectors.joining(", ", " in (", ")"));
        try (PreparedStatement query = connection.prepareStatement(question + marks)) {
            query.setString(1, terminal.value());
            int at = 2;
            for (String key : keys) {
                query.setString(at++, key);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    places.put(rows.getString(1), new LogPosition(rows.getInt(2), rows.getLong(3)));
                }
            }
        }
        return places;
    }

    /// When an entry was made, as exact as a database keeps it.
    static OffsetDateTime madeAt(Entry entry) {
        return entry.stamp().at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}

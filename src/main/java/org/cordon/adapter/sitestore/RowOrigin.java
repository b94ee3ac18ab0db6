package org.cordon.adapter.sitestore;

import org.cordon.core.event.Entry;
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

/// Where a row's word comes from: it gives way to a later entry only, so that one that is delivered late
/// does not turn the clock back.
record RowOrigin(int epoch, long seq) {
    static RowOrigin of(Entry entry) {
        return new RowOrigin(entry.epoch(), entry.seq());
    }

    boolean before(RowOrigin other) {
        return epoch < other.epoch || (epoch == other.epoch && seq < other.seq);
    }

    /// Fills the end of an update that leaves a row of a later place as it is:
    /// `and (epoch < ? or (epoch = ? and seq < ?))`. What was found there before may have changed since.
    void after(PreparedStatement update, int from) throws SQLException {
        update.setInt(from, epoch);
        update.setInt(from + 1, epoch);
        update.setLong(from + 2, seq);
    }

    /// The places of a terminal's rows, by key, in one question.
    ///
    /// @param question selects key, epoch and sequence number, up to the column of the key
    static Map<String, RowOrigin> find(
            Connection connection, String question, TerminalId terminal, Collection<String> keys)
            throws SQLException {
        Map<String, RowOrigin> places = new HashMap<>();
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
                    places.put(rows.getString(1), new RowOrigin(rows.getInt(2), rows.getLong(3)));
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

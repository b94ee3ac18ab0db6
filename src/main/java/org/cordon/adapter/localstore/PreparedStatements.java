package org.cordon.adapter.localstore;

import org.cordon.core.event.StreamId;
import org.cordon.core.verdict.VerdictCode;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The prepared statements of a connection, each prepared once. An empty [Optional] is bound as
/// NULL, a full one as its content, and an enum constant by its name. Not safe for several threads.
final class PreparedStatements implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    PreparedStatements(Connection connection) {
        this.connection = connection;
    }

    /// Executes at once.
    ///
    /// @return number of rows touched
    int run(String sql, Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /// Adds to the batch of a statement; [#flush] executes it.
    void add(String sql, Object... values) throws SQLException {
        bound(sql, values).addBatch();
    }

    /// Reads one row.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// What a query gives, in its order.
    <T> List<T> list(String sql, Row<T> reading, Object... values) throws SQLException {
        try (ResultSet row = bound(sql, values).executeQuery()) {
            List<T> all = new ArrayList<>();
            while (row.next()) {
                all.add(reading.of(row));
            }
            return all;
        }
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, plain(values[i]));
        }
        return statement;
    }

    private static @Nullable Object plain(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? plain(optional.get()) : null;
        }
        if (value instanceof StreamId stream) {
            return stream.storedName();
        }
        if (value instanceof VerdictCode code) {
            return code.storedName();
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    /// Executes what was added for one statement.
    void flush(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement != null) {
            statement.executeBatch();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
    }
}

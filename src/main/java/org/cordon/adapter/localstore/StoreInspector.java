package org.cordon.adapter.localstore;

import org.cordon.adapter.sql.H2File;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.h2.api.ErrorCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;

import javax.sql.DataSource;

/// Looks into a store that nobody has open, reading only: makes nothing, repairs nothing.
public final class StoreInspector {
    private StoreInspector() {}

    /// What was found.
    public sealed interface Look {
        /// There is no store yet.
        record Absent() implements Look {}

        /// Another program has it open.
        record InUse() implements Look {}

        /// It opens.
        ///
        /// @param applied the last entry of each stream that stands in it
        /// @param parked entries that did not fit the lists
        record Opens(Map<StreamId, ChainHead> applied, long parked) implements Look {
            /// Keeps its own copy.
            public Opens {
                applied = Map.copyOf(applied);
            }
        }
    }

    /// Looks.
    ///
    /// @param file the database, without the `.mv.db` that H2 adds
    /// @throws StoreUnavailable if the file is damaged or of another form
    public static Look look(Path file) {
        Path absolute = file.toAbsolutePath();
        if (!Files.exists(H2File.path(absolute))) {
            return new Look.Absent();
        }
        DataSource source = H2Database.localStore(absolute).readOnly();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            return new Look.Opens(applied(statement), parked(statement));
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new Look.InUse();
            }
            throw new StoreUnavailable(
                    "the file cannot be read as a store: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    private static Map<StreamId, ChainHead> applied(Statement statement) throws SQLException {
        Map<StreamId, ChainHead> heads = new EnumMap<>(StreamId.class);
        try (ResultSet row =
                statement.executeQuery("select stream, epoch, seq, hash from applied")) {
            while (row.next()) {
                heads.put(
                        StreamId.ofStoredName(row.getString(1)),
                        new ChainHead(row.getInt(2), row.getLong(3), row.getString(4)));
            }
        }
        return heads;
    }

    private static long parked(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from parked")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

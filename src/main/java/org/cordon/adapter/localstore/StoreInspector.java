package org.cordon.adapter.localstore;

import org.cordon.adapter.sql.H2File;
import org.cordon.adapter.sql.Migrations;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.h2.api.ErrorCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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
        /// @param ends the last entry that it holds of each epoch, oldest first
        /// @param parked entries that did not fit the lists
        record Opens(
                Map<StreamId, ChainHead> applied, Map<StreamId, List<ChainHead>> ends, long parked)
                implements Look {
            /// Keeps its own copy.
            public Opens {
                applied = Map.copyOf(applied);
                ends = Map.copyOf(ends);
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
            return new Look.Opens(applied(statement), ends(connection), parked(statement));
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new Look.InUse();
            }
            throw unreadable(e);
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

    private static Map<StreamId, List<ChainHead>> ends(Connection connection) throws SQLException {
        Map<StreamId, List<ChainHead>> ends = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            List<ChainHead> each = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(EntryTable.ENDS)) {
                query.setString(1, stream.storedName());
                query.setString(2, stream.storedName());
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        each.add(EntryTable.head(row));
                    }
                }
            }
            ends.put(stream, List.copyOf(each));
        }
        return ends;
    }

    /// Tells the lines of a stream that a store holds, as they were recorded, in order.
    ///
    /// @param file the database, without the `.mv.db` that H2 adds
    /// @param line hears each; a line that is not as it was recorded comes as it is
    /// @throws StoreUnavailable if the file cannot be read as a store
    public static void lines(Path file, StreamId stream, Consumer<String> line) {
        try (Connection connection = H2Database.localStore(file).readOnly().getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select line from entries where stream = ? order by stream, epoch,"
                                        + " seq")) {
            query.setString(1, stream.storedName());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    line.accept(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /// How the replica of what other terminals hold stands.
    public enum Replica {
        /// There is none yet.
        ABSENT,
        /// Another program has it open.
        IN_USE,
        /// It opens, with tables of this version.
        CURRENT,
        /// Its tables are of an older version; the next start upgrades them.
        OLDER,
        /// Its tables are of a newer version, or of none: Cordon refuses to open it.
        OTHER
    }

    /// Looks at the replica of what other terminals hold.
    ///
    /// @param file the database, without the `.mv.db` that H2 adds
    /// @throws StoreUnavailable if the file is damaged
    /// @throws SchemaException if the program cannot tell the version of its tables
    public static Replica replica(Path file) {
        H2File replica = H2Database.replicaFile(file);
        if (!Files.exists(replica.path())) {
            return Replica.ABSENT;
        }
        try (Connection connection = replica.readOnly().getConnection();
                Statement statement = connection.createStatement()) {
            Migrations.State state = replica.tables().state();
            if (state == Migrations.State.CURRENT) {
                statement.executeQuery("select count(*) from holds where held").close();
            }
            return switch (state) {
                case CURRENT -> Replica.CURRENT;
                case OLDER -> Replica.OLDER;
                case NONE, NEWER, DIFFERENT -> Replica.OTHER;
            };
        } catch (SQLException e) {
            if (e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return Replica.IN_USE;
            }
            throw unreadable(e);
        }
    }

    private static StoreUnavailable unreadable(SQLException e) {
        return new StoreUnavailable(
                "the file cannot be read as a store: "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                e);
    }

    private static long parked(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from parked")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}

package org.cordon.adapter.localstore;

import org.cordon.adapter.sql.H2File;
import org.cordon.adapter.sql.Migrations;
import org.cordon.adapter.sql.SchemaException;
import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Looks into a store that nobody has open, reading only: makes nothing, repairs nothing.
public final class StoreInspector {
    private static final Messages TEXT = Messages.of(StoreInspector.class);

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
        /// @param deadLetters entries that did not fit the lists
        record Opens(
                Map<StreamId, ChainHead> applied,
                Map<StreamId, List<ChainHead>> ends,
                long deadLetters)
                implements Look {
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
    public static Look inspect(Path file) {
        Path absolute = file.toAbsolutePath();
        if (!Files.exists(H2File.path(absolute))) {
            return new Look.Absent();
        }
        try (Handle handle = open(H2Database.localStore(absolute))) {
            return new Look.Opens(applied(handle), ends(handle), count(handle, "parked"));
        } catch (JdbiException e) {
            SQLException cause = SqlAccess.cause(e);
            if (cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return new Look.InUse();
            }
            throw unreadable(cause);
        }
    }

    private static Handle open(H2File file) {
        return SqlAccess.jdbi(file.readOnly()).open();
    }

    private static Map<StreamId, ChainHead> applied(Handle handle) {
        return handle.select("select stream, epoch, seq, hash from applied")
                .map((row, _) ->
                        Map.entry(
                                StreamId.ofStoredName(row.getString(1)),
                                new ChainHead(row.getInt(2), row.getLong(3), row.getString(4))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<StreamId, List<ChainHead>> ends(Handle handle) {
        Map<StreamId, List<ChainHead>> ends = new EnumMap<>(StreamId.class);
        for (StreamId stream : StreamId.values()) {
            ends.put(
                    stream,
                    EntryTable.ends(epoch ->
                            handle.select(EntryTable.END_BEFORE, stream.storedName(), epoch)
                                    .map((row, _) -> EntryTable.head(row))
                                    .findOne()));
        }
        return ends;
    }

    /// Tells the lines of a stream that a store holds, as they were recorded, in order.
    ///
    /// @param file the database, without the `.mv.db` that H2 adds
    /// @param line hears each; a line that is not as it was recorded comes as it is
    /// @throws StoreUnavailable if the file cannot be read as a store
    public static void lines(Path file, StreamId stream, Consumer<String> line) {
        try (Handle handle = open(H2Database.localStore(file))) {
            handle.select(
                            "select line from entries where stream = ? order by stream, epoch, seq",
                            stream.storedName())
                    .mapTo(String.class)
                    .forEach(line);
        } catch (JdbiException e) {
            throw unreadable(SqlAccess.cause(e));
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
        try (Handle handle = open(replica)) {
            Migrations.State state = replica.tables().state();
            if (state == Migrations.State.CURRENT) {
                long _ = count(handle, "holds where held");
            }
            return switch (state) {
                case CURRENT -> Replica.CURRENT;
                case OLDER -> Replica.OLDER;
                case NONE, NEWER, DIFFERENT -> Replica.OTHER;
            };
        } catch (JdbiException e) {
            SQLException cause = SqlAccess.cause(e);
            if (cause.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return Replica.IN_USE;
            }
            throw unreadable(cause);
        }
    }

    static StoreUnavailable unreadable(SQLException e) {
        return new StoreUnavailable(
                TEXT.get(
                        "localstore.file.unreadable",
                        String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
                e);
    }

    private static long count(Handle handle, String rows) {
        return handle.select("select count(*) from " + rows).mapTo(Long.class).one();
    }
}

package org.cordon.adapter.localstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.digest.Sha256;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/// What stands in each table of a store that nobody has open, as a number and a digest: two stores hold
/// the same if these are the same. Why entries are `parked` is left out: an earlier version kept it as a
/// sentence, and the database words it anew. Reads only.
public final class TableChecksums {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private TableChecksums() {}

    /// One table.
    ///
    /// @param sha256 the sum, modulo 2^256, of the SHA-256 of each row: the order of rows plays no part
    public record Table(long rows, String sha256) {}

    /// Reads every table.
    ///
    /// @param file the database, without the `.mv.db` that H2 adds
    /// @return by name
    /// @throws StoreUnavailable if it cannot be read
    public static SortedMap<String, Table> of(Path file) {
        try (Handle handle = SqlAccess.jdbi(H2Database.localStore(file).readOnly()).open()) {
            SortedMap<String, Table> tables = new TreeMap<>();
            handle.select(
                            """
                            select table_name from information_schema.tables
                            where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'
                            and table_name <> 'flyway_schema_history'
                            """)
                    .mapTo(String.class)
                    .list()
                    .forEach(name -> tables.put(name, table(handle, name)));
            return tables;
        } catch (JdbiException e) {
            throw StoreInspector.unreadable(SqlAccess.cause(e));
        }
    }

    private static Table table(Handle handle, String name) {
        MessageDigest digest = Sha256.digest();
        AtomicLong rows = new AtomicLong();
        BigInteger sum =
                handle.select(
                                name.equals("PARKED")
                                        ? "select stream, epoch, seq from parked"
                                        : "select * from \"" + name + "\"")
                        .map((row, _) -> {
                            rows.incrementAndGet();
                            return new BigInteger(1, hash(row, digest));
                        })
                        .reduce(BigInteger.ZERO, (all, row) -> all.add(row).mod(MODULUS));
        byte[] bytes = sum.add(MODULUS).toByteArray();
        return new Table(
                rows.get(), HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length));
    }

    private static byte[] hash(ResultSet row, MessageDigest digest) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            String value = row.getString(i);
            // What tells two columns apart must not come from their content.
            digest.update((value == null ? "-:" : value.length() + ":").getBytes(UTF_8));
            digest.update((value == null ? "" : value).getBytes(UTF_8));
        }
        return digest.digest();
    }
}

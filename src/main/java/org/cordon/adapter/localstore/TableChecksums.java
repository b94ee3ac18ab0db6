package org.cordon.adapter.localstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.digest.Sha256;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/// What stands in each table of a store that nobody has open, as a number and a digest: two stores hold
/// the same if these are the same. Reads only.
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
        DataSource source = H2Database.localStore(file).readOnly();
        SortedMap<String, Table> tables = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names(statement)) {
                tables.put(name, table(statement, name));
            }
        } catch (SQLException e) {
            throw new StoreUnavailable(
                    "the file cannot be read as a store: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
        return tables;
    }

    private static List<String> names(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'
                        and table_name <> 'flyway_schema_history'
                        """)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private static Table table(Statement statement, String name) throws SQLException {
        BigInteger sum = BigInteger.ZERO;
        long rows = 0;
        MessageDigest digest = Sha256.digest();
        try (ResultSet row = statement.executeQuery("select * from \"" + name + "\"")) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int i = 1; i <= columns; i++) {
                    String value = row.getString(i);
                    // What tells two columns apart must not come from their content.
                    digest.update((value == null ? "-:" : value.length() + ":").getBytes(UTF_8));
                    digest.update((value == null ? "" : value).getBytes(UTF_8));
                }
                sum = sum.add(new BigInteger(1, digest.digest())).mod(MODULUS);
                rows++;
            }
        }
        byte[] bytes = sum.add(MODULUS).toByteArray();
        return new Table(rows, HexFormat.of().formatHex(bytes, bytes.length - 32, bytes.length));
    }
}

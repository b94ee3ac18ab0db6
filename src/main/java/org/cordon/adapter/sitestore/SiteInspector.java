package org.cordon.adapter.sitestore;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.order.TerminalId;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;

/// Looks at a site store on PostgreSQL as a terminal sees it, reading only: makes no tables.
public final class SiteInspector {
    private SiteInspector() {}

    /// What was found.
    ///
    /// @param role the terminal is known as
    /// @param tables whether a site store is there
    /// @param registered whether the role stands for this terminal
    /// @param mayAdd whether the role may add entries
    /// @param mayAlter whether it may change or delete them, which no terminal's role should
    /// @param mayRead whether the role may read how far the terminal's chains have come
    public record Look(
            String role,
            boolean tables,
            boolean registered,
            boolean mayAdd,
            boolean mayAlter,
            boolean mayRead) {}

    /// Looks; gives up where nothing answers, as a terminal does.
    ///
    /// @throws SiteStoreUnavailable if it cannot be reached or refuses the role
    public static Look look(SiteLogin login, TerminalId terminal) {
        Properties properties = login.properties("cordon doctor");
        properties.setProperty("readOnly", "true");
        try (Connection connection = DriverManager.getConnection(login.url(), properties)) {
            return look(connection, terminal);
        } catch (SQLException e) {
            throw new SiteStoreUnavailable(SqlStates.reason(e), e);
        }
    }

    private static Look look(Connection connection, TerminalId terminal) throws SQLException {
        try (PreparedStatement who =
                        connection.prepareStatement(
                                """
                                select current_user,
                                    to_regclass('site_entries') is not null
                                    and to_regclass('site_heads') is not null
                                    and to_regclass('site_terminals') is not null
                                """);
                ResultSet row = who.executeQuery()) {
            row.next();
            String role = row.getString(1);
            return row.getBoolean(2)
                    ? rights(connection, role, terminal)
                    : new Look(role, false, false, false, false, false);
        }
    }

    private static Look rights(Connection connection, String role, TerminalId terminal)
            throws SQLException {
        try (PreparedStatement rights =
                connection.prepareStatement(
                        """
                        select has_any_column_privilege('site_entries', 'insert'),
                            has_any_column_privilege('site_entries', 'update')
                                or has_table_privilege('site_entries', 'delete'),
                            has_table_privilege('site_terminals', 'select')
                                and has_table_privilege('site_heads', 'select')
                                and has_table_privilege('site_entries', 'select')
                                and has_table_privilege('site_parked', 'select')
                        """)) {
            try (ResultSet row = rights.executeQuery()) {
                row.next();
                boolean mayRead = row.getBoolean(3);
                return new Look(
                        role,
                        true,
                        mayRead && registered(connection, terminal),
                        row.getBoolean(1),
                        row.getBoolean(2),
                        mayRead);
            }
        }
    }

    private static boolean registered(Connection connection, TerminalId terminal)
            throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select count(*) from site_terminals
                        where role_name = current_user and terminal = ?
                        """)) {
            query.setString(1, terminal.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getLong(1) > 0;
            }
        }
    }
}

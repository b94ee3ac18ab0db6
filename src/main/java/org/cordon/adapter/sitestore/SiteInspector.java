package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.order.TerminalId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

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
    public static Look inspect(SiteLogin login, TerminalId terminal) {
        Properties properties = login.properties("cordon doctor");
        properties.setProperty("readOnly", "true");
        try (Handle handle = Jdbi.open(login.url(), properties)) {
            return inspect(handle, terminal);
        } catch (JdbiException e) {
            SQLException cause = SqlAccess.cause(e);
            throw new SiteStoreUnavailable(SqlStates.reason(cause), cause);
        }
    }

    private static Look inspect(Handle handle, TerminalId terminal) {
        String role = handle.select("select current_user").mapTo(String.class).one();
        boolean tables =
                handle.select(
                                """
                                select to_regclass('site_entries') is not null
                                    and to_regclass('site_heads') is not null
                                    and to_regclass('site_terminals') is not null
                                """)
                        .mapTo(Boolean.class)
                        .one();
        if (!tables) {
            return new Look(role, false, false, false, false, false);
        }
        return handle.select(
                        """
                        select has_any_column_privilege('site_entries', 'insert'),
                            has_any_column_privilege('site_entries', 'update')
                                or has_table_privilege('site_entries', 'delete'),
                            has_table_privilege('site_terminals', 'select')
                                and has_table_privilege('site_heads', 'select')
                                and has_table_privilege('site_entries', 'select')
                                and has_table_privilege('site_parked', 'select')
                        """)
                .map((row, _) ->
                        new Look(
                                role,
                                true,
                                row.getBoolean(3) && registered(handle, terminal),
                                row.getBoolean(1),
                                row.getBoolean(2),
                                row.getBoolean(3)))
                .one();
    }

    private static boolean registered(Handle handle, TerminalId terminal) {
        return handle.select(
                                """
                                select count(*) from site_terminals
                                where role_name = current_user and terminal = ?
                                """,
                                terminal.value())
                        .mapTo(Long.class)
                        .one()
                > 0;
    }
}

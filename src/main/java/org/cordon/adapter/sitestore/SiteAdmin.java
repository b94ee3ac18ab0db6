package org.cordon.adapter.sitestore;

import org.cordon.adapter.sql.SchemaException;
import org.cordon.adapter.sql.SqlAccess;
import org.cordon.app.port.EntryReader;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Sets a site store up on PostgreSQL with an administrator's role: tables, rights, and a role for each
/// terminal. Doing it again changes nothing that is there.
public final class SiteAdmin {
    private static final Messages TEXT = Messages.of(SiteAdmin.class);

    /// The role whose rights every terminal's role has.
    static final String TERMINALS = "cordon_terminal";

    /// An advisory lock's number, which means nothing else.
    private static final long ONE_AT_A_TIME = 0x636f72646f6eL;

    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private SiteAdmin() {}

    /// What was done to one thing.
    ///
    /// @param thing kind of it: `tables`, `role`, `lists`, `terminal` or `schema`
    /// @param name of it
    /// @param done `made`, `upgraded`, `joined`, `closed`, `taken up`, `refused` or `was there`
    public record Step(String thing, String name, String done) {}

    /// A terminal and the role that stands for it.
    ///
    /// @param role lower-case letters, digits and underscores
    public record TerminalRole(TerminalId terminal, String role) {
        /// Refuses names that would have to be quoted.
        public TerminalRole {
            if (!ROLE.matcher(role).matches()) {
                throw new IllegalArgumentException(TEXT.get("sitestore.role.unfit", role));
            }
        }
    }

    /// Passwords of roles that are made.
    @FunctionalInterface
    public interface Passwords {
        /// @throws IOException if it cannot be read or kept; the role is not made then
        String of(String role) throws IOException;
    }

    /// A role that stands for another terminal already.
    public static final class RoleTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RoleTaken(String message) {
            super(message);
        }
    }

    /// Makes what is missing, among it holds and incidents of operations that were delivered when the site kept no
    /// lists. Terminals may deliver meanwhile.
    ///
    /// @param reader of the lines of operations
    /// @param told hears of each step once it is done
    /// @param total is given, first, the number of entries whose changes other terminals have not received
    /// @param progress hears how many of them were taken up so far
    /// @throws SiteStoreUnavailable if the server cannot be reached or refuses; what was told stays done
    /// @throws RoleTaken if a role stands for another terminal
    /// @throws IOException if a password cannot be read or kept
    public static void init(
            SiteLogin administrator,
            List<TerminalRole> terminals,
            Passwords passwords,
            EntryReader reader,
            Consumer<Step> told,
            LongConsumer total,
            LongConsumer progress)
            throws IOException {
        PGSimpleDataSource source = source(administrator);
        try {
            try (Handle handle = SqlAccess.jdbi(source).open()) {
                // PostgreSQL refuses two who grant the same right at once. Ends with the
                // connection.
                handle.execute("select pg_advisory_lock(?)", ONE_AT_A_TIME);
                boolean group = exists(handle, TERMINALS);
                SiteSchema.Made made = SiteSchema.makeOnPostgres(source);
                told.accept(new Step("tables", "version " + made.now(), done(made)));
                told.accept(new Step("role", TERMINALS, group ? "was there" : "made"));
                close(handle);
                told.accept(new Step("schema", "public", "closed"));
                for (TerminalRole terminal : terminals) {
                    role(handle, terminal.role(), passwords, told);
                    map(handle, terminal, told);
                }
            }
            // Last, because it may take a while, and terminals can deliver already.
            lists(administrator, reader, told, total, progress);
        } catch (SQLException | JdbiException | SchemaException e) {
            throw new SiteStoreUnavailable(
                    TEXT.get(
                            "sitestore.server.not-set-up",
                            administrator.address(),
                            SqlStates.reason(e)),
                    e);
        }
    }

    private static void lists(
            SiteLogin login,
            EntryReader reader,
            Consumer<Step> told,
            LongConsumer total,
            LongConsumer progress) {
        try (SiteTransactions link = new SiteTransactions(new PostgresSiteStore(login))) {
            ProjectionBackfill.Taken taken =
                    new ProjectionBackfill(link, reader).run(total, progress);
            told.accept(
                    new Step(
                            "lists",
                            operations(taken.operations()),
                            taken.operations() == 0 ? "was there" : "taken up"));
            if (taken.left() > 0) {
                told.accept(new Step("lists", operations(taken.left()), "refused"));
            }
        }
    }

    private static String operations(long count) {
        return "%d operations".formatted(count);
    }

    private static String done(SiteSchema.Made made) {
        if (made.before().isEmpty()) {
            return "made";
        }
        return made.before().equals(made.now()) ? "was there" : "upgraded";
    }

    private static PGSimpleDataSource source(SiteLogin login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        Properties properties = login.properties("cordon site init");
        // An upgrade of large tables may take its time.
        properties.setProperty("socketTimeout", "0");
        try {
            for (String name : properties.stringPropertyNames()) {
                source.setProperty(name, properties.getProperty(name));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the driver does not know its own settings", e);
        }
        source.setURL(login.url());
        return source;
    }

    /// Nobody but the owner makes tables beside ours.
    private static void close(Handle handle) {
        handle.execute("revoke create on schema public from public");
        handle.execute("grant usage on schema public to " + TERMINALS);
    }

    private static void role(Handle handle, String role, Passwords passwords, Consumer<Step> told)
            throws SQLException, IOException {
        if (exists(handle, role)) {
            boolean joined = member(handle, role);
            if (!joined) {
                handle.execute("grant " + TERMINALS + " to " + role);
            }
            told.accept(new Step("role", role, joined ? "was there" : "joined"));
            return;
        }
        char[] password = passwords.of(role).toCharArray();
        Connection connection = handle.getConnection();
        connection.setAutoCommit(false);
        handle.execute("create role " + role + " login in role " + TERMINALS);
        // Encoded here, so that no statement that a server may log carries it.
        connection.unwrap(PGConnection.class).alterUserPassword(role, password, "scram-sha-256");
        connection.commit();
        connection.setAutoCommit(true);
        told.accept(new Step("role", role, "made"));
    }

    private static void map(Handle handle, TerminalRole terminal, Consumer<Step> told) {
        String name = "%s as %s".formatted(terminal.terminal(), terminal.role());
        Optional<String> before =
                one(
                        handle,
                        "select terminal from site_terminals where role_name = ?",
                        terminal.role());
        if (before.isPresent()) {
            if (!before.get().equals(terminal.terminal().value())) {
                throw new RoleTaken(
                        TEXT.get(
                                "sitestore.role.taken",
                                terminal.role(),
                                before.get(),
                                terminal.terminal()));
            }
            told.accept(new Step("terminal", name, "was there"));
            return;
        }
        handle.execute(
                "insert into site_terminals (role_name, terminal) values (?, ?)",
                terminal.role(),
                terminal.terminal().value());
        told.accept(new Step("terminal", name, "made"));
    }

    private static boolean exists(Handle handle, String role) {
        return one(handle, "select rolname from pg_roles where rolname = ?", role).isPresent();
    }

    private static boolean member(Handle handle, String role) {
        return one(handle, "select 'yes' where pg_has_role(?, '" + TERMINALS + "', 'member')", role)
                .isPresent();
    }

    private static Optional<String> one(Handle handle, String sql, String value) {
        return handle.select(sql, value).mapTo(String.class).findFirst();
    }
}

package org.cordon.adapter.sitestore;

import org.cordon.app.port.SiteStoreUnavailable;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells how a site store stands, for a site engineer; reads only. On PostgreSQL a terminal's role sees its
/// own chains, an administrator's all.
public final class SiteStatusQuery implements AutoCloseable {
    private final SiteTransactions link;
    private final boolean roles;

    private SiteStatusQuery(SiteDatabase database, boolean roles) {
        link = new SiteTransactions(database);
        this.roles = roles;
    }

    /// A site store on PostgreSQL.
    public static SiteStatusQuery postgres(SiteLogin login) {
        return new SiteStatusQuery(new PostgresSiteStore(login), true);
    }

    /// A site store in a file.
    ///
    /// @param file without the `.mv.db` that H2 adds
    /// @throws SiteStoreUnavailable if it is not there; none is made
    public static SiteStatusQuery file(Path file) {
        Path real = file.resolveSibling(file.getFileName() + ".mv.db");
        if (!Files.exists(real)) {
            String message = "There is no site store at %s.".formatted(real);
            throw new SiteStoreUnavailable(message, new IllegalStateException(message));
        }
        return new SiteStatusQuery(new FileSiteStore(file), false);
    }

    /// One stream of a terminal in one epoch.
    ///
    /// @param seq of the last entry
    /// @param received when the last entry came, by the server's clock; empty before the first
    /// @param parked entries set aside
    /// @param unprojected acts that the other terminals cannot be told of
    /// @param sound whether the head is that of the last entry
    public record Chain(
            String terminal,
            String stream,
            int epoch,
            long seq,
            String hash,
            Optional<Instant> received,
            long parked,
            long unprojected,
            boolean sound) {}

    /// An entry with something the matter.
    public record Trouble(String terminal, String stream, int epoch, long seq, String reason) {}

    /// A terminal's role.
    ///
    /// @param there whether the server has it, with the rights of a terminal
    /// @param mayAlter whether it may change or delete entries, which none should
    public record Role(String role, String terminal, boolean there, boolean mayAlter) {}

    /// All chains, by terminal, stream and epoch.
    public List<Chain> chains() {
        return read(
                """
                select h.terminal, h.stream, h.epoch, h.seq, h.hash,
                    coalesce(e.received_at, p.parked_at), coalesce(e.hash, p.hash),
                    (select count(*) from site_parked a
                        where a.terminal = h.terminal and a.stream = h.stream
                        and a.epoch = h.epoch and a.resolved_at is null),
                    (select count(*) from site_unprojected u
                        where u.terminal = h.terminal and u.stream = h.stream
                        and u.epoch = h.epoch)
                from site_heads h
                    left join site_entries e on e.terminal = h.terminal
                        and e.stream = h.stream and e.epoch = h.epoch and e.seq = h.seq
                    left join site_parked p on p.terminal = h.terminal
                        and p.stream = h.stream and p.epoch = h.epoch and p.seq = h.seq
                order by h.terminal, h.stream, h.epoch
                """,
                row ->
                        new Chain(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getString(5),
                                instant(row.getObject(6, OffsetDateTime.class)),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(4) == 0 || row.getString(5).equals(row.getString(7))));
    }

    /// Entries set aside and not delivered since.
    public List<Trouble> parked() {
        return troubles(
                "select terminal, stream, epoch, seq, reason from site_parked"
                        + " where resolved_at is null order by terminal, stream, epoch, seq");
    }

    /// Acts that the other terminals cannot be told of.
    public List<Trouble> unprojected() {
        return troubles(
                "select terminal, stream, epoch, seq, reason from site_unprojected"
                        + " order by terminal, stream, epoch, seq");
    }

    /// Roles of terminals; none in a file.
    public List<Role> roles() {
        if (!roles) {
            return List.of();
        }
        return read(
                """
                select t.role_name, t.terminal,
                    r.rolname is not null and pg_has_role(r.oid, 'cordon_terminal', 'member'),
                    r.rolname is not null
                        and (has_table_privilege(r.oid, 'site_entries', 'update')
                            or has_table_privilege(r.oid, 'site_entries', 'delete'))
                from site_terminals t left join pg_roles r on r.rolname = t.role_name
                order by t.terminal, t.role_name
                """,
                row ->
                        new Role(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4)));
    }

    private List<Trouble> troubles(String sql) {
        return read(
                sql,
                row ->
                        new Trouble(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getString(5)));
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String sql, Row<T> reading) {
        return link.read(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql);
                    ResultSet rows = query.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (rows.next()) {
                    all.add(reading.of(rows));
                }
                return all;
            }
        });
    }

    @Override
    public void close() {
        link.close();
    }
}

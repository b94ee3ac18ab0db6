package org.cordon.adapter.sitestore;

import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Tells how a site store stands, for a site engineer; reads only. On PostgreSQL a terminal's role sees its
/// own chains, an administrator's all.
public final class SiteStatusQuery implements AutoCloseable {
    private static final Messages TEXT = Messages.of(SiteStatusQuery.class);

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
            String message = TEXT.get("sitestore.file.none", real);
            throw new SiteStoreUnavailable(message, new IllegalStateException(message));
        }
        return new SiteStatusQuery(new FileSiteStore(file), false);
    }

    /// One stream of a terminal in one epoch.
    ///
    /// @param seq of the last entry
    /// @param received when the last entry came, by the server's clock; empty before the first
    /// @param deadLetters entries set aside
    /// @param unprojected operations that are missing in the lists of the other terminals
    /// @param sound whether the head is that of the last entry
    public record Chain(
            String terminal,
            String stream,
            int epoch,
            long seq,
            String hash,
            Optional<Instant> received,
            long deadLetters,
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
                (row, _) ->
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
    public List<Trouble> deadLetters() {
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
                        and (has_any_column_privilege(r.oid, 'site_entries', 'update')
                            or has_table_privilege(r.oid, 'site_entries', 'delete'))
                from site_terminals t left join pg_roles r on r.rolname = t.role_name
                order by t.terminal, t.role_name
                """,
                (row, _) ->
                        new Role(
                                row.getString(1),
                                row.getString(2),
                                row.getBoolean(3),
                                row.getBoolean(4)));
    }

    /// The last entry of each epoch of a terminal's stream, oldest epoch first.
    public List<ChainHead> heads(TerminalId terminal, StreamId stream) {
        return link.read(handle -> ChainTable.heads(handle, terminal, stream));
    }

    /// Place and hash of one entry, be it parked; empty if it is not there.
    public Optional<ChainHead> at(TerminalId terminal, StreamId stream, int epoch, long seq) {
        return link.read(handle -> new ChainTable(handle, terminal, stream, epoch).at(seq));
    }

    /// A chain that is there, by its entries or by its head.
    ///
    /// @param headSeq 0 if it has no head
    record ChainKey(String terminal, String stream, int epoch, long headSeq, String headHash) {}

    /// Something at the site that is not as it was delivered.
    ///
    /// @param kind `altered`, `missing`, `unlinked` (an entry that does not follow the one before) or `head`
    /// @param from first entry concerned
    /// @param to last entry concerned
    /// @param why in words
    public record Fault(String kind, long from, long to, String why) {}

    /// What came of checking a chain.
    ///
    /// @param entries that the head counts
    public record Verified(
            String terminal, String stream, int epoch, long entries, List<Fault> faults) {
        public Verified {
            faults = List.copyOf(faults);
        }
    }

    /// Checks every chain from its first entry to its last. Takes as long as reading all lines does.
    ///
    /// @param total hears first how many entries there are to check, as far as the heads count them
    /// @param progress hears how many were checked so far
    /// @param told hears of each chain, by terminal, stream and epoch
    public void verify(LongConsumer total, LongConsumer progress, Consumer<Verified> told) {
        List<ChainKey> chains = keys("");
        total.accept(chains.stream().mapToLong(ChainKey::headSeq).sum());
        AtomicLong done = new AtomicLong();
        for (ChainKey chain : chains) {
            List<Fault> faults =
                    new SiteVerifier(this, chain, page -> progress.accept(done.addAndGet(page)))
                            .run();
            told.accept(
                    new Verified(
                            chain.terminal(),
                            chain.stream(),
                            chain.epoch(),
                            chain.headSeq(),
                            faults));
        }
    }

    /// One chain as it is now.
    ChainKey again(ChainKey chain) {
        return keys(
                        " where c.terminal = ? and c.stream = ? and c.epoch = ?",
                        chain.terminal(),
                        chain.stream(),
                        chain.epoch())
                .getFirst();
    }

    private List<ChainKey> keys(String where, Object... values) {
        String sql =
                """
                select c.terminal, c.stream, c.epoch, coalesce(h.seq, 0), coalesce(h.hash, '')
                from (select terminal, stream, epoch from site_heads
                        union select distinct terminal, stream, epoch from site_entries
                        union select distinct terminal, stream, epoch from site_parked) c
                    left join site_heads h on h.terminal = c.terminal and h.stream = c.stream
                        and h.epoch = c.epoch
                """;
        return read(
                sql + where + " order by c.terminal, c.stream, c.epoch",
                (row, _) ->
                        new ChainKey(
                                row.getString(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getLong(4),
                                row.getString(5)),
                values);
    }

    /// Entries of a chain as the tables have them, those parked among them.
    List<SiteVerifier.Row> page(ChainKey chain, long afterSeq, int max) {
        String of = " where terminal = ? and stream = ? and epoch = ? and seq > ?";
        return read(
                "select seq, hash, line, null as line_base64 from site_entries"
                        + of
                        + " union all select seq, hash, null, line_base64 from site_parked"
                        + of
                        + " and resolved_at is null order by seq fetch first ? rows only",
                (row, _) ->
                        new SiteVerifier.Row(
                                row.getLong(1),
                                row.getString(2),
                                line(row.getString(3), row.getString(4))),
                chain.terminal(),
                chain.stream(),
                chain.epoch(),
                afterSeq,
                chain.terminal(),
                chain.stream(),
                chain.epoch(),
                afterSeq,
                max);
    }

    private static @Nullable String line(@Nullable String line, @Nullable String base64) {
        if (line != null || base64 == null) {
            return line;
        }
        try {
            return DeadLetterTable.decoded(base64);
        } catch (IllegalArgumentException altered) {
            return null;
        }
    }

    private List<Trouble> troubles(String sql) {
        return read(
                sql,
                (row, _) ->
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

    private <T> List<T> read(String sql, RowMapper<T> mapper, Object... values) {
        return link.read(handle -> handle.select(sql, values).map(mapper).list());
    }

    @Override
    public void close() {
        link.close();
    }
}

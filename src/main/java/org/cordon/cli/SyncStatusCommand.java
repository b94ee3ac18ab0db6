package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.DeadLetter;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.replication.ChainComparison;
import org.cordon.app.replication.ChainComparison.Result;
import org.cordon.app.replication.ChainSource;
import org.cordon.app.replication.SiteStore;
import org.cordon.app.replication.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `sync status`: how far each chain of a terminal's journal has come at the site. Reads only, and may
/// run while the program records.
@Command(name = "status", mixinStandardHelpOptions = true)
public final class SyncStatusCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(SyncStatusCommand.class);

    /// Where a terminal's journal goes.
    ///
    /// @param siteStore closed by the command
    public record Upward(TerminalId terminal, SiteStore siteStore) {}

    /// Finds it out from a data folder's settings.
    @FunctionalInterface
    public interface Settings {
        /// @throws IOException if they cannot be read
        /// @throws IllegalArgumentException if they cannot be used; the message says why
        Upward of(Path data) throws IOException;
    }

    /// Asked for at most, of each kind.
    private static final int SHOWN = 1_000;

    private final Settings settings;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    public SyncStatusCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var line = line();
        Path folder = data.folder();
        Results out = output.results(line.getOut());
        PrintWriter err = line.getErr();
        try {
            Upward upward = settings.of(folder);
            try (SiteStore siteStore = upward.siteStore()) {
                return compare(folder, upward.terminal(), siteStore, out) ? 0 : 1;
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            err.println(Failure.sentence(folder, e));
        } catch (JournalReader.BrokenChain | JournalUnavailable e) {
            err.println(e.getMessage());
        }
        err.flush();
        return 2;
    }

    private static boolean compare(
            Path folder, TerminalId terminal, SiteStore siteStore, Results out) throws IOException {
        ChainSource journal = new VerifiedChains(folder);
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean good = true;
        try {
            for (ChainComparison chain :
                    ChainComparison.all(journal, ChainSource.of(siteStore, terminal))) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("store", "site");
                row.put("address", siteStore.address());
                row.put("stream", chain.stream().storedName());
                row.put("epoch", chain.epoch());
                row.put("here", chain.here().seq());
                row.put("there", chain.there().seq());
                row.put("waiting", Math.max(0, chain.here().seq() - chain.there().seq()));
                good &= state(folder, chain, row);
                rows.add(row);
            }
            good &=
                    troubles(
                            "dead-letter", siteStore, siteStore.deadLetters(terminal, SHOWN), rows);
            good &=
                    troubles(
                            "unprojected", siteStore, siteStore.unprojected(terminal, SHOWN), rows);
        } catch (SiteStoreUnavailable e) {
            rows.clear();
            rows.add(unreachable(siteStore, e));
            good = false;
        }
        for (Map<String, Object> row : rows) {
            out.write(row);
        }
        out.flush();
        return good;
    }

    private static boolean troubles(
            String state,
            SiteStore siteStore,
            List<DeadLetter> troubles,
            List<Map<String, Object>> rows) {
        for (DeadLetter trouble : troubles) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("store", "site");
            row.put("address", siteStore.address());
            row.put("stream", trouble.stream().storedName());
            row.put("epoch", trouble.position().epoch());
            row.put("seq", trouble.position().seq());
            row.put("state", state);
            row.put("reason", trouble.reason());
            row.put("toDo", TEXT.get("cli.sync." + state));
            rows.add(row);
        }
        return troubles.isEmpty();
    }

    private static Map<String, Object> unreachable(SiteStore siteStore, SiteStoreUnavailable e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("store", "site");
        row.put("address", siteStore.address());
        row.put("state", "unreachable");
        row.put("reason", String.valueOf(e.getMessage()));
        row.put("toDo", TEXT.get("cli.sync.unreachable"));
        return row;
    }

    private static boolean state(Path folder, ChainComparison chain, Map<String, Object> row)
            throws IOException {
        return switch (chain.result()) {
            case Result.Continues(long waiting) -> {
                if (waiting > 0) {
                    JournalReader.open(folder, chain.stream())
                            .read(chain.epoch(), chain.there().seq(), 1)
                            .stream()
                            .findFirst()
                            .ifPresent(entry -> row.put("oldest", entry.stamp().at().toString()));
                }
                row.put("state", waiting == 0 ? "level" : "behind");
                yield true;
            }
            case Result.Ahead(long missing) -> {
                row.put("state", chain.onlyAtSite() ? "missing" : "ahead");
                row.put("missing", missing);
                String fetch = TEXT.get("cli.sync.fetch");
                row.put("toDo", chain.current() ? TEXT.get("cli.sync.ahead", fetch) : fetch);
                yield false;
            }
            case Result.Differs(long seq, Optional<ChainHead> here, Optional<ChainHead> there) -> {
                row.put("state", "differs");
                row.put("at", seq);
                row.put("hashHere", here.map(ChainHead::hash).orElse(""));
                row.put("hashThere", there.map(ChainHead::hash).orElse(""));
                row.put("toDo", TEXT.get("cli.sync.differs"));
                yield false;
            }
        };
    }

    /// The journal's files as they stood when they were checked.
    private static final class VerifiedChains implements ChainSource {
        private final Map<StreamId, JournalReader> streams = new EnumMap<>(StreamId.class);

        VerifiedChains(Path folder) throws IOException {
            for (StreamId stream : StreamId.values()) {
                streams.put(stream, JournalReader.verified(folder, stream));
            }
        }

        private JournalReader stream(StreamId stream) {
            return Objects.requireNonNull(streams.get(stream));
        }

        @Override
        public List<ChainHead> epochs(StreamId stream) {
            return stream(stream).epochs();
        }

        @Override
        public Optional<ChainHead> at(StreamId stream, int epoch, long seq) {
            return stream(stream).read(epoch, seq - 1, 1).stream().findFirst().map(Entry::head);
        }
    }
}

package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.SiteStore;
import org.cordon.app.port.SiteStoreUnavailable;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.TerminalId;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `sync status`: how far each chain of a terminal's journal has come at the site. Reads only, and may
/// run while the program records.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Compare this terminal's journal with what its site store holds.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the site answers, and all that it holds is this terminal's record",
            "1:it does not answer, holds another record, or has parked entries",
            "2:bad usage, or the journal or the settings cannot be read"
        })
public final class SyncStatusCommand implements Callable<Integer> {
    /// Where a terminal's journal goes.
    ///
    /// @param peer closed by the command
    public record Upward(TerminalId terminal, SiteStore peer) {}

    /// Finds it out from a data folder's settings.
    @FunctionalInterface
    public interface Settings {
        /// @throws IOException if they cannot be read
        /// @throws IllegalArgumentException if they cannot be used; the message says why
        Upward of(Path data) throws IOException;
    }

    private final Settings settings;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private TerminalData data = new TerminalData();

    /// The command, to be filled by picocli.
    public SyncStatusCommand(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        Path folder = data.folder();
        JsonLines out = new JsonLines(line.getOut());
        PrintWriter err = line.getErr();
        try {
            Upward upward = settings.of(folder);
            try (SiteStore peer = upward.peer()) {
                return compare(folder, upward.terminal(), peer, out) ? 0 : 1;
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

    private static boolean compare(Path folder, TerminalId terminal, SiteStore peer, JsonLines out)
            throws IOException {
        boolean good = true;
        for (StreamId stream : StreamId.values()) {
            JournalReader journal = JournalReader.verified(folder, stream);
            List<ChainHead> epochs = journal.epochs();
            for (ChainHead ours : epochs) {
                boolean current = ours.equals(epochs.getLast());
                Optional<ChainHead> theirs;
                try {
                    theirs = peer.head(terminal, stream, ours.epoch());
                } catch (SiteStoreUnavailable e) {
                    out.write(unreachable(peer, e));
                    out.flush();
                    return false;
                }
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("peer", "site");
                row.put("address", peer.address());
                row.put("stream", stream.storedName());
                row.put("epoch", ours.epoch());
                row.put("here", ours.seq());
                row.put("there", theirs.map(ChainHead::seq).orElse(0L));
                good &= state(journal, ours, theirs, current, row);
                out.write(row);
            }
        }
        out.flush();
        return good;
    }

    private static Map<String, Object> unreachable(SiteStore peer, SiteStoreUnavailable e) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("peer", "site");
        row.put("address", peer.address());
        row.put("state", "unreachable");
        row.put("why", String.valueOf(e.getMessage()));
        row.put(
                "toDo",
                "Entries wait here and nothing is lost. Check server, network, role and password.");
        return row;
    }

    private static boolean state(
            JournalReader journal,
            ChainHead ours,
            Optional<ChainHead> known,
            boolean current,
            Map<String, Object> row) {
        ChainHead theirs = known.orElse(new ChainHead(ours.epoch(), 0, Entry.NO_HASH));
        long waiting = Math.max(0, ours.seq() - theirs.seq());
        row.put("waiting", waiting);
        if (theirs.seq() > ours.seq()) {
            row.put("state", "ahead");
            row.put(
                    "toDo",
                    current
                            ? "Two terminals may share a name, or this data folder was put back."
                                    + " Tell quality assurance before going on."
                            : "This folder was restored from a backup; restore again with the site"
                                    + " at hand to fetch what is missing.");
            return !current;
        }
        if (theirs.seq() > 0 && !at(journal, theirs).equals(Optional.of(theirs))) {
            row.put("state", "differs");
            row.put("hashHere", at(journal, theirs).map(ChainHead::hash).orElse(""));
            row.put("hashThere", theirs.hash());
            row.put(
                    "toDo",
                    "Two terminals share a name, or a record was altered. Change nothing and tell"
                            + " quality assurance.");
            return false;
        }
        if (waiting > 0) {
            journal.read(ours.epoch(), theirs.seq(), 1).stream()
                    .findFirst()
                    .ifPresent(entry -> row.put("oldest", entry.stamp().at().toString()));
        }
        row.put("state", waiting == 0 ? "level" : "behind");
        return true;
    }

    private static Optional<ChainHead> at(JournalReader journal, ChainHead theirs) {
        return journal.read(theirs.epoch(), theirs.seq() - 1, 1).stream()
                .findFirst()
                .map(Entry::head);
    }
}

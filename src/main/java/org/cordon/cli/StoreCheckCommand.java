package org.cordon.cli;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.adapter.localstore.StoreInspector.Look;
import org.cordon.adapter.localstore.TableChecksums;
import org.cordon.adapter.localstore.TableChecksums.Table;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// `store check`: compares the local store, table by table, with one that is built afresh from the
/// verified journal as far as the store has come. Changes nothing.
@Command(name = "check", mixinStandardHelpOptions = true)
public final class StoreCheckCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(StoreCheckCommand.class);

    private final UnaryOperator<Path> storeOf;

    @Mixin private OfflineWork offline = new OfflineWork();

    /// The command, to be filled by picocli.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    public StoreCheckCommand(UnaryOperator<Path> storeOf) {
        this.storeOf = storeOf;
    }

    @Override
    public Integer call() {
        return offline.run(storeOf, "cli.check.failed", StoreCheckCommand::check);
    }

    private static int check(
            OfflineStore store, Path folder, Results out, PrintWriter err, ProgressOutput progress)
            throws IOException {
        StoreRebuilder feed = new StoreRebuilder(folder);
        SortedMap<String, Table> there;
        List<StoreRebuilder.Lacking> lacking;
        long behind;
        try {
            switch (StoreInspector.inspect(store.file())) {
                case Look.Absent _ -> {
                    err.println(TEXT.get("cli.check.absent", TEXT.get("cli.check.to-do")));
                    return 1;
                }
                case Look.InUse _ -> {
                    err.println(TEXT.get("cli.check.in-use"));
                    return 2;
                }
                case Look.Opens opens -> {
                    lacking = feed.lacking(opens.ends());
                    behind = feed.upTo(opens.applied());
                }
            }
            there = TableChecksums.of(store.file());
        } catch (StoreUnavailable unreadable) {
            err.println(
                    TEXT.get(
                            "cli.check.unreadable",
                            unreadable.getMessage(),
                            TEXT.get("cli.check.to-do")));
            return 1;
        }
        for (Path kept : store.contradictions()) {
            err.println(TEXT.get("cli.check.contradiction", kept));
        }
        if (!lacking.isEmpty()) {
            for (StoreRebuilder.Lacking each : lacking) {
                out.write(row(each));
            }
            err.println(TEXT.get("cli.check.last-copy"));
            return 1;
        }
        Path fresh =
                store.rebuild(feed, progress.of(err, "cli.progress.entries-applied", feed.total()));
        SortedMap<String, Table> rebuilt = TableChecksums.of(fresh);
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(rebuilt.keySet());
        boolean same = true;
        for (String name : names) {
            same &= Objects.equals(there.get(name), rebuilt.get(name));
            out.write(row(name, there.get(name), rebuilt.get(name)));
        }
        if (behind > 0) {
            err.println(TEXT.get("cli.check.behind", behind));
        }
        if (!same) {
            err.println(TEXT.get("cli.check.differs", TEXT.get("cli.check.to-do")));
        }
        return same ? 0 : 1;
    }

    private static Map<String, Object> row(StoreRebuilder.Lacking lacking) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("stream", lacking.stream().storedName());
        row.put("epoch", lacking.store().epoch());
        row.put("storeUpTo", lacking.store().seq());
        row.put("journalUpTo", lacking.journal());
        row.put(
                "result",
                lacking.journal() < lacking.store().seq()
                        ? "the journal lacks it"
                        : "the journal has it otherwise");
        return row;
    }

    private static Map<String, Object> row(
            String name, @Nullable Table there, @Nullable Table rebuilt) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("table", name);
        if (there != null) {
            row.put("rows", there.rows());
            row.put("sha256", there.sha256());
        }
        row.put("result", Objects.equals(there, rebuilt) ? "same" : "different");
        if (rebuilt != null && !rebuilt.equals(there)) {
            row.put("rebuiltRows", rebuilt.rows());
            row.put("rebuiltSha256", rebuilt.sha256());
        }
        return row;
    }
}

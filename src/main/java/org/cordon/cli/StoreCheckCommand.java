package org.cordon.cli;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.adapter.localstore.StoreInspector.Look;
import org.cordon.adapter.localstore.TableChecksums;
import org.cordon.adapter.localstore.TableChecksums.Table;
import org.cordon.app.port.StoreUnavailable;
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
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Compare the local store with one built afresh from the journal.",
        footerHeading = "%nExamples:%n",
        footer = {"  cordon store check", "  cordon store check --data /srv/cordon --format json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every table holds what the journal says",
            "1:a table differs, the store holds what the journal lacks, it is not there or of"
                    + " another form, or the journal does not verify",
            "2:bad usage, a program has the folder, or it cannot be read or written"
        })
public final class StoreCheckCommand implements Callable<Integer> {
    private static final String TO_DO =
            "Rebuild it with store rebuild, or start Cordon, which builds a store that is not there"
                    + " or of another form by itself.";
    private static final String LAST_COPY =
            "The store holds entries that the journal lacks or has otherwise. It may be their last"
                    + " copy: do not delete it. Write them out first: cordon store export --data"
                    + " DIR > entries.jsonl. Then compare with the site store (cordon sync status)"
                    + " and with backups.";

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
        return offline.run(storeOf, "The store cannot be checked", StoreCheckCommand::check);
    }

    private static int check(
            OfflineStore store, Path folder, Results out, PrintWriter err, ProgressOutput progress)
            throws IOException {
        StoreRebuilder feed = new StoreRebuilder(folder);
        SortedMap<String, Table> there;
        List<StoreRebuilder.Lacking> lacking;
        long behind;
        try {
            switch (StoreInspector.look(store.file())) {
                case Look.Absent _ -> {
                    err.println("There is no store. " + TO_DO);
                    return 1;
                }
                case Look.InUse _ -> {
                    err.println("Another program has the store open. End it, then try again.");
                    return 2;
                }
                case Look.Opens opens -> {
                    lacking = feed.lacking(opens.ends());
                    behind = feed.upTo(opens.applied());
                }
            }
            there = TableChecksums.of(store.file());
        } catch (StoreUnavailable unreadable) {
            err.println(unreadable.getMessage() + ". " + TO_DO);
            return 1;
        }
        for (Path kept : store.contradictions()) {
            err.println(
                    "%s contradicts the journal and was set aside. Keep it; see cordon store export --store."
                            .formatted(kept));
        }
        if (!lacking.isEmpty()) {
            for (StoreRebuilder.Lacking each : lacking) {
                out.write(row(each));
            }
            err.println(LAST_COPY);
            return 1;
        }
        Path fresh = store.rebuild(feed, progress.of(err, "entries applied", feed.total()));
        SortedMap<String, Table> rebuilt = TableChecksums.of(fresh);
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(rebuilt.keySet());
        boolean same = true;
        for (String name : names) {
            same &= Objects.equals(there.get(name), rebuilt.get(name));
            out.write(row(name, there.get(name), rebuilt.get(name)));
        }
        if (behind > 0) {
            err.println(
                    "The store is %,d entries behind the journal; it catches up when Cordon starts."
                            .formatted(behind));
        }
        if (!same) {
            err.println("The store does not hold what the journal says. " + TO_DO);
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

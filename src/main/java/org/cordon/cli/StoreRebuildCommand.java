package org.cordon.cli;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.app.port.StoreUnavailable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// `store rebuild`: builds the local store anew from the verified journal, while the program is not
/// running, and puts it in the place of the one that is there. One that holds entries which the journal lacks
/// is kept beside it.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Build the local store anew from the journal.",
        footerHeading = "%nExamples:%n",
        footer = {"  cordon store rebuild", "  cordon store rebuild --data /srv/cordon"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the store is rebuilt",
            "1:the journal does not verify; the store is as it was",
            "2:bad usage, a program has the folder, or it cannot be read or written"
        })
public final class StoreRebuildCommand implements Callable<Integer> {
    private final UnaryOperator<Path> storeOf;

    @Mixin private OfflineWork offline = new OfflineWork();

    /// The command, to be filled by picocli.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    public StoreRebuildCommand(UnaryOperator<Path> storeOf) {
        this.storeOf = storeOf;
    }

    @Override
    public Integer call() {
        return offline.run(
                storeOf,
                "The store is not rebuilt, and is as it was",
                StoreRebuildCommand::rebuild);
    }

    /// Only a store whose every entry the journal has may be replaced.
    private static boolean mayBeTheLastCopy(OfflineStore store, StoreRebuilder feed) {
        try {
            return switch (StoreInspector.look(store.file())) {
                case StoreInspector.Look.Absent _ -> false;
                case StoreInspector.Look.InUse _ ->
                        throw new StoreUnavailable(
                                "another program has the store open; end it, then try again");
                case StoreInspector.Look.Opens opens -> !feed.lacking(opens.ends()).isEmpty();
            };
        } catch (StoreUnavailable e) {
            if (e.getCause() == null) {
                throw e;
            }
            return true;
        }
    }

    private static int rebuild(
            OfflineStore store, Path folder, Results out, PrintWriter err, ProgressOutput progress)
            throws IOException {
        StoreRebuilder feed = new StoreRebuilder(folder);
        long start = System.nanoTime();
        store.rebuild(feed, progress.of(err, "entries applied", feed.total()));
        Map<String, Object> row = new LinkedHashMap<>();
        if (mayBeTheLastCopy(store, feed)) {
            Path aside = store.setAside();
            row.put("keptAs", aside.toString());
            err.println(
                    "The store that was there holds entries that the journal lacks, or cannot be read. It was kept as %s; do not delete it. See cordon store export --store."
                            .formatted(aside));
        }
        store.replace();
        row.put("store", OfflineStore.database(store.file()).toString());
        row.put("entries", feed.total());
        row.put("bytes", Files.size(OfflineStore.database(store.file())));
        row.put("seconds", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
        out.write(row);
        return 0;
    }
}

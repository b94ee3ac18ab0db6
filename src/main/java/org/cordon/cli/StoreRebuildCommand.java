package org.cordon.cli;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.text.Messages;

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
@Command(name = "rebuild", mixinStandardHelpOptions = true)
public final class StoreRebuildCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(StoreRebuildCommand.class);

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
        return offline.run(storeOf, "cli.rebuild.failed", StoreRebuildCommand::rebuild);
    }

    /// Only a store whose every entry the journal has may be replaced.
    private static boolean mayBeTheLastCopy(OfflineStore store, StoreRebuilder feed) {
        try {
            return switch (StoreInspector.inspect(store.file())) {
                case StoreInspector.Look.Absent _ -> false;
                case StoreInspector.Look.InUse _ ->
                        throw new StoreUnavailable(TEXT.get("cli.rebuild.in-use"));
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
        store.rebuild(feed, progress.of(err, "cli.progress.entries-applied", feed.total()));
        Map<String, Object> row = new LinkedHashMap<>();
        if (mayBeTheLastCopy(store, feed)) {
            Path aside = store.setAside();
            row.put("keptAs", aside.toString());
            err.println(TEXT.get("cli.rebuild.kept", aside));
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

package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader.BrokenChain;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/// `store rebuild`: builds the local store anew from the verified journal, while the program is not
/// running, and puts it in the place of the one that is there.
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = "Build the local store anew from the journal.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the store is rebuilt",
            "1:the journal does not verify; the store is as it was",
            "2:bad usage, a program has the folder, or it cannot be read or written"
        })
public final class StoreRebuildCommand implements Callable<Integer> {
    private final UnaryOperator<Path> storeOf;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description = "Data folder of the terminal.")
    private @Nullable Path data;

    /// The command, to be filled by picocli.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    public StoreRebuildCommand(UnaryOperator<Path> storeOf) {
        this.storeOf = storeOf;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = Objects.requireNonNull(data);
        int answer = 0;
        try (OfflineStore store = new OfflineStore(folder, storeOf.apply(folder))) {
            StoreFeed feed = new StoreFeed(folder);
            long start = System.nanoTime();
            store.rebuild(feed, new Percent(err, "entries applied", feed.total()));
            store.replace();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("store", OfflineStore.database(store.file()).toString());
            row.put("entries", feed.total());
            row.put("bytes", Files.size(OfflineStore.database(store.file())));
            row.put("seconds", Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
            new JsonLines(out).write(row);
        } catch (BrokenChain broken) {
            err.println(broken.getMessage());
            answer = 1;
        } catch (IOException | JournalUnavailable | StoreUnavailable e) {
            err.println("The store is not rebuilt, and is as it was: " + e.getMessage());
            answer = 2;
        }
        out.flush();
        err.flush();
        return answer;
    }
}

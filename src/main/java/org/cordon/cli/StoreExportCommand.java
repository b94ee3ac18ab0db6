package org.cordon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.StreamId;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// `store export`: the entries that the local store holds, each line as it was recorded. For when the store,
/// or one that was set aside, is the last copy of what the journal lost. Reads only; the program must not run
/// on that store.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the entries that the local store holds, as recorded, one a line.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cordon store export --format json > entries.jsonl",
            "  cordon store export --store /srv/cordon/store/cordon.contradiction-1.mv.db"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all entries came out, and each fits its own hash",
            "1:an entry does not fit its own hash; it came out as it is",
            "2:bad usage, a program has the store, or it cannot be read"
        })
public final class StoreExportCommand implements Callable<Integer> {
    private static final String ENDING = ".mv.db";

    private final UnaryOperator<Path> storeOf;

    @Spec private @Nullable CommandSpec spec;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "A store that was set aside, instead of the terminal's own.")
    private @Nullable Path file;

    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            converter = StreamConverter.class,
            description = "ACTS or SCANS; both, one after the other, if none is named.")
    private @Nullable StreamId stream;

    /// The command, to be filled by picocli.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    public StoreExportCommand(UnaryOperator<Path> storeOf) {
        this.storeOf = storeOf;
    }

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path store = file == null ? storeOf.apply(data.folder()) : withoutEnding(file);
        Results results = output.results(out);
        AtomicLong unsound = new AtomicLong();
        try {
            List<StreamId> streams = stream == null ? List.of(StreamId.values()) : List.of(stream);
            for (StreamId each : streams) {
                StoreInspector.lines(store, each, line -> write(line, results, unsound));
            }
        } catch (UncheckedIOException head) {
            return 0;
        } catch (StoreUnavailable e) {
            out.flush();
            err.println(
                    "The store cannot be exported: %s. End Cordon if it runs on this folder."
                            .formatted(e.getMessage()));
            err.flush();
            return 2;
        }
        if (unsound.get() > 0) {
            err.println(
                    "%,d entries do not fit their own hash: they were changed after they were recorded."
                            .formatted(unsound.get()));
        }
        out.flush();
        err.flush();
        return unsound.get() > 0 ? 1 : 0;
    }

    private static void write(String line, Results out, AtomicLong unsound) {
        byte[] bytes = line.getBytes(UTF_8);
        if (EntryFrame.check(bytes, 0, bytes.length) instanceof EntryFrame.Check.Unsound) {
            unsound.incrementAndGet();
        }
        try {
            out.writeRecorded(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path withoutEnding(Path database) {
        String name = database.getFileName().toString();
        return name.endsWith(ENDING)
                ? database.resolveSibling(name.substring(0, name.length() - ENDING.length()))
                : database;
    }
}

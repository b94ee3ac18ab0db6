package org.cordon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.cordon.adapter.localstore.StoreInspector;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.event.EntryFrame;
import org.cordon.core.event.StreamId;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// `store export`: the entries that the local store holds, each line as it was recorded. For when the store,
/// or one that was set aside, is the last copy of what the journal lost. Reads only; the program must not run
/// on that store.
@Command(name = "export", mixinStandardHelpOptions = true)
public final class StoreExportCommand extends CliCommand {
    private static final Messages TEXT = Messages.of(StoreExportCommand.class);
    private static final String ENDING = ".mv.db";

    private final UnaryOperator<Path> storeOf;

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private TerminalData data = new TerminalData();

    @Option(names = "--store", paramLabel = "FILE")
    private @Nullable Path file;

    @Option(names = "--stream", paramLabel = "STREAM", converter = StreamConverter.class)
    private @Nullable StreamId stream;

    /// The command, to be filled by picocli.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    public StoreExportCommand(UnaryOperator<Path> storeOf) {
        this.storeOf = storeOf;
    }

    @Override
    public Integer call() {
        PrintWriter out = line().getOut();
        PrintWriter err = line().getErr();
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
            err.println(TEXT.get("cli.store.unexported", e.getMessage()));
            err.flush();
            return 2;
        }
        if (unsound.get() > 0) {
            err.println(TEXT.get("cli.store.unsound", unsound.get()));
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

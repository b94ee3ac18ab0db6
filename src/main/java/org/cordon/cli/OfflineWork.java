package org.cordon.cli;

import org.cordon.adapter.journal.JournalReader.BrokenChain;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.text.Messages;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// What commands share that work on the local store of a terminal whose program does not run.
final class OfflineWork {
    private static final Messages TEXT = Messages.of(OfflineWork.class);

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin private TerminalData data = new TerminalData();

    @Mixin private ResultOutput output = new ResultOutput();

    @Mixin private ProgressOutput progress = new ProgressOutput();

    /// What is done with the store.
    @FunctionalInterface
    interface Work {
        /// @param folder the terminal's
        /// @return the exit code
        int on(
                OfflineStore store,
                Path folder,
                Results out,
                PrintWriter err,
                ProgressOutput progress)
                throws IOException;
    }

    /// Takes the folder and does it.
    ///
    /// @param storeOf where a data folder has its store, without file ending
    /// @param failure the text if something cannot be read or written
    /// @return the exit code: 1 if the journal does not verify, 2 on a failure
    int run(UnaryOperator<Path> storeOf, String failure, Work work) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Path folder = data.folder();
        int answer;
        try (OfflineStore store = new OfflineStore(folder, storeOf.apply(folder))) {
            answer = work.on(store, folder, output.results(out), err, progress);
        } catch (BrokenChain broken) {
            err.println(broken.getMessage());
            answer = 1;
        } catch (IOException | JournalUnavailable | StoreUnavailable e) {
            err.println(TEXT.get(failure, e.getMessage()));
            answer = 2;
        }
        out.flush();
        err.flush();
        return answer;
    }
}

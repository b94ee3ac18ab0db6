package org.cordon.app.replication;

import org.cordon.app.port.DeadLetter;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a site engineer does about entries that the site store refused. Safe from any thread; every
/// answer comes later, and fails with [SiteStoreUnavailable] while the site store is out of reach.
public interface SiteCommands {
    /// This terminal's entries that are parked at the site store, with its reasons, oldest first.
    CompletableFuture<List<DeadLetter>> deadLetters();

    /// Delivers them once more, after what refused them was put right at the site store.
    CompletableFuture<Retried> retry();

    /// Writes them to a file, each line as it stands in the journal, for whoever has to look.
    ///
    /// @param file must not exist yet; the answer fails with an `UncheckedIOException` that says why if
    ///     it does or cannot be written
    /// @return how many lines were written
    CompletableFuture<Integer> export(Path file);

    /// What became of a retry.
    ///
    /// @param delivered entries that are at their place now
    /// @param still those that were refused again, with the reasons given now
    record Retried(int delivered, List<DeadLetter> still) {
        public Retried {
            still = List.copyOf(still);
        }
    }
}

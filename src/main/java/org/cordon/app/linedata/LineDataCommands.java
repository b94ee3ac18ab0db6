package org.cordon.app.linedata;

import org.cordon.core.linedata.LineReport;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Takes what line and site systems report of the running order.
public interface LineDataCommands {
    /// A document with reports.
    ///
    /// @param source the file, without folder
    /// @param sha256 of the file, lower-case hexadecimal
    /// @param reports in its order
    record Document(String source, String sha256, List<LineReport> reports) {
        /// Keeps its own copy.
        public Document {
            reports = List.copyOf(reports);
        }
    }

    /// What became of a document.
    sealed interface Answer {
        /// All its reports are recorded and count.
        ///
        /// @param fresh how many of them were not known
        record Taken(int fresh) implements Answer {}

        /// Nothing of it is recorded: no order runs, or it is not known yet what was reported of it before. To be handed
        /// in again.
        record NotNow() implements Answer {}
    }

    /// Takes a document: its reports count for what is judged from then on, and those that are known are passed over. Waits
    /// while too many scans are not yet durable.
    ///
    /// @return completes once all its reports are durable; fails if they cannot be recorded
    CompletableFuture<Answer> take(Document document);

    /// So many documents were refused and wait for a person.
    void refused(int documents);
}

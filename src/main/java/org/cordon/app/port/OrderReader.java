package org.cordon.app.port;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads an order from a file of one format.
public interface OrderReader {
    /// Whether this reader is for such a file, judged by name and first bytes.
    boolean accepts(Path file);

    /// Reads and checks the whole file.
    ///
    /// @throws OrderRefused naming line or event, field and reason; nothing is kept of a bad file
    /// @throws java.util.concurrent.CancellationException if the progress asks to stop
    OrderFile read(Path file, Progress progress);

    /// The first of some readers that is for such a file.
    ///
    /// @throws OrderRefused if there is no file, or none of them is for it
    static OrderReader of(List<OrderReader> readers, Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw OrderSource.refused(name, "port.order.missing");
        }
        return readers.stream()
                .filter(r -> r.accepts(file))
                .findFirst()
                .orElseThrow(() -> OrderSource.refused(name, "port.order.other-format"));
    }

    /// Hears how far it has come, and may stop it.
    interface Progress {
        /// @param done bytes read
        /// @param total bytes in the file
        void at(long done, long total);

        /// Whether to stop.
        boolean cancelled();

        /// Progress nobody watches.
        Progress NONE =
                new Progress() {
                    @Override
                    public void at(long done, long total) {}

                    @Override
                    public boolean cancelled() {
                        return false;
                    }
                };
    }
}

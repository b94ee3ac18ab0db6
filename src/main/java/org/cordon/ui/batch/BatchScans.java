package org.cordon.ui.batch;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.ScanCommands;
import org.cordon.core.scanner.Bytes;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// Scans by hand for a field of a form, while its screen is in front: those of a keyboard wedge are judged first, and come
/// back with those of all others. FX thread.
final class BatchScans {
    private final ScanCommands scans;
    private final Function<Consumer<HandScan>, Subscription> handScans;
    private Optional<Subscription> heard = Optional.empty();

    /// @param handScans tells of scans by hand that belong to no station, on any thread
    BatchScans(ScanCommands scans, Function<Consumer<HandScan>, Subscription> handScans) {
        this.scans = scans;
        this.handScans = handScans;
    }

    /// Hears scans from now on.
    void hear(Consumer<HandScan> listener) {
        ignore();
        heard = Optional.of(handScans.apply(listener));
    }

    /// Hears none from now on.
    void ignore() {
        heard.ifPresent(Subscription::close);
        heard = Optional.empty();
    }

    /// Takes a scan of a keyboard wedge.
    CompletableFuture<?> typed(Bytes scan) {
        return scans.typed(scan);
    }
}

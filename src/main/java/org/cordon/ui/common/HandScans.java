package org.cordon.ui.common;

import org.cordon.app.concurrent.Subscription;
import org.cordon.app.scanning.HandScan;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Scans by hand that go to the screen in front. Whoever hears one answers the scanner. FX thread.
public final class HandScans {
    private final Function<Consumer<HandScan>, Subscription> all;
    private final Consumer<HandScan> listener;
    private Optional<Subscription> heard = Optional.empty();

    /// Hears none yet.
    ///
    /// @param all tells of scans by hand that belong to no station
    /// @param listener hears them while its screen is in front, on any thread
    public HandScans(Function<Consumer<HandScan>, Subscription> all, Consumer<HandScan> listener) {
        this.all = all;
        this.listener = listener;
    }

    /// The screen is in front, or is no longer.
    public void take(boolean inFront) {
        heard.ifPresent(Subscription::close);
        heard = inFront ? Optional.of(all.apply(listener)) : Optional.empty();
    }
}

package org.cordon.app.device;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/// Listens to devices that are not set up yet: nothing they send is judged or recorded. Safe from any
/// thread; never waits.
public interface ScannerTrials {
    /// Opens a device, and keeps it open until it is closed.
    ///
    /// @param device its connection counts; how it frames does not
    Trial open(ScannerConfig device, Ear ear);

    /// Hears the device on its own thread: return at once.
    interface Ear {
        /// Bytes as they came.
        ///
        /// @param at wall clock
        /// @param nanos the same moment on the monotonic clock
        void raw(Bytes chunk, Instant at, long nanos);

        /// How the connection stands.
        ///
        /// @param detail why; [Reason#none] if there is nothing to add
        void state(DeviceState state, Reason detail);
    }

    /// A device that is listened to.
    interface Trial {
        /// Lets the device go; again and again without harm.
        ///
        /// @return completes once others may open it
        CompletableFuture<Void> close();
    }
}

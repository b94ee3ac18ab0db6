package org.cordon.app.scanning;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;

import java.time.Instant;

/// Listens to what devices send before anyone judges it: for setting up a scanner, and for trying
/// one out. Safe from any thread.
public interface ScannerMonitoring {
    /// Begins to listen to one device.
    ///
    /// A scan that was typed or came from a keyboard wedge has a frame only, under
    /// [ScanPipeline#TYPED]. While one is diverted its future is cancelled, and whoever waits for it has
    /// nothing to say.
    ///
    /// @param device need not be attached yet
    /// @param ear hears what comes from now on
    /// @return end it by closing it, else a diverted device stays mute
    Tap open(DeviceId device, Mode mode, Ear ear);

    /// What becomes of the frames.
    enum Mode {
        /// They are judged as always.
        LISTEN,
        /// They are heard here only: nothing is judged, nothing recorded.
        DIVERT
    }

    /// Hears a device, on the device's own thread (for typed scans on the thread of whoever typed):
    /// return at once, since the next scan waits. What is thrown is logged and harms nobody.
    interface Ear {
        /// Bytes as they came, header, terminators and all, before they are framed.
        ///
        /// @param at when they came, wall clock
        /// @param nanos the same moment on the monotonic clock
        void raw(Bytes chunk, Instant at, long nanos);

        /// A frame, whole or not. It follows the bytes it is made of.
        void frame(Frame frame);
    }

    /// One who listens.
    interface Tap extends AutoCloseable {
        /// Ends the listening; again and again without harm. What is under way is still heard.
        @Override
        void close();
    }
}

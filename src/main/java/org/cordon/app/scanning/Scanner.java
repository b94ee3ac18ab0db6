package org.cordon.app.scanning;

import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.MessageForm;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.Optional;

/// A device that sends scans. It looks after its own connection: it comes back by itself after an
/// unplug, and reports each change.
public interface Scanner extends AutoCloseable {
    /// Its name.
    DeviceId id();

    /// What it sees.
    DeviceRole role();

    /// The station that it is bound to, if to one.
    default Optional<StationId> station() {
        return Optional.empty();
    }

    /// What a message of it is.
    default MessageForm form() {
        return MessageForm.CODE;
    }

    /// Where it is attached, for people: a port path or an address.
    String address();

    /// Starts reading. Both listeners are called on the device's own thread, frames in the order of
    /// arrival.
    void start(Listener listener);

    /// Tells the device something, for its own beeper and trigger, in the words its settings give it;
    /// a device without such words is not told. Any thread; never waits. What cannot be sent is told
    /// of in the device's state.
    default void send(ScannerReplies.Kind what) {}

    /// Stops and closes with a deadline; never hangs.
    @Override
    void close();

    /// Takes what a device has to say.
    interface Listener {
        /// A whole frame, or a truncated one.
        void frame(Frame frame);

        /// A message that is more than a code, of a device whose messages are.
        ///
        /// @return why it cannot be followed; then nothing came of it
        default Optional<Reason.Coded> message(LineMessage message) {
            return Optional.empty();
        }

        /// A change of state.
        ///
        /// @param detail why; [Reason#none] if there is nothing to add
        void state(DeviceId device, DeviceState state, Reason detail);

        /// Whether anybody wants the bytes of a device before they are framed. Asked for each chunk on
        /// the device's own thread: answer at once.
        default boolean hears(DeviceId device) {
            return false;
        }

        /// Bytes as they came, before they are framed; called only where [#hears] says so.
        ///
        /// @param at when they came, wall clock
        /// @param nanos the same moment on the monotonic clock
        default void raw(DeviceId device, Bytes chunk, Instant at, long nanos) {}
    }
}

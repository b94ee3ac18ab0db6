package org.cordon.app.device;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.util.List;

/// Says what a message of a device means, for whoever watches its bytes: nothing comes of it. Safe from any thread; answers
/// at once, whatever the message.
public interface DeviceMessages {
    /// What a message means.
    ///
    /// @param message without header and terminator
    /// @param device what is set of it
    Meaning of(Bytes message, ScannerConfig device);

    /// What a message may mean.
    sealed interface Meaning {
        /// Codes that were read, and what was said beside them.
        ///
        /// @param beside [Reason#none] if nothing was
        record Codes(List<Bytes> codes, Reason beside) implements Meaning {
            /// Keeps its own copy.
            public Codes {
                codes = List.copyOf(codes);
            }
        }

        /// No code: a signal of the line, or what a machine says of itself.
        record Said(Reason what) implements Meaning {}

        /// It would not be taken.
        record Wrong(Reason why) implements Meaning {}
    }
}

package org.cordon.app.scanning;

import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.Frame;

import java.util.List;
import java.util.Optional;

/// What a device says in one message that is more than a code: codes that belong together, or a signal.
///
/// @param whole the message as it came
/// @param own station of the device, if it has one
/// @param named station that it is about; empty for the device's own
/// @param codes what was read; empty for a signal
/// @param signal empty for codes
public record LineMessage(
        Frame whole,
        Optional<StationId> own,
        Optional<StationId> named,
        List<Frame> codes,
        Optional<LineSignal> signal,
        ReadDetails details) {
    /// Refuses what says nothing, and what says both.
    public LineMessage {
        codes = List.copyOf(codes);
        if (codes.isEmpty() == signal.isEmpty()) {
            throw new IllegalArgumentException("either codes or a signal");
        }
    }
}

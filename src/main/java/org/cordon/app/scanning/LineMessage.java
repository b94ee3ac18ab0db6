package org.cordon.app.scanning;

import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.scanner.Frame;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a device says in one message that is more than a code: codes that belong together, a signal, or what a machine
/// says of itself.
///
/// @param whole the message as it came
/// @param own station of the device, if it has one
/// @param named station that it is about; empty for the device's own
/// @param codes what was read; empty for a signal and a report
/// @param signal empty for codes and a report
/// @param report empty for codes and a signal
public record LineMessage(
        Frame whole,
        Optional<StationId> own,
        Optional<StationId> named,
        List<Frame> codes,
        Optional<LineSignal> signal,
        ReadDetails details,
        Optional<OfMachine> report) {
    /// What a machine says of itself.
    ///
    /// @param machine what it calls itself; empty where the device has one machine
    /// @param saidAt when it happened, by the machine's own clock
    public record OfMachine(
            Optional<String> machine, MachineReport report, Optional<Instant> saidAt) {}

    /// Codes or a signal.
    public LineMessage(
            Frame whole,
            Optional<StationId> own,
            Optional<StationId> named,
            List<Frame> codes,
            Optional<LineSignal> signal,
            ReadDetails details) {
        this(whole, own, named, codes, signal, details, Optional.empty());
    }

    /// Refuses what says nothing, and what says two things.
    public LineMessage {
        codes = List.copyOf(codes);
        int said =
                (codes.isEmpty() ? 0 : 1)
                        + (signal.isPresent() ? 1 : 0)
                        + (report.isPresent() ? 1 : 0);
        if (said != 1) {
            throw new IllegalArgumentException("codes, a signal or a report");
        }
    }
}

package org.cordon.app.scanning;

import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.StationId;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Messages of machines: signals of the line, and codes with what the machine says beside them. Any thread.
///
/// @param found informed of what signals show of the line
/// @param aside whether a code is not judged
/// @param person who is signed in
record MachineMessages(
        Line line,
        IntakeLoop intake,
        ScanEvaluator evaluator,
        LineState lineState,
        Consumer<LineFinding> found,
        Predicate<Frame> aside,
        Supplier<Optional<PersonId>> person) {
    /// What a machine says of the line waits as long as a scan would. Signals and scans are taken in the order of their
    /// arrival.
    ///
    /// @return what is wrong with it, if it is not taken
    Optional<Reason.Coded> take(LineMessage message) {
        Optional<StationId> station =
                message.named().or(() -> message.own().filter(id -> line.station(id).isPresent()));
        Optional<Reason.Coded> wrong = line.contradicts(station, message.details().lane());
        if (wrong.isPresent()) {
            return wrong;
        }
        message.signal()
                .ifPresentOrElse(
                        signal -> intake.await(() -> signal(station, signal, message), found),
                        () -> codes(message, station));
        return Optional.empty();
    }

    private SignalOutcome signal(
            Optional<StationId> station, LineSignal signal, LineMessage message) {
        SignalOutcome outcome =
                evaluator.signal(
                        station,
                        signal,
                        message.whole().at(),
                        message.whole().nanos(),
                        message.details());
        lineState.filling(evaluator.filling());
        lineState.challenged(evaluator.challenged());
        return outcome;
    }

    private void codes(LineMessage message, Optional<StationId> station) {
        List<Frame> codes = message.codes().stream().filter(code -> !aside.test(code)).toList();
        if (!codes.isEmpty()) {
            intake.await(new IntakeLoop.Read(codes, station, message.details()), person.get());
        }
    }
}

package org.cordon.app.scanning;

import org.cordon.app.port.TimeSource;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.Frame;
import org.cordon.core.verdict.Judgement;
import org.cordon.core.verdict.VerdictReasons;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Judges what a person types or shows in a picture, and says what a code would mean. Any thread may call it.
final class ScansByHand {
    private final IntakeLoop intake;
    private final ScanEvaluator evaluator;
    private final TimeSource time;
    private final Predicate<Frame> diverts;
    private final Supplier<Optional<PersonId>> person;

    /// @param diverts whether a code is not to be judged, since somebody tries a scanner with it
    /// @param person who is signed in
    ScansByHand(
            IntakeLoop intake,
            ScanEvaluator evaluator,
            TimeSource time,
            Predicate<Frame> diverts,
            Supplier<Optional<PersonId>> person) {
        this.intake = intake;
        this.evaluator = evaluator;
        this.time = time;
        this.diverts = diverts;
        this.person = person;
    }

    /// A code is scanned.
    ///
    /// @return once it is durable; cancelled if the code is not judged
    CompletableFuture<EvaluatedScan> scanned(DeviceId device, Bytes scan) {
        Frame frame = new Frame(device, scan, time.now(), time.nanos(), 0);
        CompletableFuture<EvaluatedScan> durable = new CompletableFuture<>();
        if (diverts.test(frame)) {
            durable.cancel(false);
            return durable;
        }
        intake.offer(frame, person.get(), durable);
        return durable;
    }

    /// What a code would mean if it were scanned now; records nothing.
    CompletableFuture<PictureCommands.Preview> preview(Bytes scan) {
        CompletableFuture<PictureCommands.Preview> said = new CompletableFuture<>();
        intake.queue()
                .task(() -> {
                    try {
                        Judgement judgement =
                                intake.onceTheStoreAnswers(() -> evaluator.preview(scan));
                        said.complete(
                                new PictureCommands.Preview(
                                        judgement, VerdictReasons.of(judgement)));
                    } catch (RuntimeException broken) {
                        said.completeExceptionally(broken);
                    }
                });
        return said;
    }
}

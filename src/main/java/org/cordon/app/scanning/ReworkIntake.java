package org.cordon.app.scanning;

import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.TimeSource;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.LineFinding;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Hands what a person asks and does at the rework station to the thread that judges, so that it has its place among the
/// scans.
final class ReworkIntake implements LineUnits {
    private final IntakeLoop intake;
    private final ScanEvaluator evaluator;
    private final RunningOrder running;
    private final TimeSource time;
    private final Consumer<LineFinding> found;
    private final ScannerFeedback feedback;
    private final Listeners<HandScan> listeners = new Listeners<>("scans by hand");

    /// @param found informed of what rework shows of the line
    ReworkIntake(
            IntakeLoop intake,
            ScanEvaluator evaluator,
            RunningOrder running,
            TimeSource time,
            Consumer<LineFinding> found,
            ScannerFeedback feedback) {
        this.intake = intake;
        this.evaluator = evaluator;
        this.running = running;
        this.time = time;
        this.found = found;
        this.feedback = feedback;
    }

    /// A scan is durable. Any thread; while nobody listens nothing is asked, and its scanner is answered by its verdict.
    void scanned(EvaluatedScan scan, ScanJudged event) {
        boolean heard =
                !listeners.isEmpty()
                        && event.role() == DeviceRole.HANDHELD
                        && event.station().isEmpty();
        if (heard) {
            intake.queue().task(() -> publish(scan));
        } else {
            feedback.judged(scan.device(), scan.code());
        }
    }

    private void publish(EvaluatedScan scan) {
        if (listeners.isEmpty()) {
            feedback.judged(scan.device(), scan.code());
            return;
        }
        listeners.publish(
                intake.onceTheStoreAnswers(() ->
                        new HandScan(
                                scan,
                                scan.unit().map(id -> known(scan, id)),
                                good -> feedback.answered(scan.device(), good))));
    }

    private ScannedUnit known(EvaluatedScan scan, UnitId id) {
        return evaluator.records().scanned(id, scan.judgement().verdict());
    }

    @Override
    public Subscription onHandScan(Consumer<HandScan> listener) {
        return listeners.add(listener);
    }

    @Override
    public CompletableFuture<RecordedContainer> container(UnitId id, List<UnitId> packed) {
        return ask(() -> evaluator.records().container(id, packed));
    }

    @Override
    public CompletableFuture<Optional<Reason.Coded>> comeback(ScannedUnit unit, boolean closed) {
        return ask(() -> evaluator.records().comeback(unit, closed).refusal());
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        intake.queue()
                .task(() -> {
                    try {
                        answer.complete(intake.onceTheStoreAnswers(question));
                    } catch (RuntimeException broken) {
                        answer.completeExceptionally(broken);
                    }
                });
        return answer;
    }

    @Override
    public CompletableFuture<Entry> reintroduce(
            PersonId who, ScannedUnit unit, boolean closed, String reason) {
        return change(
                who,
                () -> evaluator.records().comeback(unit, closed).refusal(),
                order -> new ContainerEvent.UnitReintroduced(unit.id(), time.now(), order, reason));
    }

    @Override
    public CompletableFuture<Entry> open(PersonId who, UnitId container, String reason) {
        return change(
                who,
                () -> {
                    RecordedContainer now = evaluator.records().container(container);
                    return unusable(now)
                            .or(() ->
                                    refuse(now.content().isEmpty(), "rework.nothing-in", now.id()));
                },
                order -> new ContainerEvent.ContainerOpened(container, time.now(), order, reason));
    }

    @Override
    public CompletableFuture<Entry> reaggregate(
            PersonId who, UnitId container, List<UnitId> content, String reason) {
        return change(
                who,
                () -> content(container, content),
                order ->
                        new ContainerEvent.ContainerReaggregated(
                                container, time.now(), order, content, reason));
    }

    @Override
    public CompletableFuture<Entry> replace(PersonId who, UnitId unit, UnitId by, String reason) {
        Supplier<Optional<UnitId>> container =
                () -> evaluator.records().of(unit).around().stream().findFirst();
        return change(
                who,
                () ->
                        container
                                .get()
                                .map(in ->
                                        unusable(evaluator.records().container(in))
                                                .or(() -> fit(in, by))
                                                .or(() ->
                                                        refuse(
                                                                by.equals(unit),
                                                                "rework.not-fit",
                                                                by)))
                                .orElseGet(() -> refuse(true, "rework.in-none", unit)),
                order ->
                        new ContainerEvent.UnitReplaced(
                                container.get().orElseThrow(),
                                unit,
                                by,
                                time.now(),
                                order,
                                reason));
    }

    private Optional<Reason.Coded> content(UnitId container, List<UnitId> content) {
        RecordedContainer now = evaluator.records().container(container);
        if (content.isEmpty()) {
            return refuse(true, "rework.nothing-scanned", container);
        }
        return unusable(now)
                .or(() ->
                        refuse(
                                content.size() > RecordedContainer.MOST
                                        || new HashSet<>(content).size() < content.size(),
                                "rework.too-many",
                                container))
                .or(() ->
                        content.stream()
                                .flatMap(unit -> fit(container, unit).stream())
                                .findFirst());
    }

    /// A held container that is opened or packed anew would let out what is held with it.
    private static Optional<Reason.Coded> unusable(RecordedContainer container) {
        Optional<Unit> listed = container.listed();
        boolean isContainer =
                listed.map(unit -> unit.kind() != UnitKind.PACK)
                        .orElse(container.id() instanceof UnitId.Container);
        return refuse(!isContainer, "rework.no-container", container.id())
                .or(() -> refuse(container.held(), "rework.on-hold", container.id()))
                .or(() ->
                        refuse(
                                listed.filter(unit -> unit.state().isEnded()).isPresent(),
                                "rework.ended",
                                container.id()));
    }

    /// What goes into a container must be good and in no other one.
    private Optional<Reason.Coded> fit(UnitId container, UnitId id) {
        ScannedUnit unit = evaluator.records().of(id);
        boolean good =
                unit.hold().isEmpty()
                        && unit.listed()
                                .filter(each -> each.state().compareTo(UnitState.REJECTED) < 0)
                                .isPresent()
                        && !id.equals(container)
                        && !evaluator.records().of(container).around().contains(id);
        boolean free = unit.around().isEmpty() || unit.around().getFirst().equals(container);
        return refuse(!good, "rework.not-fit", id).or(() -> refuse(!free, "rework.elsewhere", id));
    }

    private static Optional<Reason.Coded> refuse(boolean holds, String code, UnitId about) {
        return holds ? Optional.of(Reason.of(code, about.label())) : Optional.empty();
    }

    /// @param refusal asked on the thread that judges, right before the change
    private CompletableFuture<Entry> change(
            PersonId who,
            Supplier<Optional<Reason.Coded>> refusal,
            Function<Optional<OrderId>, ContainerEvent.Reworked> event) {
        return intake.rework(
                who,
                () -> {
                    Optional<OrderId> order = running.known();
                    Optional<Reason.Coded> why =
                            order.isEmpty()
                                    ? Optional.of(Reason.of("rework.not-now"))
                                    : intake.onceTheStoreAnswers(refusal);
                    if (why.isPresent()) {
                        throw new Refused(new ReworkRefusal(why.get()));
                    }
                    ContainerEvent.Reworked done =
                            intake.onceTheStoreAnswers(() -> event.apply(order));
                    intake.onceTheStoreAnswers(() -> evaluator.reports().reworked(done))
                            .forEach(found);
                    return done;
                });
    }
}

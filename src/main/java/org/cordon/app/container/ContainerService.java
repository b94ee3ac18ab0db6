package org.cordon.app.container;

import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.scanning.HandScan;
import org.cordon.app.scanning.LineUnits;
import org.cordon.core.container.Answer;
import org.cordon.core.container.CheckState;
import org.cordon.core.container.ContainerCheck;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.container.Unexpected;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.people.Permission;
import org.cordon.core.people.PersonId;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Checks containers and packs them anew, scan by scan.
///
/// That something was begun is on record before its first scan counts, so that it is told after a kill. Scans count in
/// their order, whatever each must wait for.
public final class ContainerService implements ContainerCommands, ContainerQueries {
    private final Journal journal;
    private final Session session;
    private final LineUnits units;
    private final ContainerLookup lookup;
    private final Supplier<Optional<OrderId>> order;
    private final Executor serial;
    private final JournalSubscription follower;
    private final Listeners<ContainerService> listeners = new Listeners<>("containers");

    // What was asked last; the next is done after it.
    private CompletableFuture<?> turn = CompletableFuture.completedFuture(null);

    // Of the executor.
    private Optional<ContainerCheck> check = Optional.empty();
    private Optional<ContainerStatus.Unfinished> unfinished = Optional.empty();
    private volatile ContainerStatus status = ContainerStatus.NONE;

    /// Does nothing yet; see [#open].
    ///
    /// @param order that the line runs; any thread
    /// @param serial runs one task at a time, in order, and is this object's own thread
    public ContainerService(
            Journal journal,
            OperationsReplay replay,
            Session session,
            LineUnits units,
            PackedByLine packed,
            Supplier<Optional<OrderId>> order,
            Executor serial) {
        this.journal = journal;
        this.session = session;
        this.units = units;
        lookup = new ContainerLookup(units, packed);
        this.order = order;
        this.serial = serial;
        follower = new JournalSubscription(journal, replay, serial, this::recorded, _ -> {});
    }

    /// Takes up what earlier runs left unfinished. Call once.
    ///
    /// @return completes once it is known
    public CompletableFuture<Void> open() {
        return follower.start()
                .thenRunAsync(
                        () -> publish(Optional.empty(), Optional.empty(), Optional.empty()),
                        serial);
    }

    private void recorded(Entry entry) {
        switch (entry.event()) {
            case ContainerEvent.ContainerCheckBegun begun ->
                    unfinished =
                            Optional.of(
                                    new ContainerStatus.Unfinished(
                                            begun.container(),
                                            begun.purpose(),
                                            entry.stamp().at()));
            case ContainerEvent.ContainerChecked _, ContainerEvent.ContainerCheckCancelled _ ->
                    unfinished = Optional.empty();
            default -> {
                // Says nothing of a check.
            }
        }
    }

    @Override
    public ContainerStatus status() {
        return status;
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public Subscription onHandScan(Consumer<HandScan> listener) {
        return units.onHandScan(listener);
    }

    /// Runs a command after those before it, in the name of who is signed in.
    private <T> CompletableFuture<T> inTurn(
            Permission permission, Function<PersonId, CompletableFuture<T>> command) {
        return session.allowed(
                permission,
                person -> {
                    synchronized (this) {
                        CompletableFuture<T> done =
                                turn.handle((_, _) -> person.id())
                                        .thenComposeAsync(command, serial);
                        turn = done;
                        return done;
                    }
                });
    }

    @Override
    public CompletableFuture<Void> scanned(Purpose purpose, HandScan scan) {
        CompletableFuture<Boolean> good =
                inTurn(
                        Permission.CHECK_CONTAINER,
                        who ->
                                scan.unit()
                                        .map(unit -> placed(who, purpose, unit))
                                        .orElseGet(() -> answer(Answer.of(Answer.Kind.NOT_READ)))
                                        .thenApplyAsync(_ -> isGood(), serial));
        return good.whenComplete((answer, failed) ->
                        scan.reply(failed == null && Boolean.TRUE.equals(answer)))
                .thenAccept(_ -> {});
    }

    /// What was asked last; the label that ends a check without differences has no answer any more.
    private boolean isGood() {
        return status.answer().map(Answer::isGood).orElse(true);
    }

    private CompletableFuture<Void> placed(PersonId who, Purpose purpose, ScannedUnit unit) {
        return lookup.placed(unit).thenComposeAsync(where -> scanned(who, purpose, where), serial);
    }

    private CompletableFuture<Void> scanned(PersonId who, Purpose purpose, ScannedUnit unit) {
        if (check.isEmpty()) {
            return first(who, purpose, unit);
        }
        ContainerCheck now = check.get();
        CheckState before = now.state();
        if (before.found() >= RecordedContainer.MOST) {
            return Refused.future(Refusal.TOO_MANY);
        }
        Answer answer = now.scan(unit);
        boolean ends = before.purpose() == Purpose.CHECK && before.isComplete();
        if (answer.kind() == Answer.Kind.OTHER_LABEL) {
            if (ends) {
                return end(who, "").thenComposeAsync(_ -> first(who, purpose, unit), serial);
            }
            publish(Optional.of(answer), Optional.of(unit.id()), Optional.empty());
            return done();
        }
        return answer.kind() == Answer.Kind.COMPLETE && ends
                ? end(who, "").thenRun(() -> {})
                : answer(answer);
    }

    /// A scan while nothing is under way.
    private CompletableFuture<Void> first(PersonId who, Purpose purpose, ScannedUnit unit) {
        boolean isLabel =
                unit.listed()
                        .map(listed -> listed.kind() != UnitKind.PACK)
                        .orElse(unit.id() instanceof UnitId.Container);
        if (isLabel) {
            return begin(who, purpose, unit.id());
        }
        return unit.around().stream()
                .findFirst()
                .map(container ->
                        begin(who, purpose, container)
                                .thenComposeAsync(
                                        _ -> answer(check.orElseThrow().scan(unit)), serial))
                .orElseGet(() -> answer(inNone(unit)));
    }

    private static Answer inNone(ScannedUnit unit) {
        Optional<Unit> listed = unit.listed();
        return Answer.of(
                new Unexpected(
                        unit.id(),
                        listed.isPresent() ? Unexpected.Why.LOOSE : Unexpected.Why.UNKNOWN,
                        Optional.empty()));
    }

    @Override
    public CompletableFuture<Void> begin(Purpose purpose, UnitId container) {
        return inTurn(
                Permission.CHECK_CONTAINER,
                who -> breakOff(who).thenComposeAsync(_ -> begin(who, purpose, container), serial));
    }

    private CompletableFuture<Void> begin(PersonId who, Purpose purpose, UnitId id) {
        return lookup.container(id)
                .thenComposeAsync(
                        container ->
                                container.content().size() > RecordedContainer.MOST
                                        ? Refused.future(Refusal.TOO_MANY)
                                        : begin(who, purpose, container),
                        serial);
    }

    private CompletableFuture<Void> begin(
            PersonId who, Purpose purpose, RecordedContainer container) {
        return journal.append(
                        Optional.of(who),
                        new ContainerEvent.ContainerCheckBegun(
                                container.id(), order.get(), purpose))
                .thenRunAsync(
                        () -> {
                            check = Optional.of(new ContainerCheck(purpose, container));
                            unfinished = Optional.empty();
                            publish(
                                    Optional.of(Answer.of(Answer.Kind.BEGUN)),
                                    Optional.empty(),
                                    Optional.empty());
                        },
                        serial);
    }

    @Override
    public CompletableFuture<Void> startOver() {
        return inTurn(
                Permission.CHECK_CONTAINER,
                who -> {
                    Optional<UnitId> other = status.other();
                    if (other.isEmpty()) {
                        return Refused.future(Refusal.NO_CHECK);
                    }
                    Purpose purpose = check.orElseThrow().state().purpose();
                    return breakOff(who)
                            .thenComposeAsync(_ -> begin(who, purpose, other.get()), serial);
                });
    }

    @Override
    public CompletableFuture<Void> goOn() {
        return inTurn(
                Permission.CHECK_CONTAINER,
                _ -> {
                    publish(Optional.empty(), Optional.empty(), Optional.empty());
                    return done();
                });
    }

    @Override
    public CompletableFuture<Void> count(CountedByHand why) {
        return inTurn(
                Permission.CHECK_CONTAINER,
                _ -> check.map(now -> answer(now.count(why))).orElseGet(ContainerService::noCheck));
    }

    @Override
    public CompletableFuture<Void> cancel() {
        return inTurn(Permission.CHECK_CONTAINER, this::breakOff);
    }

    private CompletableFuture<Void> breakOff(PersonId who) {
        Optional<UnitId> left =
                check.map(now -> now.state().container().id())
                        .or(() -> unfinished.map(ContainerStatus.Unfinished::container));
        return left.map(container ->
                        journal.append(
                                        Optional.of(who),
                                        new ContainerEvent.ContainerCheckCancelled(container))
                                .thenRunAsync(() -> ended(Optional.empty()), serial))
                .orElseGet(() -> {
                    ended(Optional.empty());
                    return done();
                });
    }

    @Override
    public CompletableFuture<Entry> finish(String reason) {
        return inTurn(Permission.CHECK_CONTAINER, who -> end(who, reason.strip()));
    }

    private CompletableFuture<Entry> end(PersonId who, String reason) {
        if (check.isEmpty()) {
            return noCheck();
        }
        CheckState state = check.get().state();
        if (reason.isEmpty() && (state.purpose() != Purpose.CHECK || !state.isComplete())) {
            return Refused.future(Refusal.NO_REASON);
        }
        return switch (state.purpose()) {
            case CHECK -> recordEnd(who, state, CheckedEvents.checked(state, order.get(), reason));
            case REAGGREGATE ->
                    state.inside().isEmpty()
                            ? Refused.future(Refusal.NOTHING_SCANNED)
                            : allowed(Permission.REWORK_CONTAINER)
                                    .thenComposeAsync(
                                            _ ->
                                                    units.reaggregate(
                                                            who,
                                                            state.container().id(),
                                                            state.inside(),
                                                            reason),
                                            serial)
                                    .thenComposeAsync(
                                            _ ->
                                                    recordEnd(
                                                            who,
                                                            state,
                                                            CheckedEvents.packed(
                                                                    state, order.get())),
                                            serial);
        };
    }

    /// The one who is signed in must be permitted more than to check.
    private CompletableFuture<Void> allowed(Permission permission) {
        return session.allowed(permission, _ -> done());
    }

    private CompletableFuture<Entry> recordEnd(
            PersonId who, CheckState state, ContainerEvent.ContainerChecked event) {
        return journal.append(Optional.of(who), event)
                .thenApplyAsync(
                        entry -> {
                            ended(Optional.of(new ContainerStatus.Done(state)));
                            return entry;
                        },
                        serial);
    }

    private static <T> CompletableFuture<T> noCheck() {
        return Refused.future(Refusal.NO_CHECK);
    }

    private static CompletableFuture<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private CompletableFuture<Void> answer(Answer answer) {
        publish(Optional.of(answer), Optional.empty(), Optional.empty());
        return done();
    }

    private void ended(Optional<ContainerStatus.Done> how) {
        check = Optional.empty();
        unfinished = Optional.empty();
        publish(Optional.empty(), Optional.empty(), how);
    }

    private void publish(
            Optional<Answer> answer, Optional<UnitId> other, Optional<ContainerStatus.Done> how) {
        status =
                new ContainerStatus(
                        status.number() + 1,
                        check.map(ContainerCheck::state),
                        answer,
                        other,
                        unfinished,
                        how);
        listeners.publish(this);
    }
}

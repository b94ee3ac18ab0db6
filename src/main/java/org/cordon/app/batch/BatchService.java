package org.cordon.app.batch;

import org.cordon.app.auth.MissingPermission;
import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.JournalSubscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.batch.ClearanceAnswer;
import org.cordon.core.batch.ClearanceChecklist;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Permission;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Leads batches through their phases. Its state is what the journal says, so a killed program comes back in the same phase;
/// a step shows once it is durable, and the next one is looked at after that, so that none is done twice.
public final class BatchService implements BatchQueries, BatchCommands {
    private final Journal journal;
    private final Session session;
    private final TimeSource time;
    private final ClearanceChecklist checklist;
    private final UnaccountedQuery unaccounted;
    private final Executor serial;
    private final JournalSubscription follower;
    private final BatchesOfOrders state = new BatchesOfOrders();
    private final Listeners<BatchService> listeners = new Listeners<>("batches");
    private CompletableFuture<?> before = CompletableFuture.completedFuture(null);
    private volatile BatchStatus status = BatchStatus.NONE;

    /// Does nothing yet; see [#open].
    ///
    /// @param serial runs one task at a time, in order, and is this object's own thread
    public BatchService(
            Journal journal,
            OperationsReplay replay,
            Session session,
            TimeSource time,
            ClearanceChecklist checklist,
            UnaccountedQuery unaccounted,
            Executor serial) {
        this.journal = journal;
        this.session = session;
        this.time = time;
        this.checklist = checklist;
        this.unaccounted = unaccounted;
        this.serial = serial;
        this.follower = new JournalSubscription(journal, replay, serial, state::apply, this::apply);
    }

    /// Takes up what is recorded and follows the journal from then on. Call once; commands given before it completes wait
    /// for it.
    ///
    /// @return completes once the state is level with the journal
    public CompletableFuture<Void> open() {
        return follower.start().thenRunAsync(this::publish, serial);
    }

    @Override
    public BatchStatus status() {
        return status;
    }

    @Override
    public ClearanceChecklist checklist() {
        return checklist;
    }

    @Override
    public CompletableFuture<Differences> unaccounted(OrderId order) {
        return CompletableFuture.supplyAsync(() -> unaccounted.of(order), serial);
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.addRunnable(listener);
    }

    @Override
    public CompletableFuture<Entry> clearLine(
            OrderId order, List<ClearanceAnswer> answers, Person second) {
        return command(
                Permission.RUN_BATCH,
                who -> {
                    checklist.problem(answers).map(Refusal::of).ifPresent(BatchService::refuse);
                    confirmed(who, second);
                    if (state.batches().involved(order).contains(second.id())) {
                        refuse(Refusal.SECOND_INVOLVED);
                    }
                    return new BatchEvent.LineCleared(
                            order, checklist.version(), answers, second.id());
                });
    }

    @Override
    public CompletableFuture<Entry> startSetUp(OrderId order) {
        return command(Permission.RUN_BATCH, _ -> new BatchEvent.SetUpStarted(order));
    }

    @Override
    public CompletableFuture<Entry> approveFirstPiece(
            OrderId order, Optional<UnitId> unit, String remark, Person second) {
        return command(
                Permission.RUN_BATCH,
                who -> {
                    confirmed(who, second);
                    return new BatchEvent.FirstPieceApproved(
                            order, unit, remark.strip(), second.id());
                });
    }

    @Override
    public CompletableFuture<Entry> start(OrderId order) {
        return command(
                Permission.RUN_BATCH,
                _ -> {
                    active(order);
                    return new BatchEvent.BatchStarted(order);
                });
    }

    @Override
    public CompletableFuture<Entry> pause(OrderId order, String reason) {
        return command(
                Permission.RUN_BATCH, _ -> new BatchEvent.BatchPaused(order, needed(reason)));
    }

    @Override
    public CompletableFuture<Entry> resume(OrderId order) {
        return command(
                Permission.RUN_BATCH,
                _ -> {
                    active(order);
                    return new BatchEvent.BatchResumed(order);
                });
    }

    @Override
    public CompletableFuture<Entry> beginClosing(OrderId order) {
        return command(Permission.RUN_BATCH, _ -> new BatchEvent.BatchClosing(order));
    }

    @Override
    public CompletableFuture<Entry> close(
            OrderId order,
            Differences seen,
            String reason,
            Optional<Person> second,
            LotExtent extent) {
        return command(
                Permission.CLOSE_BATCH,
                who -> {
                    Differences now = unaccounted.of(order);
                    if (!now.equals(seen)) {
                        refuse(Refusal.COUNT_CHANGED);
                    }
                    boolean plain = now.areNone() && state.batches().get(order).isCleared();
                    if (!plain) {
                        needed(reason);
                        confirmed(who, second.orElseThrow(() -> new Refused(Refusal.NO_SECOND)));
                    }
                    return new BatchEvent.BatchClosed(
                            order,
                            now,
                            reason.strip(),
                            plain ? Optional.empty() : second.map(Person::id),
                            extent);
                });
    }

    @Override
    public CompletableFuture<Entry> abort(OrderId order, String reason) {
        return command(
                Permission.CLOSE_BATCH, _ -> new BatchEvent.BatchAborted(order, needed(reason)));
    }

    @Override
    public CompletableFuture<Entry> reopen(OrderId order, String reason, Person second) {
        return command(
                Permission.CLOSE_BATCH,
                who -> {
                    confirmed(who, second);
                    return new BatchEvent.BatchReopened(order, needed(reason), second.id());
                });
    }

    @Override
    public CompletableFuture<Entry> record(BatchEvent.CheckRecorded check) {
        return command(
                Permission.RUN_BATCH,
                _ -> {
                    if (check.pieces() < 0) {
                        refuse(Refusal.WRONG_QUANTITY);
                    }
                    return check;
                });
    }

    @Override
    public CompletableFuture<Entry> record(BatchEvent.MaterialChanged change) {
        return command(
                Permission.RUN_BATCH,
                _ -> {
                    if (change.number().isBlank()) {
                        refuse(Refusal.NO_NUMBER);
                    }
                    return change;
                });
    }

    @Override
    public CompletableFuture<Entry> record(BatchEvent.StationChangedOver change) {
        return command(Permission.RUN_BATCH, _ -> change);
    }

    /// Each command is looked at after those before it are durable or refused.
    ///
    /// @param step makes the event, or refuses
    private CompletableFuture<Entry> command(
            Permission permission, Function<PersonId, BatchEvent> step) {
        return session.allowed(
                permission,
                who ->
                        follower.call(() -> {
                            CompletableFuture<Entry> mine =
                                    before.handle((_, _) -> who.id())
                                            .thenComposeAsync(id -> append(id, step), serial);
                            before = mine;
                            return mine;
                        }));
    }

    private CompletableFuture<Entry> append(PersonId who, Function<PersonId, BatchEvent> step) {
        Instant now = time.now();
        BatchEvent event = step.apply(who);
        if (state.order(event.order()).isEmpty()) {
            refuse(Refusal.UNKNOWN_ORDER);
        }
        state.batches()
                .get(event.order())
                .obstacle(event.step(), now, checklist.longPause())
                .map(Refusal::of)
                .ifPresent(BatchService::refuse);
        return recorded(who, event)
                .thenApplyAsync(
                        entry -> {
                            apply(entry);
                            return entry;
                        },
                        serial);
    }

    /// To set the line up for an order is to run it: what is read then is its trial. The first station that goes over to one
    /// begins a changeover, in which the others go on with the order before.
    private CompletableFuture<Entry> recorded(PersonId who, BatchEvent event) {
        OrderId order = event.order();
        boolean changesOver = event instanceof BatchEvent.StationChangedOver;
        if (isOnLine(order) || !(changesOver || event instanceof BatchEvent.SetUpStarted)) {
            return journal.append(Optional.of(who), event);
        }
        if (!changesOver && !state.batches().active().map(this::isEnded).orElse(true)) {
            refuse(Refusal.NOT_ACTIVE);
        }
        return journal.append(Optional.of(who), new OrderEvent.OrderActivated(order, changesOver))
                .thenComposeAsync(_ -> journal.append(Optional.of(who), event), serial);
    }

    private boolean isEnded(OrderId order) {
        return state.batches().get(order).phase().isEnded();
    }

    private boolean isOnLine(OrderId order) {
        Optional<OrderId> asked = Optional.of(order);
        return state.batches().active().equals(asked) || state.batches().before().equals(asked);
    }

    private void active(OrderId order) {
        if (!isOnLine(order)) {
            refuse(Refusal.NOT_ACTIVE);
        }
    }

    private static String needed(String reason) {
        if (reason.isBlank()) {
            refuse(Refusal.NO_REASON);
        }
        return reason.strip();
    }

    private static void confirmed(PersonId who, Person second) {
        if (second.id().equals(who)) {
            refuse(Refusal.SAME_PERSON);
        }
        if (!second.may(Permission.CONFIRM_AS_SECOND_PERSON)) {
            throw new Refused(new MissingPermission(Permission.CONFIRM_AS_SECOND_PERSON));
        }
    }

    private static void refuse(Refusal why) {
        throw new Refused(why);
    }

    private void apply(Entry entry) {
        if (state.apply(entry)) {
            publish();
        }
    }

    private void publish() {
        status = state.snapshot();
        listeners.publish(this);
    }
}

package org.cordon.support;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.container.ContainerCommands;
import org.cordon.app.container.ContainerQueries;
import org.cordon.app.container.ContainerStatus;
import org.cordon.app.container.ReworkCommands;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.HandScan;
import org.cordon.core.container.Answer;
import org.cordon.core.container.ContainerCheck;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.CountedByHand;
import org.cordon.core.container.RecordedContainer;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A check of one container by the real rules, which a test begins and scans for; remembers what else it was asked to do.
/// For one thread.
public final class FakeContainers implements ContainerQueries, ContainerCommands, ReworkCommands {
    private final Listeners<FakeContainers> listeners = new Listeners<>("fake containers");
    private final Listeners<HandScan> scans = new Listeners<>("fake scans");

    /// What was asked, in words.
    public final List<String> asked = new ArrayList<>();

    /// How scanners were answered: as accepted, or as refused.
    public final List<Boolean> replies = new ArrayList<>();

    /// Why a unit may not come back.
    public Optional<Reason.Coded> refusal = Optional.empty();

    private Optional<ContainerCheck> check = Optional.empty();
    private ContainerStatus status = ContainerStatus.NONE;

    /// A container is being checked.
    public void begin(Purpose purpose, RecordedContainer container) {
        check = Optional.of(new ContainerCheck(purpose, container));
        show(Optional.of(Answer.of(Answer.Kind.BEGUN)));
    }

    /// A unit is scanned out of it.
    public void scan(ScannedUnit unit) {
        show(check.map(now -> now.scan(unit)));
    }

    /// A unit is scanned by hand: the screen in front hears of it.
    public void hear(ScannedUnit unit) {
        EvaluatedScan scan = new FirstHour().typed(Bytes.parse("]d2" + unit.id().key())).join();
        scans.publish(new HandScan(scan, Optional.of(unit), replies::add));
    }

    /// It stands so.
    public void set(ContainerStatus now) {
        status = now;
        listeners.publish(this);
    }

    private void show(Optional<Answer> answer) {
        set(
                new ContainerStatus(
                        status.number() + 1,
                        check.map(ContainerCheck::state),
                        answer,
                        answer.filter(each -> each.kind() == Answer.Kind.OTHER_LABEL)
                                .flatMap(Answer::unit),
                        Optional.empty(),
                        Optional.empty()));
    }

    private <T> CompletableFuture<T> ask(String what) {
        asked.add(what);
        return new CompletableFuture<>();
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
        return scans.add(listener);
    }

    @Override
    public CompletableFuture<Void> scanned(Purpose purpose, HandScan scan) {
        scan.unit().ifPresent(this::scan);
        scan.reply(status.answer().map(Answer::isGood).orElse(true));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> begin(Purpose purpose, UnitId container) {
        return ask("begin " + container.label());
    }

    @Override
    public CompletableFuture<Void> startOver() {
        return ask("start over");
    }

    @Override
    public CompletableFuture<Void> goOn() {
        return ask("go on");
    }

    @Override
    public CompletableFuture<Void> count(CountedByHand why) {
        show(check.map(now -> now.count(why)));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> cancel() {
        return ask("cancel");
    }

    @Override
    public CompletableFuture<Entry> finish(String reason) {
        return ask("finish " + reason);
    }

    @Override
    public CompletableFuture<Optional<Reason.Coded>> comeback(ScannedUnit unit) {
        return CompletableFuture.completedFuture(refusal);
    }

    @Override
    public CompletableFuture<Entry> reintroduce(ScannedUnit unit, String reason) {
        return ask("put back " + unit.id().label() + ": " + reason);
    }

    @Override
    public CompletableFuture<Entry> open(UnitId container, String reason) {
        return ask("open " + container.label() + ": " + reason);
    }

    @Override
    public CompletableFuture<Entry> replace(UnitId unit, UnitId by, String reason) {
        return ask("replace " + unit.label() + " by " + by.label() + ": " + reason);
    }
}

package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.TimeSource;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.alarm.AlarmState;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineDetector;
import org.cordon.core.verdict.LineFinding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Raises and clears the alarms that no scan raises: by asking each [LineDetector] again and again, and by what scans and
/// signals show of the line. An alarm that a person closes while its cause lasts is not raised again before the cause
/// has been away. [#tick] belongs to one thread, [#found] to another.
final class LineConditions {
    /// So often an alarm is looked for that is explained and may not be durable yet.
    private static final int EARLY = 20;

    private final Journal journal;
    private final LineState lineState;
    private final TimeSource time;
    private final List<LineDetector> detectors;

    // What was found at the last tick and is recorded or on its way.
    private final Map<AlarmKind, Set<DeviceId>> standing = new HashMap<>();

    // What scans and signals showed and is not recorded yet: retried at the next tick.
    private final Queue<LineFinding> unrecorded = new ConcurrentLinkedQueue<>();

    // Alarms of findings that end some time.
    private final Map<Cause, CompletableFuture<AlarmId>> lasting = new ConcurrentHashMap<>();

    // Explanations of alarms that are not durable yet, and how often these were looked for.
    private final Map<LineFinding, Integer> early = new ConcurrentHashMap<>();

    // Rejects whose alarms could not be cleared: retried at the next tick.
    private final Queue<LineEvent.UnitRejected> unsettled = new ConcurrentLinkedQueue<>();

    // Alarms of which it is on its way to the journal whether they count.
    private final Set<AlarmId> suppressing = ConcurrentHashMap.newKeySet();

    // Alarms whose clearing is on its way to the journal.
    private final Set<AlarmId> clearing = ConcurrentHashMap.newKeySet();

    private record Cause(AlarmKind kind, Optional<DeviceId> device, Optional<StationId> station) {
        private Cause(LineFinding finding) {
            this(finding.kind(), finding.device(), finding.station());
        }
    }

    LineConditions(
            Journal journal, LineState lineState, TimeSource time, List<LineDetector> detectors) {
        this.journal = journal;
        this.lineState = lineState;
        this.time = time;
        this.detectors = List.copyOf(detectors);
    }

    /// Looks once. While the journal does not take entries, or the alarms of earlier runs are not known yet,
    /// nothing is done.
    void tick() {
        LineStatus now = lineState.status();
        if (!(now.journal() instanceof JournalState.Recording) || !lineState.alarmsKnown()) {
            return;
        }
        recordFindings();
        for (int left = unsettled.size(); left > 0; left--) {
            Optional.ofNullable(unsettled.poll()).ifPresent(this::rejected);
        }
        suppress(now.alarms());
        List<LineDetector.Scanner> scanners =
                now.devices().stream()
                        .map(each ->
                                new LineDetector.Scanner(
                                        each.id(), each.role(), each.state(), each.lastScan()))
                        .toList();
        List<Alarm> open = now.alarms().stream().map(LineAlarm::alarm).toList();
        // While the belt is not to run, a scanner that reads nothing is none that fails.
        for (LineDetector detector :
                lineState.isProducing() ? detectors : List.<LineDetector>of()) {
            List<Alarm> ofKind =
                    open.stream()
                            .filter(alarm -> alarm.kind().equals(detector.kind()))
                            .filter(alarm -> alarm.device().isPresent())
                            .toList();
            compare(detector, detector.find(scanners), ofKind);
        }
        clearing.retainAll(open.stream().map(Alarm::id).toList());
    }

    private void compare(LineDetector detector, Map<DeviceId, Reason> found, List<Alarm> open) {
        Set<DeviceId> before =
                standing.computeIfAbsent(detector.kind(), _ -> ConcurrentHashMap.newKeySet());
        before.retainAll(found.keySet());
        found.forEach((device, reason) -> {
            List<Alarm> known =
                    open.stream()
                            .filter(alarm -> alarm.device().equals(Optional.of(device)))
                            .toList();
            if (before.add(device) && known.stream().allMatch(Alarm::cleared)) {
                record(
                        known.isEmpty()
                                ? AlarmEvent.AlarmRaised.of(
                                        detector.kind(), time.now(), device, reason, order())
                                : new AlarmEvent.AlarmRaisedAgain(
                                        List.of(known.getLast().id()), reason),
                        () -> before.remove(device));
            }
        });
        for (Alarm alarm : open.stream().filter(each -> !each.cleared()).toList()) {
            boolean holds = alarm.device().filter(found::containsKey).isPresent();
            if (!holds && clearing.add(alarm.id())) {
                record(
                        new AlarmEvent.AlarmCleared(List.of(alarm.id()), Reason.none()),
                        () -> clearing.remove(alarm.id()));
            }
        }
    }

    /// Rates and silence do not count while the line is not to run.
    private void suppress(List<LineAlarm> alarms) {
        boolean runs = lineState.isProducing();
        List<AlarmId> concerned =
                alarms.stream()
                        .filter(each -> each.weight().onlyWhileRunning())
                        .filter(each ->
                                runs
                                        ? each.state() == AlarmState.SUPPRESSED
                                        : each.state() != AlarmState.SUPPRESSED
                                                && each.state() != AlarmState.OUT_OF_SERVICE)
                        .map(each -> each.alarm().id())
                        .filter(suppressing::add)
                        .toList();
        if (!concerned.isEmpty()) {
            var _ =
                    journal.append(
                                    Optional.empty(),
                                    runs
                                            ? new AlarmEvent.AlarmUnsuppressed(concerned)
                                            : new AlarmEvent.AlarmSuppressed(
                                                    concerned, Reason.of("alarm.not-running")))
                            .whenComplete((_, _) -> suppressing.removeAll(concerned));
        }
    }

    /// A unit was confirmed as rejected: what its reads told of it is dealt with.
    void rejected(LineEvent.UnitRejected off) {
        List<AlarmId> ended =
                open().filter(alarm -> alarm.life().latched())
                        .filter(alarm -> alarm.unit().equals(Optional.of(off.unit())))
                        .filter(alarm -> !alarm.detectedAt().isAfter(off.confirmedAt()))
                        .map(Alarm::id)
                        .toList();
        if (!ended.isEmpty()) {
            record(
                    new AlarmEvent.AlarmCleared(
                            ended,
                            Reason.of(
                                    "alarm.rejected",
                                    off.unit().label(),
                                    off.reject().orElse(off.station()).value())),
                    () -> unsettled.add(off));
        }
    }

    /// A scan or a signal shows something.
    void found(LineFinding finding) {
        if (finding.stands()
                || finding.explains().isPresent()
                || !unrecorded.removeIf(each -> each.stands() && isSame(each, finding))) {
            unrecorded.add(finding);
        }
        recordFindings();
    }

    private static boolean isSame(LineFinding one, LineFinding other) {
        return new Cause(one).equals(new Cause(other));
    }

    private void recordFindings() {
        for (int left = unrecorded.size(); left > 0; left--) {
            LineFinding finding = unrecorded.poll();
            if (finding == null) {
                return;
            }
            if (!finding.stands()) {
                ended(finding);
            } else {
                raise(finding);
            }
        }
    }

    private void raise(LineFinding finding) {
        Optional<Alarm> returned =
                lineState.status().alarms().stream()
                        .map(LineAlarm::alarm)
                        .filter(alarm -> alarm.cleared() && finding.lasts() && alarm.isOf(finding))
                        .findFirst();
        CompletableFuture<AlarmId> raised =
                journal.append(
                                Optional.empty(),
                                returned.<AlarmEvent>map(alarm ->
                                                new AlarmEvent.AlarmRaisedAgain(
                                                        List.of(alarm.id()), finding.reason()))
                                        .orElseGet(() ->
                                                AlarmEvent.AlarmRaised.of(
                                                        finding, time.now(), order())))
                        .thenApply(entry ->
                                returned.map(Alarm::id).orElseGet(() -> AlarmId.of(entry)));
        Cause cause = new Cause(finding);
        if (finding.lasts()) {
            lasting.put(cause, raised);
        }
        var _ =
                raised.whenComplete((_, failure) -> {
                    if (failure != null && (!finding.lasts() || lasting.remove(cause, raised))) {
                        unrecorded.add(finding);
                    }
                });
    }

    private Optional<OrderId> order() {
        return lineState.status().order().map(Order::id);
    }

    private void ended(LineFinding finding) {
        CompletableFuture<AlarmId> raised = lasting.remove(new Cause(finding));
        if (raised != null) {
            var _ = raised.thenAccept(id -> clear(id, finding));
            return;
        }
        List<Alarm> open = open().filter(alarm -> alarm.isOf(finding)).toList();
        open.forEach(alarm -> clear(alarm.id(), finding));
        if (finding.explains().isPresent()) {
            if (open.isEmpty() && early.merge(finding, 1, Integer::sum) < EARLY) {
                unrecorded.add(finding);
            } else {
                early.remove(finding);
            }
        }
    }

    private void clear(AlarmId id, LineFinding finding) {
        record(
                new AlarmEvent.AlarmCleared(
                        List.of(id),
                        finding.explains().isPresent() ? finding.reason() : Reason.none()),
                () -> unrecorded.add(finding));
    }

    private Stream<Alarm> open() {
        return lineState.status().alarms().stream()
                .map(LineAlarm::alarm)
                .filter(alarm -> !alarm.cleared());
    }

    /// @param again undoes what keeps the next tick from trying once more
    private void record(JournalEvent event, Runnable again) {
        var _ =
                journal.append(Optional.empty(), event)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                again.run();
                            }
                        });
    }
}

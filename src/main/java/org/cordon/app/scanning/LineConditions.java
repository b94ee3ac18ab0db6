package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.TimeSource;
import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineDetector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Raises and clears the alarms that no scan raises, by asking each [LineDetector] again and again. An alarm
/// that a person closes while its cause lasts is not raised again before the cause has been away.
/// [#tick] belongs to one thread.
final class LineConditions {
    private final Journal journal;
    private final LineState board;
    private final TimeSource time;
    private final List<LineDetector> detectors;

    // What was found at the last tick and is recorded or on its way.
    private final Map<AlarmKind, Set<DeviceId>> standing = new HashMap<>();

    // Alarms whose clearing is on its way to the journal.
    private final Set<AlarmId> clearing = ConcurrentHashMap.newKeySet();

    LineConditions(
            Journal journal, LineState board, TimeSource time, List<LineDetector> detectors) {
        this.journal = journal;
        this.board = board;
        this.time = time;
        this.detectors = List.copyOf(detectors);
    }

    /// Looks once. While the journal does not take entries, or the alarms of earlier runs are not known yet,
    /// nothing is done.
    void tick() {
        LineStatus now = board.status();
        if (!(now.journal() instanceof JournalState.Recording) || !board.alarmsKnown()) {
            return;
        }
        List<LineDetector.Scanner> scanners =
                now.devices().stream()
                        .map(each ->
                                new LineDetector.Scanner(
                                        each.id(), each.role(), each.state(), each.lastScan()))
                        .toList();
        List<Alarm> open = now.alarms().stream().map(LineAlarm::alarm).toList();
        for (LineDetector detector : detectors) {
            List<Alarm> ofKind =
                    open.stream()
                            .filter(alarm -> alarm.kind().equals(detector.kind()))
                            .filter(alarm -> !alarm.cleared())
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
            boolean known =
                    open.stream().anyMatch(alarm -> alarm.device().equals(Optional.of(device)));
            if (before.add(device) && !known) {
                record(
                        new AlarmEvent.AlarmRaised(
                                detector.kind(), time.now(), Optional.of(device), reason),
                        () -> before.remove(device));
            }
        });
        for (Alarm alarm : open) {
            boolean holds = alarm.device().filter(found::containsKey).isPresent();
            if (!holds && clearing.add(alarm.id())) {
                record(
                        new AlarmEvent.AlarmCleared(List.of(alarm.id()), new Reason.Written("")),
                        () -> clearing.remove(alarm.id()));
            }
        }
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

package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.ExceptionCatalogue;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes up alarms of earlier runs, once the scans that they are about are known. For the thread that judges.
///
/// @param found informed of what line data show of them
record EarlierAlarms(
        ScanEvaluator evaluator,
        LineState lineState,
        IntakeLoop intake,
        ExceptionCatalogue catalogue,
        Consumer<LineFinding> found,
        ScannerSet scanners)
        implements Consumer<List<Entry>> {
    /// @param entries the scans that raised or joined the alarms, oldest first
    @Override
    public void accept(List<Entry> entries) {
        Map<Entry, EvaluatedScan> scans = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.event() instanceof ScanJudged event) {
                scans.put(entry, intake.onceTheStoreAnswers(() -> recorded(entry, event)));
            }
        }
        lineState.alarmScans(scans);
        List<Alarm> open = lineState.status().alarms().stream().map(LineAlarm::alarm).toList();
        evaluator.standing(open);
        Map<AlarmId, UnitId> containers = containers(entries);
        for (Alarm alarm : open) {
            evaluator
                    .standing(alarm, Optional.ofNullable(containers.get(alarm.id())))
                    .forEach(found);
        }
        scanners.feedback().latched(lineState.latched());
    }

    /// The containers that units were found in which do not belong there, by the alarms that these scans raised.
    private static Map<AlarmId, UnitId> containers(List<Entry> scans) {
        Map<AlarmId, UnitId> containers = new HashMap<>();
        for (Entry entry : scans) {
            if (entry.event() instanceof ScanJudged scan
                    && scan.verdict() == VerdictCode.WRONG_CONTAINER) {
                scan.container().ifPresent(found -> containers.put(AlarmId.of(entry), found));
            }
        }
        return containers;
    }

    private EvaluatedScan recorded(Entry entry, ScanJudged event) {
        return EvaluatedScan.of(entry, event, evaluator.again(event), catalogue);
    }
}

package org.cordon.app.scanning;

import org.cordon.app.port.Journal;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The scanners at the line: which there are, how each stands, and what each is told. Coming and going is
/// an event for the record; silence and retries are not.
final class ScannerSet {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerSet.class);

    private final Journal journal;
    private final ScanEvaluator evaluator;
    private final LineState lineState;
    private final ScanQueue queue;
    private final Map<DeviceId, Scanner> scanners = new ConcurrentHashMap<>();
    private final ScannerFeedback feedback = new ScannerFeedback(scanners);

    /// @param queue of the thread that judges, which alone may tell `evaluator` of a device
    ScannerSet(Journal journal, ScanEvaluator evaluator, LineState lineState, ScanQueue queue) {
        this.journal = journal;
        this.evaluator = evaluator;
        this.lineState = lineState;
        this.queue = queue;
    }

    /// What scanners show and sound.
    ScannerFeedback feedback() {
        return feedback;
    }

    void attach(Scanner scanner, Scanner.Listener listener) {
        queue.task(() -> {
            switch (scanner.form()) {
                case CODE -> evaluator.device(scanner.id(), scanner.role(), scanner.station());
                case JSON -> evaluator.speaker(scanner.id(), scanner.role(), scanner.station());
            }
            scanners.put(scanner.id(), scanner);
            lineState.device(
                    new ScannerStatus(
                            scanner.id(),
                            scanner.role(),
                            scanner.address(),
                            DeviceState.REOPENING,
                            Optional.empty(),
                            Reason.none()));
        });
        scanner.start(listener);
    }

    /// A state of the scanner that waits in the queue is shown before the scanner goes, never after.
    void detach(Scanner scanner) {
        queue.task(() -> {
            if (scanners.remove(scanner.id(), scanner)) {
                lineState.gone(scanner.id());
            }
        });
    }

    void state(DeviceId device, DeviceState now, Reason detail) {
        queue.task(() -> changed(device, now, detail));
    }

    private void changed(DeviceId device, DeviceState now, Reason detail) {
        Scanner scanner = scanners.get(device);
        if (scanner == null) {
            return;
        }
        boolean before =
                lineState.status().devices().stream()
                        .filter(d -> d.id().equals(device))
                        .findFirst()
                        .map(ScannerStatus::state)
                        .map(ScannerSet::present)
                        .orElse(false);
        lineState.device(
                new ScannerStatus(
                        device, scanner.role(), scanner.address(), now, Optional.empty(), detail));
        if (present(now) && !before) {
            feedback.back(scanner);
        }
        if (present(now) != before) {
            record(new ScannerEvent.DeviceChanged(device, now, detail));
        }
    }

    private static boolean present(DeviceState state) {
        return state == DeviceState.READING || state == DeviceState.SILENT;
    }

    private void record(JournalEvent event) {
        var _ =
                journal.append(Optional.empty(), event)
                        .whenComplete((_, failed) -> {
                            if (failed != null) {
                                LOG.warn("a device's state could not be recorded", failed);
                            }
                        });
    }
}

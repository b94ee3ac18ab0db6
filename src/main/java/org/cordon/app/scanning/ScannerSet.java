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
/// a fact for the record; silence and retries are not.
final class ScannerSet {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerSet.class);

    private final Journal journal;
    private final ScanEvaluator judging;
    private final LineState board;
    private final ScanQueue queue;
    private final Map<DeviceId, Scanner> scanners = new ConcurrentHashMap<>();
    private final ScannerFeedback voice = new ScannerFeedback(scanners);

    /// @param queue of the thread that judges, which alone may tell `judging` of a device
    ScannerSet(Journal journal, ScanEvaluator judging, LineState board, ScanQueue queue) {
        this.journal = journal;
        this.judging = judging;
        this.board = board;
        this.queue = queue;
    }

    /// What scanners show and sound.
    ScannerFeedback voice() {
        return voice;
    }

    void attach(Scanner scanner, Scanner.Listener listener) {
        queue.task(() -> {
            switch (scanner.form()) {
                case CODE -> judging.device(scanner.id(), scanner.role(), scanner.station());
                case JSON -> judging.speaker(scanner.id(), scanner.role(), scanner.station());
            }
            scanners.put(scanner.id(), scanner);
            board.device(
                    new ScannerStatus(
                            scanner.id(),
                            scanner.role(),
                            scanner.address(),
                            DeviceState.REOPENING,
                            Optional.empty(),
                            Reason.NONE));
        });
        scanner.start(listener);
    }

    /// A state of the scanner that waits in the queue is shown before the scanner goes, never after.
    void detach(Scanner scanner) {
        queue.task(() -> {
            if (scanners.remove(scanner.id(), scanner)) {
                board.gone(scanner.id());
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
                board.status().devices().stream()
                        .filter(d -> d.id().equals(device))
                        .findFirst()
                        .map(ScannerStatus::state)
                        .map(ScannerSet::present)
                        .orElse(false);
        board.device(
                new ScannerStatus(
                        device, scanner.role(), scanner.address(), now, Optional.empty(), detail));
        if (present(now) && !before) {
            voice.back(scanner);
        }
        if (present(now) != before) {
            record(new ScannerEvent.DeviceChanged(device, now, detail));
        }
    }

    private static boolean present(DeviceState state) {
        return state == DeviceState.READING || state == DeviceState.SILENT;
    }

    private void record(JournalEvent fact) {
        var _ =
                journal.append(Optional.empty(), fact)
                        .whenComplete((_, failed) -> {
                            if (failed != null) {
                                LOG.warn("a device's state could not be recorded", failed);
                            }
                        });
    }
}

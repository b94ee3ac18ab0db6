package org.cordon.app.intake;

import org.cordon.app.port.Journal;
import org.cordon.app.port.Scanner;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.scan.DeviceId;
import org.cordon.core.scan.DeviceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The scanners at the line: which there are, how each stands, and what each is told. Coming and going is
/// a fact for the record; silence and retries are not.
final class AttachedScanners {
    private static final Logger LOG = LoggerFactory.getLogger(AttachedScanners.class);

    private final Journal journal;
    private final Judging judging;
    private final LineBoard board;
    private final FrameQueue queue;
    private final Map<DeviceId, Scanner> scanners = new ConcurrentHashMap<>();
    private final DeviceVoice voice = new DeviceVoice(scanners);

    /// @param queue of the thread that judges, which alone may tell `judging` of a device
    AttachedScanners(Journal journal, Judging judging, LineBoard board, FrameQueue queue) {
        this.journal = journal;
        this.judging = judging;
        this.board = board;
        this.queue = queue;
    }

    /// What scanners show and sound.
    DeviceVoice voice() {
        return voice;
    }

    void attach(Scanner scanner, Scanner.Listener listener) {
        queue.task(() -> {
            judging.device(scanner.id(), scanner.role());
            scanners.put(scanner.id(), scanner);
        });
        board.device(
                new DeviceStatus(
                        scanner.id(),
                        scanner.role(),
                        scanner.address(),
                        DeviceState.REOPENING,
                        Optional.empty(),
                        ""));
        scanner.start(listener);
    }

    void detach(Scanner scanner) {
        queue.task(() -> scanners.remove(scanner.id(), scanner));
        board.gone(scanner.id());
    }

    void state(DeviceId device, DeviceState now, String detail) {
        queue.task(() -> changed(device, now, detail));
    }

    private void changed(DeviceId device, DeviceState now, String detail) {
        Scanner scanner = scanners.get(device);
        if (scanner == null) {
            return;
        }
        boolean before =
                board.status().devices().stream()
                        .filter(d -> d.id().equals(device))
                        .findFirst()
                        .map(DeviceStatus::state)
                        .map(AttachedScanners::present)
                        .orElse(false);
        board.device(
                new DeviceStatus(
                        device, scanner.role(), scanner.address(), now, Optional.empty(), detail));
        if (present(now) && !before) {
            voice.back(scanner);
        }
        if (present(now) != before) {
            record(new JournalEvent.DeviceChanged(device, now, detail));
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

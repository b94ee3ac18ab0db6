package org.cordon.app.scanning;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.verdict.VerdictCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Tells devices what became of their scans, and locks them all while a verdict waits for a person.
/// Safe from any thread; never waits.
final class ScannerFeedback {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerFeedback.class);

    private final Map<DeviceId, Scanner> scanners;
    private final Set<DeviceId> told = new HashSet<>();
    private boolean latched;

    /// @param scanners those attached now; safe from any thread
    ScannerFeedback(Map<DeviceId, Scanner> scanners) {
        this.scanners = scanners;
    }

    /// A scan's verdict is durable.
    void judged(DeviceId device, VerdictCode verdict) {
        answered(device, verdict.isArrival() || verdict == VerdictCode.REPEAT_READ);
    }

    /// A scan was good where it was scanned for, or was not.
    void answered(DeviceId device, boolean good) {
        Scanner scanner = scanners.get(device);
        if (scanner != null) {
            send(scanner, good ? ScannerReplies.Kind.ACCEPT : ScannerReplies.Kind.REJECT);
        }
    }

    /// Verdicts wait for a person now, or none does.
    synchronized void latched(boolean now) {
        if (now != latched) {
            latched = now;
            scanners.values().forEach(this::lock);
        }
    }

    /// A device is there again. What it was told before it went may be forgotten, or may never have
    /// reached it.
    synchronized void back(Scanner scanner) {
        if (latched || told.contains(scanner.id())) {
            lock(scanner);
        }
    }

    private void lock(Scanner scanner) {
        told.add(scanner.id());
        send(scanner, latched ? ScannerReplies.Kind.LOCK : ScannerReplies.Kind.UNLOCK);
    }

    /// A scanner that cannot be told harms neither the others nor the scan.
    private static void send(Scanner scanner, ScannerReplies.Kind what) {
        try {
            scanner.send(what);
        } catch (RuntimeException e) {
            LOG.error("{}: could not be told {}", scanner.id(), what, e);
        }
    }
}

package org.cordon.app.containment;

import org.cordon.app.port.TimeSource;
import org.cordon.core.event.Entry;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.ScanJudged;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Remembers when suspicious scans were received, on the monotonic clock, so that the sixty minutes
/// can begin there even if the wall clock is set before anyone presses the button.
///
/// The wall clock is asked for a difference only, between receiving a scan and its being durable:
/// milliseconds apart. Safe from any thread.
final class DetectionTimes {
    private static final int REMEMBERED = 10_000;

    private final TimeSource time;
    private final Map<LogPosition, Long> nanos = new LinkedHashMap<>();

    DetectionTimes(TimeSource time) {
        this.time = time;
    }

    /// Hears of durable entries.
    void durable(List<Entry> batch) {
        for (Entry entry : batch) {
            if (entry.event() instanceof ScanJudged scan && !scan.verdict().isArrival()) {
                remember(entry.position(), scan.receivedAt());
            }
        }
    }

    private void remember(LogPosition scan, Instant receivedAt) {
        Duration ago = Duration.between(receivedAt, time.now());
        long at = time.nanos() - (ago.isNegative() ? 0 : ago.toNanos());
        synchronized (nanos) {
            nanos.put(scan, at);
            if (nanos.size() > REMEMBERED) {
                nanos.remove(nanos.keySet().iterator().next());
            }
        }
    }

    /// When a scan was received; empty when it is too long ago or was before the program's start.
    OptionalLong of(LogPosition scan) {
        synchronized (nanos) {
            Long at = nanos.get(scan);
            return at == null ? OptionalLong.empty() : OptionalLong.of(at);
        }
    }
}

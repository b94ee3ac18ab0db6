package org.cordon.app.qualification;

import org.cordon.core.event.Entry;
import org.cordon.core.scanner.DeviceId;

import java.util.HashMap;
import java.util.Map;

/// How each scanner stands that was qualified, or whose check code was scanned. One thread changes it, any
/// reads it.
public final class QualificationStandings {
    private volatile Map<DeviceId, QualificationStatus> known = Map.of();

    /// Takes up what an entry says of a scanner.
    void take(DeviceId device, Entry entry) {
        Map<DeviceId, QualificationStatus> next = new HashMap<>(known);
        next.put(device, of(device).with(entry));
        known = Map.copyOf(next);
    }

    QualificationStatus of(DeviceId device) {
        return known.getOrDefault(device, QualificationStatus.UNKNOWN);
    }

    Map<DeviceId, QualificationStatus> all() {
        return known;
    }
}

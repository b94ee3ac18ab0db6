package org.cordon.app.qualification;

import org.cordon.core.event.Entry;
import org.cordon.core.projection.StateChange;
import org.cordon.core.projection.StateChange.ScannerChange;
import org.cordon.core.scanner.DeviceId;

import java.util.HashMap;
import java.util.Map;

/// How each scanner stands that was qualified, or whose check code was scanned. One thread changes it, any
/// reads it.
public final class QualificationStandings {
    private volatile Map<DeviceId, QualificationStatus> known = Map.of();

    /// Takes the next entry.
    ///
    /// @return whether it says anything of a scanner
    boolean apply(Entry entry) {
        if (!(StateChange.of(entry.event()) instanceof ScannerChange change)) {
            return false;
        }
        Map<DeviceId, QualificationStatus> next = new HashMap<>(known);
        next.put(change.device(), of(change.device()).with(change, entry.stamp().at()));
        known = Map.copyOf(next);
        return true;
    }

    QualificationStatus of(DeviceId device) {
        return known.getOrDefault(device, QualificationStatus.UNKNOWN);
    }

    Map<DeviceId, QualificationStatus> all() {
        return known;
    }
}

package org.cordon.core.verdict.detector;

import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineDetector;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Nothing came from an in-line scanner for the time that its setting `silent-after` allows, while another
/// one of the line reads: packs may pass it unread. When all are silent, the belt stands.
final class ScannerSilentDetector implements LineDetector {
    private static final AlarmKind SCANNER_SILENT = new AlarmKind("SCANNER_SILENT");

    /// So long one scanner may go on reading after another when the belt stops.
    private static final Duration BELT_RUNS_OUT = Duration.ofSeconds(10);

    @Override
    public AlarmKind kind() {
        return SCANNER_SILENT;
    }

    @Override
    public Map<DeviceId, Reason> find(List<Scanner> scanners) {
        List<Scanner> inLine =
                scanners.stream().filter(each -> each.role() == DeviceRole.INLINE).toList();
        Map<DeviceId, Reason> found = new LinkedHashMap<>();
        for (Scanner silent : inLine) {
            if (silent.state() == DeviceState.SILENT) {
                inLine.stream()
                        .filter(other -> hasReadSince(other, silent))
                        .findFirst()
                        .ifPresent(other ->
                                found.put(
                                        silent.id(),
                                        Reason.of("scanner-silent", silent.id(), other.id())));
            }
        }
        return found;
    }

    private static boolean hasReadSince(Scanner other, Scanner silent) {
        return other.state() == DeviceState.READING
                && other.lastScan()
                        .filter(last ->
                                silent.lastScan()
                                        .map(ended -> last.isAfter(ended.plus(BELT_RUNS_OUT)))
                                        .orElse(true))
                        .isPresent();
    }
}

package org.cordon.app.device;

import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.event.Entry;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.Station;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/// Sets stations up. A change is recorded, then written, and at work from the next start on.
public final class StationConfigService implements StationSetup {
    private final EditableSettings settings;

    public StationConfigService(EditableSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Placed> stations() {
        Map<String, String> keys = settings.keys();
        List<ScannerConfig> scanners = ScannerConfigs.read(keys).devices();
        List<Placed> placed = new ArrayList<>();
        var stations = LineConfig.read(keys).line().stations().iterator();
        for (Map<String, String> group : LineConfig.groups(keys).values()) {
            Station station = stations.next();
            Predicate<ScannerConfig> bound =
                    scanner -> scanner.station().filter(station.id()::equals).isPresent();
            Predicate<ScannerConfig> inLine =
                    scanner -> scanner.role() == DeviceRole.INLINE && scanner.station().isEmpty();
            placed.add(
                    new Placed(
                            group,
                            station,
                            names(scanners, bound),
                            names(scanners, placed.isEmpty() ? bound.or(inLine) : bound)));
        }
        return placed;
    }

    private static List<DeviceId> names(
            List<ScannerConfig> scanners, Predicate<ScannerConfig> wanted) {
        return scanners.stream().filter(wanted).map(ScannerConfig::id).toList();
    }

    @Override
    public List<ConfigRefusal> check(List<Map<String, String>> stations) {
        Map<String, String> all = settings.with("station.", EditableSettings.numbered(stations));
        List<ConfigRefusal> refusals = new ArrayList<>(LineConfig.read(all).refusals());
        refusals.addAll(ScannerConfigs.read(all).refusals());
        refusals.addAll(MachineConfigs.read(all).refusals());
        return refusals;
    }

    @Override
    public CompletableFuture<Entry> save(List<Map<String, String>> stations) {
        return settings.setUp(
                "stations", "station.", stations, this::check, ScannerEvent.StationsChanged::new);
    }
}

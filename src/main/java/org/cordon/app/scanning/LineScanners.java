package org.cordon.app.scanning;

import org.cordon.core.line.CameraId;
import org.cordon.core.line.Line;
import org.cordon.core.line.StationId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The scanners that judging knows: where each reads. For the thread that judges.
final class LineScanners {
    private final Line line;
    private final StationConditions stations;
    private final Map<DeviceId, ScannerState> devices = new HashMap<>();

    // Of devices that say where each message was read.
    private final Map<DeviceId, Map<Optional<StationId>, ScannerState>> speakers = new HashMap<>();
    private final Set<DeviceId> notReading = new HashSet<>();

    /// @param stations hear of cameras
    LineScanners(Line line, StationConditions stations) {
        this.line = line;
        this.stations = stations;
    }

    /// A device, before its first frame; one that was never named counts as a scanner in a person's
    /// hand.
    ///
    /// @param station that it reads at; an in-line device without one reads at the first, and so does one whose
    ///     station was set up after the line began
    void device(DeviceId id, DeviceRole role, Optional<StationId> station) {
        Optional<StationId> at = station.filter(each -> line.station(each).isPresent());
        ScannerState scanner = scanner(new CameraId(id.value()), id, role, at);
        devices.put(id, scanner);
        speakers.remove(id);
        camera(scanner);
    }

    /// A device, before its first message, whose messages may be of several stations, or signals: it counts as a camera
    /// of a station from its first code there.
    ///
    /// @param station of messages that name none
    void speaker(DeviceId id, DeviceRole role, Optional<StationId> station) {
        Optional<StationId> at = station.filter(each -> line.station(each).isPresent());
        devices.put(id, scanner(new CameraId(id.value()), id, role, at));
        speakers.put(id, new HashMap<>());
    }

    private ScannerState scanner(
            CameraId camera, DeviceId id, DeviceRole role, Optional<StationId> at) {
        return new ScannerState(camera, role, at, notReading.contains(id));
    }

    private void camera(ScannerState scanner) {
        if (scanner.role() == DeviceRole.INLINE) {
            stations.camera(scanner.station().orElse(line.first().id()), scanner.camera());
        }
    }

    /// The device that sent something, at a station; at its own if none is named.
    ScannerState of(DeviceId id, Optional<StationId> named) {
        ScannerState own =
                devices.computeIfAbsent(
                        id,
                        unknown ->
                                new ScannerState(
                                        new CameraId(unknown.value()),
                                        DeviceRole.HANDHELD,
                                        Optional.empty(),
                                        false));
        Map<Optional<StationId>, ScannerState> places = speakers.get(id);
        return places == null
                ? own
                : places.computeIfAbsent(
                        named.or(own::station),
                        at -> {
                            // No name of a device holds a TAB.
                            String name = id + at.map(station -> "\t" + station).orElse("");
                            ScannerState there = scanner(new CameraId(name), id, own.role(), at);
                            camera(there);
                            return there;
                        });
    }

    /// An earlier run of the program reported that a device could not read.
    void notReading(DeviceId id) {
        notReading.add(id);
        devices.computeIfPresent(
                id, (_, old) -> new ScannerState(old.camera(), old.role(), old.station(), true));
        speakers.computeIfPresent(id, (_, _) -> new HashMap<>());
    }
}

package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.line.Association;
import org.cordon.core.line.CameraHabits;
import org.cordon.core.line.CameraId;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Stations that read nothing, though packs pass them, and those that are bypassed, where that is no wonder. For the thread
/// that judges.
final class StationSilence {
    private final Line line;
    private final LineContext state;
    private final StationConditions stations;

    // Behind them a pack that nothing has read is not verified.
    private final Set<StationId> required;

    /// @param state of the order that is read
    /// @param stations what holds whichever order they work on
    StationSilence(Line line, LineContext state, StationConditions stations) {
        this.line = line;
        this.state = state;
        this.stations = stations;
        required =
                line.stations().stream()
                        .flatMap(each -> each.requires().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /// An alarm of an earlier run is open.
    void standing(Alarm alarm) {
        for (Station station : line.stations()) {
            if (alarm.reason().equals(bypass(station.id()))) {
                stations.bypassed().add(station.id());
            }
            if (alarm.kind().equals(LineFinding.STATION_SILENT)
                    && alarm.station().equals(Optional.of(station.id()))
                    && !alarm.cleared()) {
                alarm.device()
                        .ifPresentOrElse(
                                device ->
                                        stations.habits(station.id()).silentEarlier(device.value()),
                                () -> stations.silent().put(station.id(), alarm.reason()));
            }
        }
    }

    /// A machine says how packs pass a station.
    List<LineFinding> signal(StationId at, LineSignal signal) {
        return switch (signal) {
            case BYPASS_ON -> stations.bypassed().add(at) ? List.of(bypass(at, true)) : List.of();
            case BYPASS_OFF -> {
                // What passed meanwhile is not its scanner's silence.
                stations.passed().read(at);
                yield stations.bypassed().remove(at) ? List.of(bypass(at, false)) : List.of();
            }
            case CHALLENGE_ON -> {
                stations.challenged().add(at);
                yield List.of();
            }
            case CHALLENGE_OFF -> {
                stations.challenged().remove(at);
                yield List.of();
            }
            case CLOSE, CLOSE_PARTIAL, CONFIRM, RUN, STOP, REJECT -> List.of();
        };
    }

    /// A reject took a pack off that a station refused, or did not read.
    ///
    /// @param lane 0 if none is named
    List<LineFinding> rejected(StationState at, int lane) {
        StationId id = at.station().id();
        if (at.rejects().unread().inARow() >= Rejects.SILENT) {
            return stations.silent().putIfAbsent(id, silent(id)) == null
                    ? List.of(silent(id, true, silent(id)))
                    : List.of();
        }
        return lane == 0
                        || !isOfCameras(at.station())
                        || at.rejects().unread().inARow(lane) < Rejects.SILENT
                ? List.of()
                : silent(
                        at.station(),
                        stations.habits(id).rejected(lane),
                        each ->
                                Reason.of(
                                        "station-silent.lane-rejected",
                                        each.device(),
                                        id,
                                        lane,
                                        Rejects.SILENT));
    }

    /// Something is read at a station.
    ///
    /// @param automatic whether a camera reads
    /// @return that the station or the camera is silent no more, if it was
    List<LineFinding> reads(Visit visit, boolean automatic) {
        Station at = visit.at().station();
        stations.passed().read(at.id());
        if (!automatic) {
            return List.of();
        }
        Reason before = stations.silent().remove(at.id());
        List<LineFinding> ends =
                before == null ? List.of() : List.of(silent(at.id(), false, before));
        CameraId camera = visit.read().scanner();
        return isOfCameras(at) && stations.habits(at.id()).read(camera, visit.read().sign().lane())
                ? LineFindings.and(
                        ends, List.of(camera(at.id(), camera.device(), false, Reason.none())))
                : ends;
    }

    /// Whether one of a station's cameras may be silent while others read. A line of which nothing is set up tells that by
    /// time: see [org.cordon.core.verdict.detector.Detectors#ofTheLine].
    private boolean isOfCameras(Station at) {
        return (at.lanes() > 1 || stations.cameras().getOrDefault(at.id(), Set.of()).size() > 1)
                && !line.equals(Line.SINGLE);
    }

    /// Cameras of a station that read nothing while others of it do. Of lanes it is not asked where a pack that passed unread
    /// shows at a station behind, since a lane may be closed.
    private List<LineFinding> leftOut(ScanOutcome[] message, Visit visit) {
        Station at = visit.at().station();
        if (!isOfCameras(at)
                || stations.bypassed().contains(at.id())
                || !state.progress().isProducing()) {
            return List.of();
        }
        boolean accepted = false;
        for (ScanOutcome each : message) {
            accepted |= each.event().isAccepted();
        }
        if (!accepted) {
            return List.of();
        }
        CameraHabits habits = stations.habits(at.id());
        habits.accepted();
        return at.lanes() > 1 && required.contains(at.id())
                ? List.of()
                : silent(
                        at,
                        habits.overdue(at.silentPacks()),
                        each ->
                                at.lanes() > 1
                                        ? Reason.of(
                                                "station-silent.lane",
                                                each.device(),
                                                at.id(),
                                                each.lane(),
                                                each.packs())
                                        : Reason.of(
                                                "station-silent.camera",
                                                each.device(),
                                                at.id(),
                                                each.packs()));
    }

    private static List<LineFinding> silent(
            Station at,
            List<CameraHabits.Silent> cameras,
            Function<CameraHabits.Silent, Reason> why) {
        return cameras.isEmpty()
                ? List.of()
                : cameras.stream()
                        .map(each -> camera(at.id(), each.device(), true, why.apply(each)))
                        .toList();
    }

    private static LineFinding camera(StationId at, String device, boolean stands, Reason why) {
        return new LineFinding(
                LineFinding.STATION_SILENT,
                stands,
                Optional.of(new DeviceId(device)),
                Optional.of(at),
                why,
                List.of());
    }

    /// A message is judged.
    ///
    /// @param automatic whether a camera read it
    /// @return which stations it shows to be silent, or not any more
    List<LineFinding> read(ScanOutcome[] message, Visit visit, boolean automatic) {
        List<LineFinding> reads = reads(visit, automatic);
        List<LineFinding> silent =
                LineFindings.and(letPass(message, visit), missed(message, visit));
        List<LineFinding> cameras = automatic ? leftOut(message, visit) : List.of();
        return LineFindings.and(reads, LineFindings.and(silent, cameras));
    }

    /// Nothing comes any more of a batch.
    void ends() {
        stations.passed().clear();
        stations.habits().values().forEach(CameraHabits::clear);
    }

    private static LineFinding silent(StationId at, boolean stands, Reason reason) {
        return ofStation(LineFinding.STATION_SILENT, stands, at, reason);
    }

    /// Names the scanners of a station, and the packs that it let pass.
    private Reason passedBy(Station at) {
        return Reason.of(
                "station-silent.packs",
                at.id(),
                String.join(", ", stations.scanners(at.id())),
                at.silentPacks() + at.lag(),
                stations.passed().before(at.id()).map(StationId::value).orElse(""));
    }

    /// Stations behind one that read nothing while it accepts.
    private List<LineFinding> letPass(ScanOutcome[] message, Visit visit) {
        Station at = visit.at().station();
        if (!state.progress().isProducing()) {
            return List.of();
        }
        boolean packs =
                at.association() != Association.NONE && at.association() != Association.LINE_DATA;
        int units = 0;
        for (ScanOutcome each : message) {
            boolean counts =
                    each.event().isAccepted()
                            && (!packs
                                    || each.event()
                                            .unit()
                                            .filter(id -> visit.isLabel(id, state.unit(id)))
                                            .isPresent());
            units += counts ? 1 : 0;
        }
        if (units == 0) {
            return List.of();
        }
        List<LineFinding> found = List.of();
        for (Station each : stations.passed().behind(at.id())) {
            if (stations.passed().pass(each, units)) {
                found = LineFindings.and(found, silentNow(each.id(), () -> passedBy(each)));
            }
        }
        return found;
    }

    /// A station that reads nothing, while packs that it must have accepted come to another one.
    private List<LineFinding> missed(ScanOutcome[] message, Visit visit) {
        if (visit.required().isEmpty()) {
            return List.of();
        }
        Station before = visit.required().get().station();
        StationId id = before.id();
        StationId here = visit.at().station().id();
        List<LineFinding> found = List.of();
        int missed = 0;
        for (ScanOutcome each : message) {
            if (each.event().verdict() == VerdictCode.NOT_VERIFIED) {
                missed = stations.passed().missed(id);
                found = LineFindings.and(found, missedByCamera(before, here));
            }
        }
        return missed < Rejects.SILENT
                ? found
                : LineFindings.and(
                        silentNow(
                                id,
                                () ->
                                        Reason.of(
                                                "station-silent.missed",
                                                id,
                                                String.join(", ", stations.scanners(id)),
                                                Rejects.SILENT,
                                                here)),
                        found);
    }

    /// The camera of a lane, or one of several that each must read every unit.
    private List<LineFinding> missedByCamera(Station before, StationId here) {
        return !isOfCameras(before)
                        || (before.lanes() == 1 && before.combine() != Combine.ALL)
                        || stations.bypassed().contains(before.id())
                ? List.of()
                : silent(
                        before,
                        stations.habits(before.id()).missed(),
                        each ->
                                before.lanes() > 1
                                        ? Reason.of(
                                                "station-silent.lane-missed",
                                                each.device(),
                                                before.id(),
                                                each.lane(),
                                                Rejects.SILENT,
                                                here)
                                        : Reason.of(
                                                "station-silent.camera-missed",
                                                each.device(),
                                                before.id(),
                                                Rejects.SILENT,
                                                here));
    }

    /// @param why asked only if the station is not known to be silent: packs pass on and on
    private List<LineFinding> silentNow(StationId at, Supplier<Reason> why) {
        if (stations.silent().containsKey(at)
                || stations.bypassed().contains(at)
                || stations.cameras().getOrDefault(at, Set.of()).isEmpty()) {
            return List.of();
        }
        Reason reason = why.get();
        stations.silent().put(at, reason);
        return List.of(silent(at, true, reason));
    }

    private static Reason silent(StationId at) {
        return Reason.of("station-silent", at);
    }

    private static LineFinding bypass(StationId at, boolean stands) {
        return ofStation(LineFinding.BYPASS, stands, at, bypass(at));
    }

    private static Reason bypass(StationId at) {
        return Reason.of("bypass", at);
    }

    private static LineFinding ofStation(
            AlarmKind kind, boolean stands, StationId at, Reason reason) {
        return new LineFinding(kind, stands, Optional.empty(), Optional.of(at), reason, List.of());
    }
}

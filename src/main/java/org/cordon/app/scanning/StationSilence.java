package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.line.Association;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.VerdictCode;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Stations that read nothing, though packs pass them, and those that are bypassed, where that is no wonder. For the thread
/// that judges.
final class StationSilence {
    private final Line line;
    private final LineContext state;
    private final StationConditions stations;

    /// @param state of the order that is read
    /// @param stations what holds whichever order they work on
    StationSilence(Line line, LineContext state, StationConditions stations) {
        this.line = line;
        this.state = state;
        this.stations = stations;
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
                stations.silent().put(station.id(), alarm.reason());
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
    List<LineFinding> rejected(StationState at) {
        StationId id = at.station().id();
        return at.rejects().unanswered() >= Rejects.SILENT
                        && stations.silent().putIfAbsent(id, silent(id)) == null
                ? List.of(silent(id, true, silent(id)))
                : List.of();
    }

    /// Something is read at a station.
    ///
    /// @param automatic whether a camera reads
    /// @return that it is silent no more, if it was
    List<LineFinding> reads(StationId id, boolean automatic) {
        stations.passed().read(id);
        Optional<Reason> before =
                automatic ? Optional.ofNullable(stations.silent().remove(id)) : Optional.empty();
        return before.isEmpty() ? List.of() : List.of(silent(id, false, before.get()));
    }

    /// A message is judged.
    ///
    /// @param automatic whether a camera read it
    /// @return which stations it shows to be silent, or not any more
    List<LineFinding> read(ScanOutcome[] message, Visit visit, boolean automatic) {
        List<LineFinding> reads = reads(visit.at().station().id(), automatic);
        List<LineFinding> silent =
                LineFindings.and(letPass(message, visit).toList(), missed(message, visit).toList());
        return LineFindings.and(reads, silent);
    }

    /// Nothing comes any more of a batch.
    void ends() {
        stations.passed().clear();
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
    private Stream<LineFinding> letPass(ScanOutcome[] message, Visit visit) {
        Station at = visit.at().station();
        if (!state.progress().isProducing()) {
            return Stream.empty();
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
            return Stream.empty();
        }
        return stations.passed().accepted(at.id(), units).stream()
                .flatMap(each -> silentNow(each.id(), passedBy(each)));
    }

    /// A station that reads nothing, while packs that it must have accepted come to another one.
    private Stream<LineFinding> missed(ScanOutcome[] message, Visit visit) {
        Optional<StationId> before = visit.required().map(each -> each.station().id());
        int missed = 0;
        for (ScanOutcome each : message) {
            missed =
                    before.isPresent() && each.event().verdict() == VerdictCode.NOT_VERIFIED
                            ? stations.passed().missed(before.get())
                            : missed;
        }
        return missed < Rejects.SILENT
                ? Stream.empty()
                : before.stream()
                        .flatMap(id ->
                                silentNow(
                                        id,
                                        Reason.of(
                                                "station-silent.missed",
                                                id,
                                                String.join(", ", stations.scanners(id)),
                                                Rejects.SILENT,
                                                visit.at().station().id())));
    }

    private Stream<LineFinding> silentNow(StationId at, Reason reason) {
        return stations.bypassed().contains(at)
                        || stations.scanners(at).isEmpty()
                        || stations.silent().putIfAbsent(at, reason) != null
                ? Stream.empty()
                : Stream.of(silent(at, true, reason));
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

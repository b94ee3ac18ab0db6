package org.cordon.app.scanning;

import org.cordon.core.event.LineEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.line.CameraId;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.Rejects;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationState;
import org.cordon.core.line.Visit;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/// Makes known again, from recorded scans, what an earlier run of the program knew of the running order and no query
/// tells: what is being packed, and which packs were refused and not confirmed as rejected. Only at stations that have read
/// nothing since. For the thread that judges.
///
/// A pack that could not be read counts as not confirmed. Where labels follow some containers later, only the content since
/// the last label is known again.
final class EarlierRun {
    /// Two packs are not closer.
    private static final Duration CLOSEST = Duration.ofMillis(60);

    private final Line line;
    private final LineContext state;
    private final StationConditions stations;

    // When the first scan came that is taken account of.
    private Optional<Instant> begin = Optional.empty();

    EarlierRun(Line line, LineContext state, StationConditions stations) {
        this.line = line;
        this.state = state;
        this.stations = stations;
    }

    /// What happened at a station that packs.
    private sealed interface Step {
        /// The station.
        StationState at();
    }

    /// A signal closed what was being filled.
    private record Closed(StationState at, LineEvent.LineSignalled said) implements Step {}

    /// Codes that were read in one message.
    private record Message(StationState at, List<ScanJudged> scans) implements Step {
        ScanJudged first() {
            return scans.getFirst();
        }

        boolean isOf(StationState station, ScanJudged scan) {
            return station == at
                    && scan.device().equals(first().device())
                    && scan.receivedAt().equals(first().receivedAt());
        }
    }

    /// Of which units it is known what orders say, before anything is changed.
    private final Map<UnitId, Optional<Unit>> listed = new HashMap<>();

    /// @param events oldest first
    /// @return how many were of stations that have read nothing since
    int apply(List<LineEvent> events) {
        Set<StationId> untouched =
                line.stations().stream()
                        .map(each -> state.batch().station(Optional.of(each.id())))
                        .filter(StationState::isUntouched)
                        .map(each -> each.station().id())
                        .collect(Collectors.toSet());
        List<LineEvent> known =
                events.stream()
                        .filter(event -> station(event).filter(untouched::contains).isPresent())
                        .toList();
        List<Step> steps = steps(known);
        steps.stream()
                .filter(Message.class::isInstance)
                .flatMap(step -> ((Message) step).scans().stream())
                .forEach(scan -> scan.unit().ifPresent(unit -> listed.put(unit, listed(unit))));
        for (Step step : steps) {
            switch (step) {
                case Message message -> pack(message);
                case Closed(_, var said) ->
                        state.batch()
                                .closedEarlier(
                                        said.station(),
                                        said.signal() == LineSignal.CLOSE_PARTIAL,
                                        said.sign());
            }
        }
        steps.stream().map(Step::at).distinct().forEach(StationState::earlierEnds);
        challenged(known);
        refused(known);
        return known.size();
    }

    private Optional<Unit> listed(UnitId unit) {
        state.next();
        return state.unit(unit);
    }

    /// The station in the flow that an event is of.
    private Optional<StationId> station(LineEvent event) {
        return switch (event) {
            case LineEvent.UnitRejected off -> Optional.of(off.station());
            case LineEvent.LineDataReported _ -> Optional.empty();
            case LineEvent.LineSignalled said ->
                    Optional.of(said.station()).filter(id -> line.station(id).isPresent());
            case ScanJudged scan ->
                    scan.station()
                            .or(() ->
                                    scan.role() == DeviceRole.INLINE
                                            ? Optional.of(line.first().id())
                                            : Optional.empty())
                            .flatMap(line::station)
                            .filter(each -> each.type().level().isPresent())
                            .map(each -> each.id());
        };
    }

    // ---- containers

    private List<Step> steps(List<LineEvent> events) {
        Map<StationState, Message> last = new HashMap<>();
        List<Step> all = new ArrayList<>();
        for (LineEvent event : events) {
            StationState at = state.batch().station(station(event));
            if (!at.packs()) {
                continue;
            }
            if (event instanceof LineEvent.LineSignalled said && isClosing(said.signal())) {
                last.remove(at);
                all.add(new Closed(at, said));
            } else if (event instanceof ScanJudged scan && scan.purpose().isEmpty()) {
                Message before = last.get(at);
                if (before == null || !before.isOf(at, scan)) {
                    before = new Message(at, new ArrayList<>());
                    last.put(at, before);
                    all.add(before);
                }
                before.scans().add(scan);
            }
        }
        return all;
    }

    private static boolean isClosing(LineSignal signal) {
        return signal == LineSignal.CLOSE || signal == LineSignal.CLOSE_PARTIAL;
    }

    /// A challenge that was begun and not ended goes on.
    private void challenged(List<LineEvent> events) {
        for (LineEvent event : events) {
            if (event instanceof LineEvent.LineSignalled said) {
                if (said.signal() == LineSignal.CHALLENGE_ON) {
                    stations.challenged().add(said.station());
                } else if (said.signal() == LineSignal.CHALLENGE_OFF) {
                    stations.challenged().remove(said.station());
                }
            }
        }
    }

    private void pack(Message message) {
        ScanJudged first = message.first();
        if (begin.isEmpty()) {
            begin = Optional.of(first.receivedAt());
        }
        Visit visit =
                state.batch()
                        .earlier(
                                message.at(),
                                Duration.between(begin.get(), first.receivedAt()).toNanos(),
                                new ReadDetails(OptionalLong.empty(), first.lane(), first.slot()),
                                new CameraId(first.device().value()));
        if (visit.isOneMessage()) {
            visit.message();
        }
        boolean unread = true;
        for (ScanJudged scan : message.scans()) {
            Optional<UnitId> unit = scan.unit();
            unit.ifPresent(id -> state.goesOn(visit, id));
            unit.ifPresent(id ->
                    visit.packed(id, Objects.requireNonNull(listed.get(id)), scan.isAccepted()));
            if (LineFindings.UNREAD.contains(scan.verdict())) {
                visit.unread();
            } else {
                unread = false;
            }
        }
        if (unread && first.role() == DeviceRole.INLINE) {
            visit.passedUnread();
        }
    }

    // ---- packs that were refused

    private void refused(List<LineEvent> events) {
        Map<StationId, Refused> stations = new HashMap<>();
        for (LineEvent event : events) {
            station(event)
                    .map(at -> stations.computeIfAbsent(at, _ -> new Refused()))
                    .ifPresent(at -> at.apply(event));
        }
        stations.forEach((id, at) ->
                state.batch().station(Optional.of(id)).rejects().refusedEarlier(at.units()));
    }

    /// Packs that a station refused, the oldest first.
    private static final class Refused {
        /// @param number of the pack at its station
        private record Pack(long number, List<UnitId> units) {}

        private final List<Pack> packs = new ArrayList<>();
        private long count;
        private Instant last = Instant.MIN;

        void apply(LineEvent event) {
            switch (event) {
                case LineEvent.LineDataReported _, LineEvent.LineSignalled _ -> {
                    // Not of the belt.
                }
                case LineEvent.UnitRejected off -> confirmed(off.unit());
                case ScanJudged scan when scan.role() == DeviceRole.INLINE -> read(scan);
                case ScanJudged _ -> {
                    // A person took the pack, or put it back.
                }
            }
        }

        /// Without a lag the oldest one leaves first.
        private void confirmed(UnitId unit) {
            for (int i = 0; i < packs.size(); i++) {
                if (packs.get(i).units().contains(unit)) {
                    packs.subList(0, i + 1).clear();
                    return;
                }
            }
        }

        private void read(ScanJudged scan) {
            Rejects.Outcome outcome = LineFindings.outcome(scan.verdict());
            boolean again =
                    outcome == Rejects.Outcome.REPEATED
                            || (last.isAfter(Instant.MIN)
                                    && scan.receivedAt().isBefore(last.plus(CLOSEST)));
            count += again ? 0 : 1;
            last = scan.receivedAt();
            List<UnitId> unit = scan.unit().stream().toList();
            boolean ofLast = !packs.isEmpty() && packs.getLast().number() == count;
            if (outcome == Rejects.Outcome.REFUSED && !ofLast) {
                packs.add(new Pack(count, unit));
            } else if (outcome == Rejects.Outcome.ACCEPTED) {
                packs.removeIf(pack ->
                        pack.number() == count
                                || scan.unit().filter(pack.units()::contains).isPresent());
            }
        }

        /// Those that may be on the belt still.
        List<List<UnitId>> units() {
            return packs.stream()
                    .filter(pack -> count - pack.number() < Rejects.UNKNOWN_LAG + Rejects.MARGIN)
                    .map(Pack::units)
                    .toList();
        }
    }
}

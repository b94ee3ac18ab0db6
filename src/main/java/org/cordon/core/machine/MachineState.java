package org.cordon.core.machine;

import org.cordon.core.line.StationId;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// How a machine stands, by what it said last; and what of it is for the record. Times in nanoseconds are of the monotonic
/// clock.
///
/// @param station the last that it named
/// @param latest by [MachineReport#subject()], in the order in which each came first
/// @param counters by name: `in`, `out`, `reject`
/// @param recorded what was recorded last, by subject
/// @param heard when it was last heard of in this run of the program
/// @param beats whether it sends heartbeats
public record MachineState(
        MachineId id,
        Optional<StationId> station,
        Map<String, MachineMessage> latest,
        Map<String, Counter> counters,
        Map<String, MachineMessage> recorded,
        OptionalLong heard,
        boolean beats) {
    /// What changes all the time is recorded this often at most, and at each change of state.
    public static final Duration SELDOM = Duration.ofMinutes(1);

    /// A report that is dated further back than this is not late: the machine's clock was set.
    public static final Duration LATEST = Duration.ofHours(1);

    /// Keeps its own copies.
    public MachineState {
        latest = new LinkedHashMap<>(latest);
        counters = new LinkedHashMap<>(counters);
        recorded = Map.copyOf(recorded);
    }

    /// What a message came to.
    ///
    /// @param record to be recorded, in this order
    /// @param counted whether it counts; false if a later one of its subject has come
    public record Step(MachineState now, List<MachineMessage> record, boolean counted) {}

    /// One of which nothing is known.
    public static MachineState of(MachineId id) {
        return new MachineState(
                id, Optional.empty(), Map.of(), Map.of(), Map.of(), OptionalLong.empty(), false);
    }

    /// The same at a station.
    public MachineState at(StationId where) {
        return new MachineState(id, Optional.of(where), latest, counters, recorded, heard, beats);
    }

    /// The latest report of a subject.
    public Optional<MachineReport> report(String subject) {
        return Optional.ofNullable(latest.get(subject)).map(MachineMessage::report);
    }

    /// The latest report of a kind.
    public <R extends MachineReport> Optional<R> report(Class<R> kind) {
        return latest.values().stream()
                .map(MachineMessage::report)
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((_, last) -> last);
    }

    /// It is known from the record, without having been heard in this run.
    public MachineState recalled(MachineMessage message) {
        Map<String, MachineMessage> all = new LinkedHashMap<>(latest);
        Map<String, MachineMessage> kept = new LinkedHashMap<>(recorded);
        all.put(message.report().subject(), message);
        kept.put(message.report().subject(), message);
        return new MachineState(
                id,
                message.station().or(() -> station),
                all,
                message.report() instanceof MachineReport.Counters shown
                        ? counted(shown, OptionalLong.empty())
                        : counters,
                kept,
                heard,
                beats);
    }

    /// It says something.
    ///
    /// @param end the highest value that its counters show; empty if they never wrap
    public Step apply(MachineMessage said, OptionalLong end) {
        String subject = said.report().subject();
        Optional<MachineMessage> before = Optional.ofNullable(latest.get(subject));
        MachineState alive =
                new MachineState(
                        id,
                        said.station().or(() -> station),
                        latest,
                        counters,
                        recorded,
                        OptionalLong.of(said.nanos()),
                        beats || said.report() instanceof MachineReport.Heartbeat);
        if (before.filter(last -> isLate(said, last)).isPresent()) {
            return new Step(alive, List.of(), false);
        }
        MachineMessage now = before.map(last -> joined(last, said)).orElse(said);
        Map<String, MachineMessage> all = new LinkedHashMap<>(latest);
        all.put(subject, now);
        MachineState next =
                new MachineState(
                        id,
                        alive.station,
                        all,
                        said.report() instanceof MachineReport.Counters shown
                                ? counted(shown, end)
                                : counters,
                        recorded,
                        alive.heard,
                        alive.beats);
        List<MachineMessage> record = next.due(now, before);
        return new Step(next.recorded(record), record, true);
    }

    /// What has not been recorded since it changed, though it is time to.
    public Step idle(long nanos) {
        List<MachineMessage> record =
                latest.values().stream()
                        .filter(each -> isSeldom(each.report()) && isTime(each, nanos))
                        .toList();
        return new Step(recorded(record), record, true);
    }

    private static boolean isLate(MachineMessage said, MachineMessage last) {
        if (said.saidAt().isEmpty() || last.saidAt().isEmpty()) {
            return false;
        }
        Instant now = said.saidAt().get();
        Instant before = last.saidAt().get();
        boolean again = now.equals(before) && said.report().equals(last.report());
        return again || (now.isBefore(before) && !now.isBefore(before.minus(LATEST)));
    }

    /// Counters may come one by one.
    private static MachineMessage joined(MachineMessage last, MachineMessage said) {
        return said.report() instanceof MachineReport.Counters now
                        && last.report() instanceof MachineReport.Counters before
                ? new MachineMessage(
                        said.machine(),
                        said.station(),
                        now.or(before),
                        said.saidAt(),
                        said.receivedAt(),
                        said.nanos())
                : said;
    }

    private Map<String, Counter> counted(MachineReport.Counters shown, OptionalLong end) {
        Map<String, Counter> all = new LinkedHashMap<>(counters);
        Map.of("in", shown.in(), "out", shown.out(), "reject", shown.reject())
                .forEach((name, value) ->
                        value.ifPresent(now ->
                                all.compute(
                                        name,
                                        (_, known) ->
                                                known == null
                                                        ? Counter.first(now)
                                                        : known.next(now, end))));
        return all;
    }

    private List<MachineMessage> due(MachineMessage said, Optional<MachineMessage> before) {
        return switch (said.report()) {
            case MachineReport.Heartbeat _ -> List.of();
            case MachineReport.Counters _, MachineReport.Speed _, MachineReport.RibbonOrInk _ ->
                    isTime(said, said.nanos()) ? List.of(said) : List.of();
            case MachineReport.ChallengeResult _,
                    MachineReport.SerialsRequested _,
                    MachineReport.SerialsReturned _ ->
                    List.of(said);
            case MachineReport.PrintJob _,
                    MachineReport.RollChanged _,
                    MachineReport.ModeChanged _ ->
                    isNew(said) ? List.of(said) : List.of();
            // The same reason may come again for another stop.
            case MachineReport.StopReason _ ->
                    before.isEmpty() || isNew(said) || isAfterChange(said)
                            ? List.of(said)
                            : List.of();
            case MachineReport.StateChanged _ -> isNew(said) ? withCounts(said) : List.of();
        };
    }

    private boolean isAfterChange(MachineMessage said) {
        return Optional.ofNullable(recorded.get("state"))
                .filter(state ->
                        recorded.containsKey(said.report().subject())
                                && state.receivedAt()
                                        .isAfter(
                                                Objects.requireNonNull(
                                                                recorded.get(
                                                                        said.report().subject()))
                                                        .receivedAt()))
                .isPresent();
    }

    private List<MachineMessage> withCounts(MachineMessage state) {
        List<MachineMessage> all = new ArrayList<>();
        for (String subject : List.of("counters", "speed")) {
            Optional.ofNullable(latest.get(subject)).filter(this::isNew).ifPresent(all::add);
        }
        all.add(state);
        return all;
    }

    private static boolean isSeldom(MachineReport report) {
        return report instanceof MachineReport.Counters
                || report instanceof MachineReport.Speed
                || report instanceof MachineReport.RibbonOrInk;
    }

    private boolean isNew(MachineMessage said) {
        return !Optional.ofNullable(recorded.get(said.report().subject()))
                .map(MachineMessage::report)
                .equals(Optional.of(said.report()));
    }

    private boolean isTime(MachineMessage said, long nanos) {
        return isNew(said)
                && Optional.ofNullable(recorded.get(said.report().subject()))
                        .filter(last -> nanos - last.nanos() < SELDOM.toNanos())
                        .isEmpty();
    }

    private MachineState recorded(List<MachineMessage> now) {
        if (now.isEmpty()) {
            return this;
        }
        Map<String, MachineMessage> all = new LinkedHashMap<>(recorded);
        now.forEach(each -> all.put(each.report().subject(), each));
        return new MachineState(id, station, latest, counters, all, heard, beats);
    }
}

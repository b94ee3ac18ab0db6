package org.cordon.app.scanning;

import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.LineFinding;
import org.cordon.core.verdict.Verdict;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads that line data still have to explain: units that were read and are not known to be commissioned, and alarms that
/// a late report may show to be none. For the thread that judges.
///
/// A unit that nothing lists is told to be unknown only once reports have come further than its read, and went on coming for
/// as long as one may be late: an outage of the feed accuses no pack.
final class LateReports {
    private static final AlarmKind UNKNOWN = AlarmKind.of(VerdictCode.UNKNOWN_SERIAL);

    /// Alarms that reports may still explain; the oldest is left to people.
    private static final int EXPLAINABLE = 10_000;

    /// The progress of a fast feed is kept in so many steps of the time that a report may be late.
    private static final int STEPS = 64;

    private final LineFeed feed;

    // Reads of the last minutes, oldest first, then those that waited for so long, and of these the
    // ones that nothing
    // lists, oldest first.
    private final Map<UnitId, Waiting> waiting = new LinkedHashMap<>();
    private final Map<UnitId, Waiting> late = new HashMap<>();
    private final Deque<Waiting> unlisted = new ArrayDeque<>();
    private final Map<StationId, Overdue> overdue = new HashMap<>();
    private final Map<UnitId, List<Alarmed>> alarmed =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<UnitId, List<Alarmed>> eldest) {
                    return size() > EXPLAINABLE;
                }
            };

    // How far reports had come, and since when that counts.
    private final Deque<Progress> progress = new ArrayDeque<>();
    private long lastReport;
    private boolean closing;
    private Instant passed = Instant.MIN;

    private record Waiting(
            UnitId unit, boolean listed, StationId station, Instant at, long nanos) {}

    /// A read of an earlier run of the program.
    ///
    /// @param ago since then
    record EarlierRead(UnitId unit, boolean listed, StationId station, Instant at, Duration ago) {}

    /// Late reads of a station, which have an alarm of their own.
    private record Overdue(Reason reason, Set<UnitId> units) {}

    /// @param since when the first report came that it stands for
    private record Progress(Instant upTo, long nanos, long since) {
        private Progress(Instant upTo, long nanos) {
            this(upTo, nanos, nanos);
        }
    }

    /// An alarm that a report may explain.
    ///
    /// @param about the unit that the alarm names
    /// @param container that the report must put the unit into, where it is about one
    private record Alarmed(AlarmKind kind, UnitId about, Optional<UnitId> container, Instant at) {}

    LateReports(LineFeed feed) {
        this.feed = feed;
    }

    /// Another order runs.
    void clear() {
        waiting.clear();
        late.clear();
        unlisted.clear();
        overdue.clear();
        alarmed.clear();
        progress.clear();
        closing = false;
        passed = Instant.MIN;
    }

    /// A code was judged at a station.
    ///
    /// @param about the unit that was read
    /// @param kind of the alarm that it raises or joins
    void judged(
            Verdict verdict,
            UnitId about,
            Optional<AlarmKind> kind,
            StationId station,
            Instant at,
            long nanos) {
        if (verdict instanceof Verdict.NotCommissioned(var unit, var listed)) {
            if (!late.containsKey(unit)) {
                waiting.putIfAbsent(unit, new Waiting(unit, listed, station, at, nanos));
            }
        } else if (kind.isPresent() && feed.kind() != LineFeed.Kind.NONE) {
            if (verdict instanceof Verdict.UnknownSerial(var unit)) {
                alarm(unit, new Alarmed(kind.get(), about, Optional.empty(), at));
            } else if (verdict instanceof Verdict.WrongContainer v) {
                alarm(v.unit(), new Alarmed(kind.get(), about, Optional.of(v.found()), at));
            }
        }
    }

    private void alarm(UnitId unit, Alarmed alarm) {
        alarmed.computeIfAbsent(unit, _ -> new ArrayList<>(1)).add(alarm);
    }

    /// An alarm of an earlier run is open.
    ///
    /// @param container as for [Alarmed]
    void standing(AlarmKind kind, UnitId unit, Optional<UnitId> container, Instant at) {
        if (feed.kind() != LineFeed.Kind.NONE && (kind.equals(UNKNOWN) || container.isPresent())) {
            alarm(unit, new Alarmed(kind, unit, container, at));
        }
    }

    /// Reads of earlier runs, of units that no report explains, wait on.
    ///
    /// @param raised what was found of them then, which is not found again
    /// @return alarms of which no read is late any more
    List<LineFinding> earlier(Collection<EarlierRead> reads, EarlierFindings raised, long nanos) {
        List<Waiting> since = List.copyOf(waiting.values());
        waiting.clear();
        reads.stream()
                .filter(read -> !raised.unknown().contains(read.unit()))
                .sorted(Comparator.comparing(EarlierRead::ago).reversed())
                .forEach(read ->
                        waiting.put(
                                read.unit(),
                                new Waiting(
                                        read.unit(),
                                        read.listed(),
                                        read.station(),
                                        read.at(),
                                        nanos - read.ago().toNanos())));
        since.forEach(read -> waiting.putIfAbsent(read.unit(), read));
        raised.overdue()
                .forEach((station, reason) ->
                        overdue.putIfAbsent(station, new Overdue(reason, new HashSet<>())));
        List<LineFinding> found = new ArrayList<>(overdue(nanos));
        raised.overdue()
                .keySet()
                .forEach(station -> {
                    Overdue here = overdue.get(station);
                    if (here != null && here.units().isEmpty()) {
                        overdue.remove(station);
                        found.add(overdue(station, here.reason(), false, List.of()));
                    }
                });
        return found;
    }

    /// How many reads wait for a report.
    int waiting() {
        return waiting.size() + late.size();
    }

    /// Whether reads wait for too long, and nothing came for as long.
    ///
    /// @param nanos since the last report came
    boolean isQuiet(long nanos) {
        return !late.isEmpty() && nanos >= feed.late().toNanos();
    }

    /// Units went into quarantine: they wait for nothing any more.
    List<LineFinding> held(Collection<UnitId> units) {
        List<LineFinding> ended = new ArrayList<>();
        units.forEach(unit -> settle(unit, ended));
        return ended;
    }

    private void settle(UnitId unit, List<LineFinding> ended) {
        waiting.remove(unit);
        Waiting read = late.remove(unit);
        if (read != null) {
            notOverdue(read, ended);
        }
    }

    private void notOverdue(Waiting read, List<LineFinding> ended) {
        Overdue here = overdue.get(read.station());
        if (here != null && here.units().remove(read.unit()) && here.units().isEmpty()) {
            overdue.remove(read.station());
            ended.add(overdue(read.station(), here.reason(), false, List.of()));
        }
    }

    /// Something was reported.
    ///
    /// @param units of which it may change something
    /// @param data with the report
    List<LineFinding> reported(Collection<UnitId> units, LineData data) {
        List<LineFinding> ended = new ArrayList<>();
        for (UnitId unit : units) {
            Waiting read = waiting.getOrDefault(unit, late.get(unit));
            if (read != null && commissionedBefore(unit, read.at(), data).isPresent()) {
                settle(unit, ended);
            }
            List<Alarmed> open = alarmed.get(unit);
            if (open != null) {
                open.removeIf(each -> {
                    Optional<LineReport> why = explanation(unit, each, data);
                    why.ifPresent(report -> ended.add(explained(each, report)));
                    return why.isPresent();
                });
                if (open.isEmpty()) {
                    alarmed.remove(unit);
                }
            }
        }
        return ended;
    }

    /// A report came.
    ///
    /// @param upTo when the thing happened that it reports
    void came(Instant upTo, long nanos) {
        if (!closing && isLate(lastReport, nanos)) {
            // The feed was down: what was on its way then comes now.
            List<Instant> known = progress.stream().map(Progress::upTo).toList();
            progress.clear();
            known.forEach(each -> progress.addLast(new Progress(each, nanos)));
        }
        lastReport = nanos;
        if (upTo.isAfter(progress.isEmpty() ? passed : progress.getLast().upTo())) {
            boolean together =
                    !progress.isEmpty()
                            && nanos - progress.getLast().since() < feed.late().toNanos() / STEPS;
            long since = together ? progress.removeLast().since() : nanos;
            progress.addLast(new Progress(upTo, nanos, since));
        }
    }

    private static Optional<LineReport> explanation(UnitId unit, Alarmed alarm, LineData data) {
        return alarm.container().isEmpty()
                ? commissionedBefore(unit, alarm.at(), data)
                : data.packed(unit, alarm.container().get())
                        .filter(report -> isBefore(report, alarm.at()));
    }

    /// The report that a unit was commissioned, if that was before it was read.
    static Optional<LineReport> commissionedBefore(UnitId unit, Instant read, LineData data) {
        return data.commissioned(unit).filter(report -> isBefore(report, read));
    }

    private static boolean isBefore(LineReport report, Instant read) {
        return !report.eventTime().isAfter(read.plus(LineFeed.CLOCKS));
    }

    private static LineFinding explained(Alarmed alarm, LineReport report) {
        return LineFinding.explained(
                alarm.kind(),
                alarm.about(),
                alarm.at(),
                Reason.of("line-data.explains", report.id()));
    }

    /// The batch is closing: what is not reported as long after that as a report may be late will not be.
    void closing(long nanos) {
        closing = true;
        progress.addLast(new Progress(Instant.MAX, nanos));
    }

    /// The batch goes on after all, and with it the reports.
    void goesOn() {
        closing = false;
        progress.removeIf(each -> each.upTo().equals(Instant.MAX));
        passed = passed.equals(Instant.MAX) ? Instant.MIN : passed;
    }

    /// What is overdue by now.
    List<LineFinding> overdue(long nanos) {
        boolean further = false;
        while (!progress.isEmpty()
                && isLate(progress.getFirst().nanos(), closing ? nanos : lastReport)) {
            passed = progress.removeFirst().upTo();
            further = true;
        }
        if (waiting.isEmpty() && (late.isEmpty() || !further)) {
            return List.of();
        }
        List<LineFinding> found = new ArrayList<>();
        for (Iterator<Waiting> oldest = waiting.values().iterator(); oldest.hasNext(); ) {
            Waiting read = oldest.next();
            boolean byTime = feed.kind() != LineFeed.Kind.BATCH_END && isLate(read.nanos(), nanos);
            if (!byTime && !isPassed(read)) {
                break;
            }
            oldest.remove();
            late.put(read.unit(), read);
            if (!read.listed()) {
                unlisted.addLast(read);
            }
            if (read.listed() || !isPassed(read)) {
                overdue(read, found);
            }
        }
        unknown(found);
        return found;
    }

    private boolean isLate(long since, long nanos) {
        return nanos - since >= feed.late().toNanos();
    }

    private boolean isPassed(Waiting read) {
        return passed.isAfter(read.at());
    }

    private void overdue(Waiting read, List<LineFinding> found) {
        Overdue here = overdue.get(read.station());
        if (here == null) {
            here =
                    new Overdue(
                            Reason.of(
                                    "not-commissioned.overdue",
                                    read.unit().label(),
                                    read.station(),
                                    feed.late().toSeconds()),
                            new HashSet<>());
            overdue.put(read.station(), here);
            found.add(overdue(read.station(), here.reason(), true, List.of(read.unit())));
        }
        here.units().add(read.unit());
    }

    private static LineFinding overdue(
            StationId station, Reason reason, boolean stands, List<UnitId> units) {
        return new LineFinding(
                LineFinding.NOT_COMMISSIONED,
                stands,
                Optional.empty(),
                Optional.of(station),
                reason,
                units);
    }

    /// Nothing lists them, and reports have come further.
    private void unknown(List<LineFinding> found) {
        while (!unlisted.isEmpty() && isPassed(unlisted.getFirst())) {
            Waiting read = unlisted.removeFirst();
            if (late.remove(read.unit(), read)) {
                notOverdue(read, found);
                alarm(read.unit(), new Alarmed(UNKNOWN, read.unit(), Optional.empty(), read.at()));
                found.add(
                        new LineFinding(
                                UNKNOWN,
                                true,
                                Optional.empty(),
                                Optional.of(read.station()),
                                Reason.of(
                                        "unknown.not-reported",
                                        read.unit().label(),
                                        read.station()),
                                List.of(read.unit())));
            }
        }
    }
}

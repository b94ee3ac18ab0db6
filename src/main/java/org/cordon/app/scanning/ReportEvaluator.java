package org.cordon.app.scanning;

import org.cordon.core.alarm.Alarm;
import org.cordon.core.event.ContainerEvent;
import org.cordon.core.line.Batch;
import org.cordon.core.line.StationState;
import org.cordon.core.linedata.LineData;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.verdict.LineFinding;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Judges what line and site systems report of the running order, in the light of the reads before. For the thread that
/// judges.
final class ReportEvaluator {
    private final LineContext state;
    private final LateReports late;
    private final ReportedDetails details;
    private Optional<Instant> last = Optional.empty();
    private long lastNanos;

    /// What reports come to.
    ///
    /// @param found alarms that they explain or end
    /// @param putBack units that may arrive once more
    record Outcome(List<LineFinding> found, List<UnitId> putBack) {}

    ReportEvaluator(LineContext state, LateReports late, HelperCodes helpers) {
        this.state = state;
        this.late = late;
        details = new ReportedDetails(state, helpers);
    }

    /// Those that were not reported before; one that stands there twice counts once.
    List<LineReport> fresh(List<LineReport> reports) {
        Set<Told> together = new HashSet<>();
        return reports.stream()
                .filter(report -> !state.data().isKnown(report) && together.add(Told.of(report)))
                .toList();
    }

    /// What tells a report from others.
    private record Told(String id, int part) {
        static Told of(LineReport report) {
            return new Told(
                    report.id(), report.fact() instanceof LineFact.Withdrawn ? 0 : report.part());
        }
    }

    /// Another order runs.
    void clear() {
        late.clear();
        details.clear();
        last = Optional.empty();
    }

    /// Takes a report. If the units cannot be asked it throws and nothing has changed.
    ///
    /// @param at when it came, for people
    /// @param nanos the same, on the monotonic clock
    Outcome reported(LineReport report, Instant at, long nanos) {
        List<UnitId> putBack = new ArrayList<>();
        LineData.Change change = state.reported(report, putBack::add);
        last = Optional.of(at);
        lastNanos = nanos;
        came(Stream.of(report), at, nanos);
        List<LineFinding> found = new ArrayList<>(late.reported(change.units(), state.data()));
        found.addAll(details.apply(change));
        return new Outcome(found, putBack);
    }

    /// Takes what was done at the rework station. If the units cannot be asked it throws, and the same may be taken again.
    ///
    /// @return alarms that it explains or ends
    List<LineFinding> reworked(ContainerEvent.Reworked rework) {
        List<LineFinding> found = new ArrayList<>();
        for (LineReport report : rework.reports()) {
            found.addAll(late.reported(state.reported(report, _ -> {}).units(), state.data()));
        }
        return found;
    }

    /// Shows how far reports have come. One that is dated later than it came, by a clock that is wrong, shows nothing.
    private void came(Stream<LineReport> reports, Instant at, long nanos) {
        reports.map(LineReport::eventTime)
                .filter(happened -> !happened.isAfter(at.plus(LineFeed.CLOCKS)))
                .max(Comparator.naturalOrder())
                .ifPresent(upTo -> late.came(upTo, nanos));
    }

    /// How line data stand.
    ///
    /// @param refused documents that were refused
    LineDataStatus status(int refused, long nanos) {
        return new LineDataStatus(
                last,
                late.waiting(),
                late.isQuiet(last.isPresent() ? nanos - lastNanos : Long.MAX_VALUE),
                refused,
                state.data().counted());
    }

    /// What was reported of the order in earlier runs is known, and what stations accepted and rejects took off then.
    ///
    /// @param begins whether the batch begins now: permissions to come once more ended with the one before
    /// @param now for people
    /// @param nanos the same, on the monotonic clock
    /// @return alarms that it explains
    List<LineFinding> earlier(RecordedLineData recorded, boolean begins, Instant now, long nanos) {
        last = recorded.last();
        lastNanos = nanos - recorded.last().map(at -> ago(at, now).toNanos()).orElse(0L);
        Set<UnitId> concerned = new HashSet<>();
        List<LineReport> all =
                Stream.concat(recorded.reports().stream(), recorded.rework().stream()).toList();
        for (LineReport report : all) {
            LineData.Change change = state.reportedEarlier(report);
            concerned.addAll(change.units());
            // What it shows was found when it came.
            var _ = details.apply(change);
        }
        Batch batch = state.batch();
        recorded.twice().forEach(unit -> batch.first().arrivals().second(unit));
        if (!begins) {
            recorded.putBack().forEach(batch::putBackEarlier);
        }
        recorded.last().ifPresent(at -> came(recorded.reports().stream(), at, nanos));
        return late.reported(concerned, state.data());
    }

    /// Reads of earlier runs that nothing that was reported explains. The units' source is asked.
    List<LateReports.EarlierRead> unexplained(
            Map<UnitId, RecordedLineData.Read> reads, Instant now) {
        return reads.entrySet().stream()
                .filter(read -> state.hold(read.getKey()).isEmpty())
                .flatMap(read -> unexplained(read.getKey(), read.getValue(), now).stream())
                .toList();
    }

    private Optional<LateReports.EarlierRead> unexplained(
            UnitId unit, RecordedLineData.Read read, Instant now) {
        StationState at = state.batch().station(read.station());
        boolean waits =
                at.station().type().level().isPresent()
                        && LateReports.commissionedBefore(unit, read.at(), state.data()).isEmpty();
        return waits
                ? Optional.of(
                        new LateReports.EarlierRead(
                                unit,
                                state.isListed(unit),
                                at.station().id(),
                                read.at(),
                                ago(read.at(), now)))
                : Optional.empty();
    }

    private static Duration ago(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        return ago.isNegative() ? Duration.ZERO : ago;
    }

    /// Reads of earlier runs wait on.
    ///
    /// @param raised what earlier runs raised alarms of
    /// @return alarms that end
    List<LineFinding> waiting(
            List<LateReports.EarlierRead> reads, EarlierFindings raised, long nanos) {
        return late.earlier(reads, raised, nanos);
    }

    /// Alarms of earlier runs are open, which reports may explain.
    ///
    /// @param container that the report must put the unit into, where the alarm is about one
    /// @return alarms that are explained already
    List<LineFinding> standing(Alarm alarm, Optional<UnitId> container) {
        if (alarm.unit().isEmpty()) {
            return List.of();
        }
        UnitId unit = alarm.unit().get();
        late.standing(alarm.kind(), unit, container, alarm.detectedAt());
        return late.reported(List.of(unit), state.data());
    }
}

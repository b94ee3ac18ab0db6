package org.cordon.app.scanning;

import org.cordon.app.linedata.LineDataCommands.Answer;
import org.cordon.app.linedata.LineDataCommands.Document;
import org.cordon.app.port.TimeSource;
import org.cordon.core.event.LineEvent;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.verdict.LineFinding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Hands line data to the thread that judges, in parts that are an entry of the journal each, so that they are judged in
/// the order of their entries.
final class ReportIntake {
    /// Units and events of one entry together, at most; an id counts by its length too.
    static final int PER_ENTRY = 1_000;

    /// So many characters of an id count as one unit.
    private static final int ID_CHARACTERS = 32;

    private final IntakeLoop intake;
    private final ScanEvaluator evaluator;
    private final RunningOrder running;
    private final TimeSource time;
    private final Consumer<LineFinding> found;

    /// @param found informed of what reports show of the line
    ReportIntake(
            IntakeLoop intake,
            ScanEvaluator evaluator,
            RunningOrder running,
            TimeSource time,
            Consumer<LineFinding> found) {
        this.intake = intake;
        this.evaluator = evaluator;
        this.running = running;
        this.time = time;
        this.found = found;
    }

    /// Takes a document; blocks while too many scans are not yet durable.
    CompletableFuture<Answer> take(Document document) {
        AtomicBoolean notNow = new AtomicBoolean();
        List<CompletableFuture<Integer>> parts =
                parts(document.reports()).stream()
                        .flatMap(part ->
                                Stream.of(true, false)
                                        .map(before ->
                                                intake.reports(() ->
                                                        judged(document, part, before, notNow))))
                        .toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        notNow.get()
                                ? new Answer.NotNow()
                                : new Answer.Taken(
                                        parts.stream().mapToInt(CompletableFuture::join).sum()));
    }

    /// In parts of so many units at most.
    static List<List<LineReport>> parts(List<LineReport> reports) {
        List<List<LineReport>> parts = new ArrayList<>();
        List<LineReport> part = new ArrayList<>();
        int weight = 0;
        for (LineReport whole : reports) {
            for (LineReport report : whole.parts(PER_ENTRY)) {
                int more = 1 + report.id().length() / ID_CHARACTERS + report.fact().units().size();
                if (!part.isEmpty() && weight + more > PER_ENTRY) {
                    parts.add(part);
                    part = new ArrayList<>();
                    weight = 0;
                }
                part.add(report);
                weight += more;
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /// On the thread that judges.
    ///
    /// @param before whether those of the order before are judged, in a rolling changeover, or all others
    private Optional<LineEvent.LineDataReported> judged(
            Document document, List<LineReport> part, boolean before, AtomicBoolean notNow) {
        Optional<OrderId> order = before ? evaluator.before() : running.known();
        if (before && order.isEmpty()) {
            return Optional.empty();
        }
        if (order.isEmpty() || notNow.get()) {
            notNow.set(true);
            return Optional.empty();
        }
        ReportEvaluator reports = evaluator.of(order).reports();
        List<LineReport> fresh =
                reports.fresh(part).stream()
                        .filter(report -> evaluator.isOfBefore(report) == before)
                        .toList();
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        List<UnitId> putBack = new ArrayList<>();
        for (LineReport report : fresh) {
            ReportEvaluator.Outcome outcome =
                    intake.onceTheStoreAnswers(
                            () -> reports.reported(report, time.now(), time.nanos()));
            outcome.found().forEach(found);
            putBack.addAll(outcome.putBack());
        }
        return Optional.of(
                new LineEvent.LineDataReported(
                        order, document.source(), document.sha256(), time.now(), fresh, putBack));
    }
}

package org.cordon.ui.batch;

import org.cordon.app.batch.BatchStatus.OrderBatch;
import org.cordon.core.batch.BatchPhase;
import org.cordon.core.batch.BatchStep;
import org.cordon.core.batch.Differences;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.BatchMoment;
import org.cordon.core.projection.BatchState;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in words how a batch stands. Any thread.
record BatchText(Messages messages, PersonNames names, TimeFormats times) {
    /// How far a step has come.
    enum Standing {
        /// Done.
        DONE,
        /// Under way.
        NOW,
        /// Not begun.
        OPEN,
        /// Passed over.
        SKIPPED
    }

    /// One of the five steps.
    ///
    /// @param detail when, and by whom; may be empty
    record StepText(String id, String name, String detail, Standing standing) {}

    /// One thing that happened.
    record MomentText(String time, String what, String who) {}

    /// The five steps, in their order.
    List<StepText> steps(BatchState state) {
        return List.of(
                step("clearance", cleared(state), standing(state, 0)),
                step("set-up", setUp(state), standing(state, 1)),
                step("running", running(state), standing(state, 2)),
                step("closing", closing(state), standing(state, 3)),
                step(
                        state.phase() == BatchPhase.ABORTED ? "aborted" : "closed",
                        ended(state),
                        standing(state, 4)));
    }

    private StepText step(String id, String detail, Standing standing) {
        return new StepText(id, messages.get("batch.step." + id), detail, standing);
    }

    private static Standing standing(BatchState state, int step) {
        int now =
                switch (state.phase()) {
                    case PLANNED -> 0;
                    case LINE_CLEARANCE, SET_UP -> 1;
                    case RUNNING, PAUSED -> 2;
                    case CLOSING -> 3;
                    case CLOSED, ABORTED -> 5;
                };
        boolean done =
                switch (step) {
                    case 0 -> state.isCleared();
                    case 1 -> state.isFirstPieceApproved();
                    case 2 -> state.last(BatchStep.START).isPresent();
                    case 3 -> state.last(BatchStep.CLOSE).isPresent();
                    default -> true;
                };
        boolean begun =
                state.phase() != BatchPhase.PLANNED && state.phase() != BatchPhase.LINE_CLEARANCE;
        return step == now
                ? begun ? Standing.NOW : Standing.OPEN
                : step > now ? Standing.OPEN : done ? Standing.DONE : Standing.SKIPPED;
    }

    private String cleared(BatchState state) {
        return state.isCleared()
                ? state.last(BatchStep.CLEAR_LINE)
                        .map(at -> messages.get("batch.detail.cleared", times.minute(at.at())))
                        .orElse("")
                : messages.get("batch.detail.not-cleared");
    }

    private String setUp(BatchState state) {
        return state.isFirstPieceApproved()
                ? state.last(BatchStep.APPROVE_FIRST_PIECE)
                        .map(at -> messages.get("batch.detail.approved", times.minute(at.at())))
                        .orElse("")
                : state.phase() == BatchPhase.SET_UP ? since(state) : "";
    }

    private String running(BatchState state) {
        Optional<BatchMoment> begin = state.last(BatchStep.START);
        if (state.phase() == BatchPhase.PAUSED) {
            return state.since()
                    .map(at -> messages.get("batch.detail.paused", times.minute(at.at())))
                    .orElse("");
        }
        int pauses = state.pauses().size();
        return begin.map(from ->
                        state.last(BatchStep.BEGIN_CLOSING)
                                .filter(_ -> state.phase() != BatchPhase.RUNNING)
                                .map(to ->
                                        messages.get(
                                                "batch.detail.ran",
                                                times.minute(from.at()),
                                                times.minute(to.at()),
                                                pauses))
                                .orElseGet(() ->
                                        messages.get(
                                                "batch.detail.runs",
                                                times.minute(from.at()),
                                                pauses)))
                .orElse("");
    }

    private String closing(BatchState state) {
        return state.phase() == BatchPhase.CLOSING ? since(state) : "";
    }

    private String ended(BatchState state) {
        return state.since()
                .filter(_ -> state.phase().isEnded())
                .map(at ->
                        messages.get(
                                state.phase() == BatchPhase.CLOSED
                                        ? "batch.detail.closed"
                                        : "batch.detail.aborted",
                                times.minute(at.at())))
                .orElse("");
    }

    private String since(BatchState state) {
        return state.since()
                .map(at -> messages.get("batch.detail.since", times.minute(at.at())))
                .orElse("");
    }

    /// All that happened, oldest first.
    List<MomentText> moments(BatchState state, Instant now) {
        return state.timeline().stream()
                .filter(moment -> !(moment.event() instanceof OrderEvent.OrderOpened))
                .map(moment -> moment(moment, state, now))
                .toList();
    }

    private MomentText moment(BatchMoment moment, BatchState state, Instant now) {
        boolean today = times.day(moment.at()).equals(times.day(now));
        return new MomentText(
                today ? times.minute(moment.at()) : times.dayAndMinute(moment.at()),
                what(moment, state),
                Stream.concat(
                                moment.person().stream(),
                                moment.event() instanceof BatchEvent event
                                        ? event.confirmedBy().stream()
                                        : Stream.<PersonId>empty())
                        .map(names::of)
                        .collect(Collectors.joining(", ")));
    }

    private String what(BatchMoment moment, BatchState state) {
        return switch (moment.event()) {
            case BatchEvent.LineCleared e ->
                    messages.get("batch.moment.cleared", e.answers().size());
            case BatchEvent.SetUpStarted _ -> messages.get("batch.moment.set-up");
            case BatchEvent.FirstPieceApproved(_, var unit, var remark, _) ->
                    with("batch.moment.first-piece", unit.map(UnitId::label).orElse(""), remark);
            case BatchEvent.BatchStarted _ -> messages.get("batch.moment.started");
            case BatchEvent.BatchPaused(_, var reason) ->
                    messages.get("batch.moment.paused", length(moment, state), reason);
            case BatchEvent.BatchResumed _ -> messages.get("batch.moment.resumed");
            case BatchEvent.BatchClosing _ -> messages.get("batch.moment.closing");
            case BatchEvent.BatchClosed e ->
                    with(
                            "batch.moment.closed",
                            of(e.differences()),
                            messages.name("batch.extent", e.extent()),
                            e.reason());
            case BatchEvent.BatchAborted(_, var reason) -> with("batch.moment.aborted", reason);
            case BatchEvent.BatchReopened(_, var reason, _) ->
                    with("batch.moment.reopened", reason);
            case BatchEvent.CheckRecorded e ->
                    with(
                            e.passed() ? "batch.moment.passed" : "batch.moment.failed",
                            messages.name("batch.check", e.what()),
                            e.station().map(StationId::value).orElse(""),
                            e.pieces() == 0 ? "" : messages.get("batch.pieces", e.pieces()),
                            e.remark());
            case BatchEvent.MaterialChanged e ->
                    with(
                            "batch.moment.material",
                            messages.name("batch.material", e.material()),
                            e.number(),
                            e.station().map(StationId::value).orElse(""));
            case BatchEvent.StationChangedOver(_, var station) ->
                    messages.get("batch.moment.changed-over", station.value());
            case OrderEvent.OrderPlanned _ -> messages.get("batch.moment.waits");
            case OrderEvent.OrderActivated _ -> messages.get("batch.moment.activated");
            default -> moment.event().storedName();
        };
    }

    /// A sentence with what is there of its parts behind it.
    private String with(String key, String... parts) {
        String some =
                Stream.of(parts).filter(part -> !part.isBlank()).collect(Collectors.joining(", "));
        return some.isEmpty() ? messages.get(key) : messages.get(key + ".with", some);
    }

    private String length(BatchMoment pause, BatchState state) {
        return state.pauses().stream()
                .filter(each -> each.from().equals(pause.at()) && each.until().isPresent())
                .findFirst()
                .map(each -> length(each.length(pause.at())))
                .orElse("");
    }

    /// A time as people say it.
    String length(Duration time) {
        return time.toHours() > 0
                ? messages.get("batch.length.hours", time.toHours(), time.toMinutesPart())
                : messages.get("batch.length.minutes", time.toMinutes());
    }

    /// What a count leaves unexplained.
    String of(Differences differences) {
        return differences
                .serials()
                .map(serials -> messages.get("batch.differences", serials, differences.tagged()))
                .orElseGet(() -> messages.get("batch.differences.unknown", differences.tagged()));
    }

    /// The order's number, product and phase, for a list of batches.
    String name(OrderBatch batch) {
        return messages.get(
                "batch.choice",
                batch.id().value(),
                batch.order().lot().value(),
                messages.name("batch.phase", batch.state().phase()));
    }
}

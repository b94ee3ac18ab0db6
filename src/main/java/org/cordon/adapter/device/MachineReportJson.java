package org.cordon.adapter.device;

import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.PackMlMode;
import org.cordon.core.machine.PackMlState;
import org.cordon.core.text.Reason;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;

/// Reads the report of a machine that stands in a JSON object: `report` with a word of [MachineReport#WORDS], and its
/// members beside it.
record MachineReportJson(JsonNode object, String word) {
    static MachineReportJson of(JsonNode object) {
        return new MachineReportJson(object, object.path("report").stringValueOpt().orElse(""));
    }

    /// @throws JsonLine.RefusedException if it cannot be followed
    MachineReport read() {
        if (!MachineReport.WORDS.contains(word)) {
            throw new JsonLine.RefusedException(
                    Reason.of(
                            "device.json-refused.report",
                            JsonLine.shown(word),
                            String.join(", ", MachineReport.WORDS)));
        }
        return switch (word) {
            case "counters" -> counters();
            case "print-job" -> new MachineReport.PrintJob(text("job"), !bool("end", false));
            case "ribbon", "ink" ->
                    new MachineReport.RibbonOrInk(word.equals("ink"), (int) number("percent", 100));
            case "roll" -> new MachineReport.RollChanged(text("roll"), optionalText("material"));
            case "challenge" -> new MachineReport.ChallengeResult(text("test"), bool("passed"));
            case "serials-requested" ->
                    new MachineReport.SerialsRequested(number("count", MachineReport.MOST));
            case "serials-returned" ->
                    new MachineReport.SerialsReturned(number("count", MachineReport.MOST));
            case "state" -> new MachineReport.StateChanged(said("state", PackMlState::of));
            case "mode" -> new MachineReport.ModeChanged(said("mode", PackMlMode::of));
            case "speed" -> new MachineReport.Speed(number("per-minute", MachineReport.MOST));
            case "stop-reason" ->
                    new MachineReport.StopReason(codeOf("code"), optionalText("text"));
            default -> new MachineReport.Heartbeat();
        };
    }

    /// When it happened, as the machine says.
    Optional<Instant> time() {
        return object.optional("time")
                .map(time -> {
                    try {
                        return OffsetDateTime.parse(time.stringValueOpt().orElse("")).toInstant();
                    } catch (DateTimeException _) {
                        throw wrong("time");
                    }
                });
    }

    /// What the machine calls itself.
    Optional<String> machine() {
        return optionalText("machine");
    }

    private MachineReport counters() {
        try {
            return new MachineReport.Counters(counter("in"), counter("out"), counter("reject"));
        } catch (IllegalArgumentException _) {
            throw wrong("in, out, reject");
        }
    }

    private Optional<Long> counter(String member) {
        return object.has(member)
                ? Optional.of(number(member, MachineReport.MOST))
                : Optional.empty();
    }

    private long number(String member, long most) {
        JsonNode value = object.path(member);
        // A whole number that was sent as 250.0 is one.
        double number = value.isNumber() ? value.asDouble() : -1;
        if (number < 0 || number > most || number != Math.rint(number)) {
            throw wrong(member);
        }
        return (long) number;
    }

    private String text(String member) {
        return optionalText(member).orElseThrow(() -> wrong(member));
    }

    private Optional<String> optionalText(String member) {
        return object.has(member) ? Optional.of(textOf(member)) : Optional.empty();
    }

    private String textOf(String member) {
        return checked(member, object.path(member).stringValueOpt().orElse(""));
    }

    /// A text, or a whole number that stands for one.
    private String codeOf(String member) {
        JsonNode value = object.path(member);
        return value.isIntegralNumber() ? checked(member, value.toString()) : textOf(member);
    }

    private String checked(String member, String text) {
        if (text.isBlank()
                || text.length() > MachineReport.LONGEST
                || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(member);
        }
        return text;
    }

    private boolean bool(String member) {
        return object.path(member).booleanValueOpt().orElseThrow(() -> wrong(member));
    }

    private boolean bool(String member, boolean usual) {
        return object.has(member) ? bool(member) : usual;
    }

    private <T> T said(String member, Function<String, Optional<T>> of) {
        return of.apply(codeOf(member)).orElseThrow(() -> wrong(member));
    }

    private JsonLine.RefusedException wrong(String member) {
        return new JsonLine.RefusedException(Reason.of("device.json-refused.member", member, word));
    }
}

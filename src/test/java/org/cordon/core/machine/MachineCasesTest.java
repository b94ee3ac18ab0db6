package org.cordon.core.machine;

import org.cordon.core.scanner.DeviceId;
import org.cordon.support.CaseTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cases of `machine-cases.txt`.
final class MachineCasesTest {
    private static final MachineId MACHINE = MachineId.of(new DeviceId("Labeller"));
    private static final Instant BEGIN = Instant.parse("2026-11-30T08:00:00Z");

    /// Plays one case.
    private static final class Played {
        private final OptionalLong end;
        private final List<MachineMessage> record = new ArrayList<>();
        private MachineState state = MachineState.of(MACHINE);

        Played(String on) {
            end = on.equals("no end") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(on));
        }

        String play(String[] cell) {
            long nanos = Duration.ofSeconds(Long.parseLong(cell[0])).toNanos();
            return switch (cell[1]) {
                case "wait" -> come(state.idle(nanos), "");
                case "restart" -> {
                    state = MachineState.of(MACHINE);
                    record.forEach(each -> state = state.recalled(each));
                    yield "nothing";
                }
                default -> said(cell, nanos);
            };
        }

        private String said(String[] cell, long nanos) {
            MachineReport report = report(cell[1].split(" ", -1));
            MachineState.Step step =
                    state.apply(
                            new MachineMessage(
                                    MACHINE,
                                    Optional.empty(),
                                    report,
                                    Optional.of(cell[2])
                                            .filter(text -> !text.isEmpty())
                                            .map(text -> BEGIN.plusSeconds(Long.parseLong(text))),
                                    BEGIN.plusNanos(nanos),
                                    nanos),
                            end);
            return step.counted() ? come(step, shown(report, step.now())) : "late";
        }

        private String come(MachineState.Step step, String shown) {
            state = step.now();
            record.addAll(step.record());
            String what =
                    step.record().isEmpty()
                            ? "nothing"
                            : "records "
                                    + step.record().stream()
                                            .map(each -> each.report().word())
                                            .collect(Collectors.joining(" "));
            return shown.isEmpty() ? what : what + ": " + shown;
        }

        private static String shown(MachineReport report, MachineState now) {
            return switch (report) {
                case MachineReport.StateChanged(var state) ->
                        state.belt().map(signal -> signal.word()).orElse("");
                case MachineReport.Counters _ ->
                        Stream.of("in", "out", "reject")
                                .filter(now.counters()::containsKey)
                                .map(name ->
                                        name
                                                + " "
                                                + counted(
                                                        Objects.requireNonNull(
                                                                now.counters().get(name))))
                                .collect(Collectors.joining(", "));
                default -> "";
            };
        }

        private static String counted(Counter counter) {
            return counter.turn() == Counter.Turn.ON
                    ? String.valueOf(counter.counted())
                    : "%d (%s)"
                            .formatted(
                                    counter.counted(),
                                    counter.turn().name().toLowerCase(Locale.ROOT));
        }
    }

    private static MachineReport report(String[] word) {
        return switch (word[0]) {
            case "counters" -> {
                Map<String, Long> shown = new HashMap<>();
                Stream.of(word)
                        .skip(1)
                        .map(each -> each.split("=", -1))
                        .forEach(each -> shown.put(each[0], Long.valueOf(each[1])));
                yield new MachineReport.Counters(
                        Optional.ofNullable(shown.get("in")),
                        Optional.ofNullable(shown.get("out")),
                        Optional.ofNullable(shown.get("reject")));
            }
            case "print-job" -> new MachineReport.PrintJob(word[1], word.length == 2);
            case "ribbon", "ink" ->
                    new MachineReport.RibbonOrInk(word[0].equals("ink"), Integer.parseInt(word[1]));
            case "roll" ->
                    new MachineReport.RollChanged(word[1], Stream.of(word).skip(2).findFirst());
            case "challenge" ->
                    new MachineReport.ChallengeResult(word[1], word[2].equals("passed"));
            case "serials-requested" -> new MachineReport.SerialsRequested(Long.parseLong(word[1]));
            case "serials-returned" -> new MachineReport.SerialsReturned(Long.parseLong(word[1]));
            case "state" -> new MachineReport.StateChanged(PackMlState.of(word[1]).orElseThrow());
            case "mode" -> new MachineReport.ModeChanged(PackMlMode.of(word[1]).orElseThrow());
            case "speed" -> new MachineReport.Speed(Long.parseLong(word[1]));
            case "stop-reason" -> new MachineReport.StopReason(word[1], Optional.empty());
            case "heartbeat" -> new MachineReport.Heartbeat();
            default -> throw new IllegalArgumentException(word[0]);
        };
    }

    // [utest->req~machine.vocabulary~1]
    // [utest->req~machine.recorded~1]
    // [utest->req~machine.counters~1]
    @TestFactory
    Stream<DynamicTest> theCasesHold() throws IOException {
        return CaseTable.tests(
                "src/test/resources/org/cordon/core/machine/machine-cases.txt",
                (name, on, rows) -> {
                    Played played = new Played(on);
                    CaseTable.check(name, rows, played::play);
                });
    }
}

package org.cordon.adapter.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.scanning.LineMessage;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineReport.RollChanged;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// A machine that appends its messages to a file.
final class FileMachineTest {
    @TempDir private Path data;
    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final List<MachineReport> reports = new CopyOnWriteArrayList<>();
    private final List<DeviceState> states = new CopyOnWriteArrayList<>();

    private final Scanner.Listener listener =
            new Scanner.Listener() {
                @Override
                public void frame(Frame frame) {
                    throw new AssertionError("a machine sends no codes: " + frame);
                }

                @Override
                public Optional<Reason.Coded> message(LineMessage message) {
                    reports.add(message.report().orElseThrow().report());
                    return Optional.empty();
                }

                @Override
                public void state(DeviceId device, DeviceState state, Reason detail) {
                    states.add(state);
                }
            };

    @AfterEach
    void end() {
        supervisor.shutdownNow();
    }

    private static ScannerConfig.AppendedFile settings() {
        return new ScannerConfig.AppendedFile(
                new DeviceId("Cartoner"),
                Optional.empty(),
                "cartoner.jsonl",
                Framing.USUAL,
                Duration.ofSeconds(60));
    }

    private static SystemTime time() {
        return new SystemTime(Optional.empty());
    }

    private FileMachine started() {
        FileMachine machine = new FileMachine(settings(), data, time(), supervisor);
        machine.start(listener);
        Until.holds(() -> states.contains(DeviceState.READING), states::toString);
        return machine;
    }

    private Path file() {
        return data.resolve("cartoner.jsonl");
    }

    private static String roll(String roll) {
        return "{\"report\":\"roll\",\"roll\":\"" + roll + "\"}\n";
    }

    private void append(String text) throws IOException {
        Files.writeString(file(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void await(String... rolls) {
        List<MachineReport> wanted =
                List.of(rolls).stream()
                        .<MachineReport>map(roll -> new RollChanged(roll, Optional.empty()))
                        .toList();
        Until.holds(() -> reports.size() >= wanted.size(), reports::toString);
        assertEquals(wanted, reports);
    }

    // [utest->req~machine.file~1]
    @Test
    void whatIsAppendedIsReadAndWhatStoodThereBeforeIsNot() throws IOException {
        append(roll("old"));
        try (FileMachine _ = started()) {
            append(roll("R-1"));
            append(roll("R-2").substring(0, 10));
            await("R-1");
            append(roll("R-2").substring(10));
            await("R-1", "R-2");
        }
    }

    // [utest->req~machine.file~1]
    @Test
    void aFileThatIsRotatedIsReadToItsEndAndTheNewOneFromItsBeginning() throws IOException {
        append("");
        try (FileMachine _ = started()) {
            append(roll("R-1"));
            await("R-1");
            Files.move(file(), data.resolve("cartoner.jsonl.1"));
            Files.writeString(
                    data.resolve("cartoner.jsonl.1"), roll("R-2"), StandardOpenOption.APPEND);
            await("R-1", "R-2");
            append(roll("R-3"));
            await("R-1", "R-2", "R-3");
        }
    }

    // [utest->req~machine.file~1]
    @Test
    void aFileThatIsEmptiedIsReadFromItsBeginning() throws IOException {
        append("");
        try (FileMachine _ = started()) {
            append(roll("R-1") + roll("R-2"));
            await("R-1", "R-2");
            Files.writeString(file(), roll("R-3"), StandardOpenOption.TRUNCATE_EXISTING);
            await("R-1", "R-2", "R-3");
        }
    }

    // [utest->req~machine.file~1]
    @Test
    void afterARestartWhatWasAppendedMeanwhileIsRead() throws IOException {
        append("");
        try (FileMachine _ = started()) {
            append(roll("R-1"));
            await("R-1");
            Until.holds(() -> position().endsWith(" " + roll("R-1").length()), this::position);
        }
        append(roll("R-2"));
        states.clear();
        try (FileMachine _ = started()) {
            append(roll("R-3"));
            await("R-1", "R-2", "R-3");
        }
    }

    private String position() {
        try (var files = Files.list(data.resolve("machines"))) {
            return Files.readString(files.findFirst().orElseThrow()).strip();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // [utest->req~machine.form~1]
    @Test
    void aFileThatIsTriedOutShowsItsLastLinesAndLosesNoneForTheMachineAtWork() throws IOException {
        append("{\"report\":\"heartbeat\",\"note\":\"" + "x".repeat(2_000) + "\"}\n" + roll("R-1"));
        try (FileMachine _ = started()) {
            append(roll("R-2"));
            await("R-2");
            Until.holds(() -> position().endsWith(" " + file().toFile().length()), this::position);
        }
        reports.clear();
        states.clear();
        append(roll("R-3"));
        try (FileMachine look = FileMachine.toTryOut(settings(), data, time(), supervisor)) {
            look.start(listener);
            await("R-1", "R-2", "R-3");
            append(roll("R-4"));
            await("R-1", "R-2", "R-3", "R-4");
        }
        reports.clear();
        states.clear();
        try (FileMachine _ = started()) {
            await("R-3", "R-4");
        }
    }
}

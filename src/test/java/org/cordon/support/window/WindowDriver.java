package org.cordon.support.window;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Agent that acts in the window of the program it is started with: `-javaagent:JAR=SCENARIO,REPORT`.
/// Each step is a line `ok  …` of the report; the first that does not see what it should is a line
/// `FAIL …` and ends the process with 3. After the last step it closes the window, as a person does.
public final class WindowDriver {
    private static final int FAILED = 3;

    /// What a person does.
    @FunctionalInterface
    interface Scenario {
        /// Acts.
        ///
        /// @throws AssertionError if the window does not show what it should
        void act(WindowUser person) throws Exception;
    }

    private static final Map<String, Scenario> SCENARIOS =
            Map.of(
                    "every-screen", new EveryScreen(),
                    "hold-a-pack", new HoldAPack(),
                    "wait", new Waiting());

    private WindowDriver() {}

    /// Called by the Java runtime before the program begins.
    public static void premain(String arguments) throws IOException {
        String[] parts = arguments.split(",", 2);
        Scenario scenario = SCENARIOS.get(parts[0]);
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario " + parts[0]);
        }
        BufferedWriter report = Files.newBufferedWriter(Path.of(parts[1]));
        Thread.ofPlatform().daemon().name("person").start(() -> run(scenario, report));
    }

    private static void run(Scenario scenario, BufferedWriter report) {
        WindowUser person =
                new WindowUser(line -> {
                    try {
                        report.write(line);
                        report.newLine();
                        report.flush();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        try {
            person.awaitWindow();
            scenario.act(person);
            person.tell("done");
            person.closeWindow();
        } catch (Exception | Error e) {
            person.tell("FAIL " + e);
            for (StackTraceElement frame : e.getStackTrace()) {
                person.tell("     " + frame);
            }
            person.tell("the window shows: " + person.shown());
            Runtime.getRuntime().halt(FAILED);
        }
    }
}

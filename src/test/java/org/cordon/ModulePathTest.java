package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.support.ChildProcess;
import org.cordon.support.Project;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Unit tests run in the form that ships: inside the program's module, and so does every process that
/// they start (ADR 0016). [ModulePathIT] says the same of the integration tests.
class ModulePathTest {
    /// Another process: says which module it runs in.
    public static void main(String[] arguments) {
        System.out.println(ModulePathTest.class.getModule());
    }

    /// The build demands it; a tool that runs single tests on the class path does not.
    private static void assumeBuild() {
        assumeTrue(Boolean.getBoolean("cordon.modulePath"), "the build does not run this test");
    }

    @Test
    void testsRunInsideTheModule() {
        assumeBuild();
        assertEquals("module org.cordon", getClass().getModule().toString());
    }

    @Test
    void aProcessOfATestRunsInsideTheModule() throws Exception {
        assumeBuild();
        Process child =
                ChildProcess.of(List.of(), ModulePathTest.class)
                        .redirectError(ProcessBuilder.Redirect.PIPE)
                        .start();
        try (BufferedReader said = child.inputReader();
                BufferedReader complained = child.errorReader()) {
            assertEquals(List.of("module org.cordon"), said.lines().toList());
            assertEquals(List.of(), complained.lines().toList());
            assertEquals(true, child.waitFor(Until.PATIENCE.toSeconds(), TimeUnit.SECONDS));
            assertEquals(0, child.exitValue());
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void noTestBuildsACommandOfItsOwn() throws IOException {
        Path sources = Project.dir().resolve("src/test/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<String> own =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ModulePathTest::namesTheClassPath)
                            .map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList();
            assertEquals(List.of("ChildProcess.java"), own, "ChildProcess builds it");
        }
    }

    private static boolean namesTheClassPath(Path file) {
        try {
            return Files.readString(file).contains("\"java.class" + ".path\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Project;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// `target/cordon`, mostly with a Java that is a shell script and says what it was started with.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a POSIX shell script")
final class StartScriptIT {
    private static final String NO_JAVA =
            "cordon: Cordon needs Java 25 or later and none was found: install a JDK 25, or set"
                    + " JAVA_HOME to the folder of one.\n";

    @TempDir private Path temporary;

    private final Map<String, String> environment = new HashMap<>();
    private Path folder;
    private Path script;

    private record Answer(int code, String out, String err) {}

    /// A copy of the script in a folder with a space in its name, beside a module that is empty.
    @BeforeEach
    void copy() throws IOException {
        folder = Files.createDirectories(temporary.resolve("with a space"));
        script = folder.resolve("cordon");
        Files.copy(Project.dir().resolve("target/cordon"), script);
        executable(script);
        Files.createDirectories(folder.resolve("modules"));
        Files.createFile(folder.resolve("modules/cordon.jar"));
        environment.put("PATH", "/usr/bin:/bin");
        environment.put("HOME", temporary.toString());
        // None but what a test puts there.
        environment.put("CORDON_JAVA_PLACES", "");
        environment.put("OUT", folder.resolve("starts").toString());
    }

    /// The modules that the build made, in the place of the empty one.
    private void useTheRealModules() throws IOException {
        Files.delete(folder.resolve("modules/cordon.jar"));
        Files.delete(folder.resolve("modules"));
        Files.createSymbolicLink(
                folder.resolve("modules"), Project.dir().resolve("target/modules"));
    }

    /// Or the folder's removal warns of a link that leads out of it.
    @AfterEach
    void unlink() throws IOException {
        if (Files.isSymbolicLink(folder.resolve("modules"))) {
            Files.delete(folder.resolve("modules"));
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// A Java of some version that runs shell commands.
    ///
    /// @return its home
    private static Path java(Path home, int version, String commands) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"%d.0.3\"\n".formatted(version));
        Path launcher = home.resolve("bin/java");
        Files.writeString(launcher, "#!/bin/sh\n" + commands + "\n");
        executable(launcher);
        return home;
    }

    private Process start(Path command, String... arguments) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Stream.concat(Stream.of(command.toString()), Stream.of(arguments))
                                        .toList())
                        .directory(temporary.toFile())
                        .redirectOutput(temporary.resolve("out").toFile())
                        .redirectError(temporary.resolve("err").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Answer run(Path command, String... arguments) throws IOException, InterruptedException {
        return answer(start(command, arguments));
    }

    private Answer answer(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertTrue(process.waitFor(240, TimeUnit.SECONDS));
        return new Answer(
                process.exitValue(),
                Files.readString(temporary.resolve("out")),
                Files.readString(temporary.resolve("err")));
    }

    private List<String> starts() throws IOException {
        Path file = folder.resolve("starts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    // [itest->req~start.script~1]
    @Test
    void withNoJavaButAnOldOneItSaysInOneSentenceWhatToInstall() throws Exception {
        Path old = java(temporary.resolve("jdk-17"), 17, "echo started >> \"$OUT\"");
        environment.put("PATH", old.resolve("bin") + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", old.toString());
        assertEquals(new Answer(69, "", NO_JAVA), run(script));
        assertEquals(List.of(), starts());
    }

    // [itest->req~start.script~1]
    @Test
    void aNewerJavaIsFoundWhereSystemsKeepThemThoughThePathHasAnOldOne() throws Exception {
        Path old = java(temporary.resolve("jdk-17"), 17, "exit 1");
        environment.put("PATH", old.resolve("bin") + ":/usr/bin:/bin");
        Path place = temporary.resolve("jvm s");
        java(place.resolve("a-24"), 24, "exit 1");
        java(place.resolve("b-26"), 26, "echo \"$0\"");
        environment.put("CORDON_JAVA_PLACES", temporary.resolve("none") + "\n" + place);
        Answer answer = run(script);
        assertEquals(
                new Answer(0, place.resolve("b-26/bin/java") + "\n", ""), answer, answer::toString);
    }

    // [itest->req~start.script~1]
    @Test
    void withTooFewFilesToOpenItSaysSoAndStartsNothing() throws Exception {
        environment.put(
                "JAVA_HOME",
                java(temporary.resolve("jdk"), 25, "echo started >> \"$OUT\"").toString());
        Path limited = temporary.resolve("limited");
        Files.writeString(limited, "#!/bin/sh\nulimit -n 64\nexec \"" + script + "\"\n");
        executable(limited);
        Answer answer = run(limited);
        assertEquals(69, answer.code());
        assertTrue(answer.err().startsWith("cordon: this user may open 64 files"), answer.err());
        assertEquals(List.of(), starts());
    }

    // [itest->req~start.cache~1]
    @Test
    void theCacheOfTheBuildIsUsedIfThereIsOne() throws Exception {
        String said = "for each; do case $each in -XX:AOT*) echo \"$each\" ;; esac; done";
        environment.put("JAVA_HOME", java(temporary.resolve("jdk"), 25, said).toString());
        assertEquals(new Answer(0, "", ""), run(script));
        Path cache = Files.createFile(folder.resolve("cordon.aot"));
        assertEquals(
                new Answer(0, "-XX:AOTCache=" + cache.toRealPath() + "\n", ""), run(script, "a b"));
    }

    // [itest->req~start.cache~1]
    @Test
    void aCacheThatDoesNotFitIsPassedOverWithoutAWord() throws Exception {
        useTheRealModules();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.writeString(folder.resolve("cordon.aot"), "none");
        Answer spoilt = run(script, "--version");
        assertEquals(new Answer(0, spoilt.out(), ""), spoilt);
        // One that was made for modules in another place.
        Files.copy(
                Project.dir().resolve("target/cordon.aot"),
                folder.resolve("cordon.aot"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(spoilt, run(script, "--version"));
    }

    // [itest->req~start.script~1]
    @Test
    void memoryThatRanOutStartsTheProgramOnceMore() throws Exception {
        environment.put(
                "JAVA_HOME",
                java(
                                temporary.resolve("jdk"),
                                25,
                                """
                                for last; do :; done
                                echo "$last" >> "$OUT"
                                [ "$(wc -l < "$OUT")" -gt 1 ] || exit 70
                                exit 3\
                                """)
                        .toString());
        assertEquals(
                new Answer(3, "", "cordon: memory ran out; Cordon is started once more.\n"),
                run(script, "--data", "a folder"));
        assertEquals(List.of("a folder", "a folder"), starts());
    }

    // [itest->req~start.script~1]
    @Test
    void memoryThatRunsOutAgainEndsIt() throws Exception {
        environment.put(
                "JAVA_HOME",
                java(temporary.resolve("jdk"), 25, "echo started >> \"$OUT\"\nexit 70").toString());
        assertEquals(70, run(script).code());
        assertEquals(List.of("started", "started"), starts());
    }

    // [itest->req~start.script~1]
    @Test
    void theProgramHearsWhatEndsTheScriptAndTheScriptWaitsForIt() throws Exception {
        environment.put(
                "JAVA_HOME",
                java(
                                temporary.resolve("jdk"),
                                25,
                                """
                                trap 'kill $waiting; echo ended >> "$OUT"; exit 42' TERM
                                sleep 600 &
                                waiting=$!
                                echo up >> "$OUT"
                                wait\
                                """)
                        .toString());
        Process process = start(script);
        Until.holds(
                () -> {
                    try {
                        return starts().equals(List.of("up"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                () -> "not started");
        process.destroy();
        assertEquals(42, answer(process).code());
        assertEquals(List.of("up", "ended"), starts());
    }

    // [itest->req~start.script~1]
    @Test
    void aProgramThatIsNotBuiltIsSaid() throws Exception {
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Files.delete(folder.resolve("modules/cordon.jar"));
        assertEquals(
                new Answer(
                        69,
                        "",
                        "cordon: %s is missing: build the program with mvn -q package -DskipTests.\n"
                                .formatted(folder.toRealPath().resolve("modules/cordon.jar"))),
                run(script));
    }

    // [itest->req~start.script~1]
    @Test
    void theRealProgramRunsByALinkFromAnywhereAndReadsItsStandardInput() throws Exception {
        useTheRealModules();
        Path link = Files.createSymbolicLink(temporary.resolve("link"), script);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = start(link, "parse");
        process.getOutputStream()
                .write("]d2010401234500000921ABC\n".getBytes(StandardCharsets.UTF_8));
        Answer answer = answer(process);
        assertEquals(0, answer.code(), answer.err());
        assertTrue(
                answer.out().contains("\"bracketed\":\"(01)04012345000009(21)ABC\""), answer.out());
        assertEquals("", answer.err());
        Files.delete(folder.resolve("modules"));
    }
}

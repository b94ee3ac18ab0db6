package org.cordon.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.ChildProcess;
import org.cordon.support.Project;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Coverage-guided fuzzing of everything that takes bytes from outside, with Jazzer, each in a process of
/// its own and from a printed seed. `mvn -q -Pfuzz verify`, a minute each unless `-Dfuzz.seconds` says
/// otherwise; `-Dfuzz.seed` repeats one. What does harm is kept in `src/test/resources/fuzz`.
@Tag("fuzz")
final class FuzzTest {
    private static final int SLOWEST_INPUT_SECONDS = 10;
    private static final int MEMORY_MIB = 2_048;

    @ParameterizedTest
    @EnumSource(Target.class)
    void noBytesDoHarm(Target target) throws IOException, InterruptedException {
        int seconds = Integer.getInteger("fuzz.seconds", 60);
        int seed = Integer.getInteger("fuzz.seed", (int) (System.nanoTime() & 0x7FFFFFFF));
        Path corpus =
                Files.createDirectories(
                        Project.dir()
                                .resolve("target/fuzz")
                                .resolve(target.name().toLowerCase(Locale.ROOT)));
        int n = 0;
        for (Bytes input : Kept.of(target)) {
            Files.write(corpus.resolve("kept-" + n++), input.toArray());
        }
        Files.createDirectories(Kept.folder(target));
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx700m",
                                "-XX:+EnableDynamicAgentLoading",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dcordon.fuzz=" + target,
                                "-cp",
                                ChildProcess.wholeClassPath(),
                                "com.code_intelligence.jazzer.Jazzer",
                                "--target_class=" + FuzzedBytes.class.getName(),
                                "--instrumentation_includes=org.cordon.core.**:org.cordon.adapter.**",
                                "--reproducer_path=" + corpus.getParent(),
                                "-seed=" + seed,
                                "-max_total_time=" + seconds,
                                "-timeout=" + SLOWEST_INPUT_SECONDS,
                                "-rss_limit_mb=" + MEMORY_MIB,
                                "-artifact_prefix=" + Kept.folder(target) + "/",
                                corpus.toString()));
        Path log = corpus.resolveSibling(corpus.getFileName() + ".log");
        Process fuzzer =
                new ProcessBuilder(command)
                        .directory(Project.dir().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean ended = fuzzer.waitFor(seconds + 120L, TimeUnit.SECONDS);
        if (!ended) {
            fuzzer.destroyForcibly();
        }
        List<String> said = Files.readAllLines(log);
        System.out.printf(
                "%s: seed %d, %s%n",
                target,
                seed,
                said.stream().filter(l -> l.contains("cov:")).reduce("", (_, last) -> last));
        assertEquals(
                0,
                ended ? fuzzer.exitValue() : -1,
                () ->
                        target
                                + " with -Dfuzz.seed="
                                + seed
                                + ", told in "
                                + log
                                + "\n"
                                + String.join(
                                        "\n",
                                        said.subList(Math.max(0, said.size() - 40), said.size())));
    }
}

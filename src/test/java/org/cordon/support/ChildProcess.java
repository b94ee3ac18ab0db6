package org.cordon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the command line of another JVM that runs a class in the same form as this one: on the module
/// path, inside the module `org.cordon` with the test classes patched into it, where the tests run that
/// way, else on the class path. Its log and its standard error go to `target/test-logs`; what it wrote to
/// standard error is shown when the test fails.
public final class ChildProcess {
    private static final String MODULE = "org.cordon";

    /// Options of this JVM that say where code lies, what it may see, and how it is compiled.
    private static final List<String> SHARED =
            List.of(
                    "--module-path",
                    "--patch-module",
                    "--add-modules",
                    "--add-reads",
                    "--add-exports",
                    "--add-opens",
                    "--enable-native-access",
                    "--sun-misc-unsafe-memory-access",
                    "-XX:TieredStopAtLevel",
                    "-XX:+UseSerialGC",
                    "-Dglass.",
                    "-Dprism.",
                    "-Djava.awt.headless");

    /// Where the processes of the running test complain, and how long the file was before.
    private static final Map<Path, Long> COMPLAINTS = new ConcurrentHashMap<>();

    private ChildProcess() {}

    /// A JVM that runs a class of the program or of its tests.
    ///
    /// @param options of the JVM, before the class
    /// @param main name of a class with a `main` method
    public static ProcessBuilder of(List<String> options, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(a -> SHARED.stream().anyMatch(a::startsWith))
                .forEach(command::add);
        command.add("-Dcordon.projectDir=" + Project.dir());
        command.add("-Dcordon.testLog=" + main.substring(main.lastIndexOf('.') + 1));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        if (inModule()) {
            command.addAll(List.of("-m", MODULE + "/" + main));
        } else {
            command.add(main);
        }
        command.addAll(Arrays.asList(arguments));
        Path complaints = complaints(main);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(complaints.toFile()));
    }

    private static Path complaints(String main) {
        Path file =
                Project.dir()
                        .resolve("target/test-logs")
                        .resolve(main.substring(main.lastIndexOf('.') + 1) + ".err");
        try {
            Files.createDirectories(file.getParent());
            COMPLAINTS.putIfAbsent(file, Files.exists(file) ? Files.size(file) : 0L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// What processes wrote to standard error since [#forget].
    static String said() {
        StringBuilder said = new StringBuilder();
        COMPLAINTS.forEach((file, from) -> {
            try {
                byte[] all = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
                int start = (int) Math.min(from, all.length);
                said.append(new String(all, start, all.length - start, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return said.toString();
    }

    /// A test begins.
    static void forget() {
        COMPLAINTS.clear();
    }

    /// A JVM that runs a class of the tests.
    public static ProcessBuilder of(List<String> options, Class<?> main, String... arguments) {
        return of(options, main.getName(), arguments);
    }

    /// Whether the tests run inside the program's module.
    public static boolean inModule() {
        return ChildProcess.class.getModule().isNamed();
    }

    /// All classes and libraries of the tests as one class path, for tools that know no modules.
    public static String wholeClassPath() {
        String separator = System.getProperty("path.separator", ":");
        Stream<String> patches =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(a -> a.startsWith("--patch-module"))
                        .map(a -> a.substring(a.lastIndexOf('=') + 1));
        return Stream.concat(
                        patches,
                        Stream.of(
                                System.getProperty("jdk.module.path", ""),
                                System.getProperty("java.class.path", "")))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(separator));
    }
}

package org.cordon.support;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the command line of another JVM that runs a class in the same form as this one: on the module
/// path, inside the module `org.cordon` with the test classes patched into it, where the tests run that
/// way, else on the class path.
public final class ChildProcess {
    private static final String MODULE = "org.cordon";

    /// Options of this JVM that say where code lies and what it may see.
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
                    "-Dglass.",
                    "-Dprism.",
                    "-Djava.awt.headless");

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
        return new ProcessBuilder(command);
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

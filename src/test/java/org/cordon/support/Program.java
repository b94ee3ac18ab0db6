package org.cordon.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The packaged program, started by `target/cordon` as people start it. Its output goes to files, so that
/// a full pipe never stops it.
public final class Program implements AutoCloseable {
    /// Goes before what Java says of options that it takes from the environment.
    private static final String NOTE = "NOTE: Picked up JDK_JAVA_OPTIONS:";

    /// GTK says so of JavaFX now and then where no window manager runs.
    private static final String GTK = "XSetErrorHandler() called with a GDK error trap pushed";

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /// Starts it without a display.
    ///
    /// @param folder it runs in; its output is kept there
    public static Program start(Path folder, String... arguments) throws IOException {
        return onDisplay(folder, "", arguments);
    }

    /// Starts it on a display.
    ///
    /// @param display such as `:7`; empty for none
    public static Program onDisplay(Path folder, String display, String... arguments)
            throws IOException {
        return start(folder, display, List.of(), arguments);
    }

    /// Starts it with somebody in front of its window who plays a scenario; see
    /// [org.cordon.support.window.WindowDriver].
    ///
    /// @param display such as `:7`; empty for JavaFX's headless platform
    /// @param report what the scenario saw is written here
    /// @param properties what the scenario asks for
    public static Program driven(
            Path folder,
            String display,
            String scenario,
            Path report,
            Map<String, String> properties,
            String... arguments)
            throws IOException {
        List<String> options = new ArrayList<>();
        options.add("-javaagent:%s=%s,%s".formatted(agent(folder), scenario, report));
        options.add("--add-exports=javafx.graphics/com.sun.javafx.tk=ALL-UNNAMED");
        options.add("--add-opens=javafx.graphics/javafx.scene.input=ALL-UNNAMED");
        if (display.isEmpty()) {
            options.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw"));
        }
        new TreeMap<>(properties).forEach((key, value) -> options.add("-D" + key + "=" + value));
        return start(folder, display, options, arguments);
    }

    /// A jar with the driver and what it needs, and nothing else of the tests: the program is to be as
    /// it ships.
    private static Path agent(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", "org.cordon.support.window.WindowDriver");
        Path support = classes();
        Path jar = Files.createTempFile(folder, "agent", ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(support)) {
            for (Path file : files.filter(file -> isDriver(support.relativize(file))).toList()) {
                String name = support.relativize(file).toString().replace(File.separatorChar, '/');
                out.putNextEntry(new JarEntry("org/cordon/support/" + name));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    private static boolean isDriver(Path file) {
        return file.toString().endsWith(".class")
                && (file.startsWith("window") || file.toString().matches("(Drag|Until)\\.class"));
    }

    /// The folder of this package's classes.
    private static Path classes() {
        try {
            return Path.of(
                            Objects.requireNonNull(Program.class.getResource("Program.class"))
                                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Program start(
            Path folder, String display, List<String> options, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        command.add(
                Project.dir()
                        .resolve("target")
                        .resolve(windows ? "cordon.cmd" : "cordon")
                        .toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeAll(
                        List.of(
                                "DISPLAY",
                                "WAYLAND_DISPLAY",
                                "XDG_DATA_HOME",
                                "JAVA_TOOL_OPTIONS",
                                "JDK_JAVA_OPTIONS"));
        if (!display.isEmpty()) {
            environment.put("DISPLAY", display);
        }
        environment.put("HOME", folder.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        if (!options.isEmpty()) {
            environment.put(
                    "JDK_JAVA_OPTIONS",
                    options.stream()
                            .map(option -> '"' + option + '"')
                            .collect(Collectors.joining(" ")));
        }
        return new Program(builder.start(), out, err);
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    public int await() throws InterruptedException {
        if (!process.waitFor(3 * Until.SECONDS, TimeUnit.SECONDS)) {
            close();
            throw new AssertionError("the program did not end; it said: " + out() + err());
        }
        return process.exitValue();
    }

    /// What it has written to standard output.
    public String out() {
        return read(out);
    }

    /// What it has written to standard error.
    public String err() {
        return read(err)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(NOTE) && !line.contains(GTK))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /// Whether it still runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// The number that the program knows itself by: the start script has it as a child.
    public long pid() {
        return process.descendants().map(ProcessHandle::pid).max(Long::compare).orElseThrow();
    }

    /// Tells it to end, as the system does.
    public void end() {
        process.destroy();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Kills it, if it still runs.
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
    }
}

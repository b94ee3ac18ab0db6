package org.cordon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The packaged program, started from `target/modules` as a user's shell would. Its output goes to
/// files, so that a full pipe never stops it.
public final class Program implements AutoCloseable {
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
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("--enable-native-access=javafx.graphics,com.fazecast.jSerialComm,org.cordon");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-p", Project.dir().resolve("target/modules").toString()));
        command.addAll(List.of("-m", "org.cordon/org.cordon.boot.Main"));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        builder.environment().put("HOME", folder.toString());
        return new Program(builder.start(), out, err);
    }

    /// Waits for its end.
    ///
    /// @return the exit code
    public int await() throws InterruptedException {
        if (!process.waitFor(3 * Until.SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
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
        return read(err);
    }

    /// Its process.
    public Process process() {
        return process;
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
        process.destroyForcibly();
    }
}

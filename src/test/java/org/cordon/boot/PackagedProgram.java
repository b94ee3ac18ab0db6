package org.cordon.boot;

import org.cordon.support.Project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The program as packaged in `target/modules`, started the way its users' shells start it: without a
/// display, in a home folder of its own.
final class PackagedProgram {
    private final Path home;

    /// @param home stands in for the user's home folder
    PackagedProgram(Path home) {
        this.home = home;
    }

    /// What a run came to.
    record Result(int exit, String out, String err) {}

    /// Starts it; the caller looks after the process.
    Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=javafx.graphics,com.fazecast.jSerialComm,org.cordon");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-Duser.home=" + home);
        command.add("-p");
        command.add(Project.dir().resolve("target/modules").toString());
        command.add("-m");
        command.add("org.cordon/org.cordon.boot.Main");
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().remove("XDG_DATA_HOME");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    /// Runs it to its end.
    ///
    /// @param input given on standard input
    Result run(Path folder, String input, String... arguments)
            throws IOException, InterruptedException {
        Process process = start(folder, arguments);
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, false));
        CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, true));
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("not ended after five minutes: " + String.join(" ", arguments));
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    private static String text(Process process, boolean error) {
        try (var stream = error ? process.getErrorStream() : process.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of the project.
    static Path sample(String name) {
        Path file = Project.dir().resolve(name);
        if (!Files.exists(file)) {
            throw new IllegalStateException("missing: " + file);
        }
        return file;
    }
}

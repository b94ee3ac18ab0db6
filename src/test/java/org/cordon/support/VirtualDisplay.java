package org.cordon.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/// A display of its own for a program under test, made by Xvfb.
public final class VirtualDisplay implements AutoCloseable {
    private final Process server;
    private final String name;

    private VirtualDisplay(Process server, String name) {
        this.server = server;
        this.name = name;
    }

    /// Opens a display; skips the test where Xvfb, xdotool or GTK 3 is missing.
    public static VirtualDisplay open() throws IOException {
        for (String tool : List.of("Xvfb", "xdotool")) {
            assumeTrue(isOnPath(tool), tool + " is missing: install it to run this test");
        }
        assumeTrue(hasGtk(), "GTK 3 is missing: install libgtk-3-0 to run this test");
        Process server =
                new ProcessBuilder(
                                "Xvfb",
                                "-displayfd",
                                "1",
                                // Else it is closed for a moment after its last client.
                                "-noreset",
                                "-screen",
                                "0",
                                "1920x1080x24")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        BufferedReader said = server.inputReader();
        String number = said.readLine();
        if (number == null) {
            throw new IOException("Xvfb gave no display");
        }
        return new VirtualDisplay(server, ":" + number);
    }

    private static boolean isOnPath(String tool) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }

    private static boolean hasGtk() throws IOException {
        for (Path folder : List.of(Path.of("/usr/lib"), Path.of("/lib"))) {
            try (Stream<Path> found =
                    Files.find(folder, 2, (p, _) -> p.endsWith("libgtk-3.so.0"))) {
                if (found.findAny().isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Such as `:7`.
    public String name() {
        return name;
    }

    /// Waits for a window.
    ///
    /// @param title beginning of its title
    /// @param program must live on meanwhile
    public void awaitWindow(String title, Program program)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Until.PATIENCE.toNanos();
        while (run("search", "--onlyvisible", "--name", "^" + title) != 0) {
            if (System.nanoTime() > end || !program.isAlive()) {
                throw new AssertionError(
                        "no window " + title + "; the program said: " + program.err());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    /// Runs xdotool on this display.
    ///
    /// @return what it says; empty if it fails
    public String tool(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of("xdotool"), Stream.of(arguments)).toList());
        builder.environment().put("DISPLAY", name);
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? said.strip() : "";
    }

    /// Presses the close button of a window.
    ///
    /// @param window its number, as xdotool says it
    public void closeWindow(String window) {
        WindowClose.press(name, Long.parseLong(window));
    }

    /// What is on the display now; skips the test where ImageMagick is missing.
    ///
    /// @param file a PNG is written here
    public BufferedImage picture(Path file) throws IOException, InterruptedException {
        assumeTrue(isOnPath("import"), "import is missing: install imagemagick to run this test");
        ProcessBuilder builder =
                new ProcessBuilder("import", "-window", "root", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", name);
        if (builder.start().waitFor() != 0) {
            throw new IOException("no picture of display " + name);
        }
        return ImageIO.read(file.toFile());
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(Stream.of("xdotool"), Stream.of(arguments)).toList());
        builder.environment().put("DISPLAY", name);
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        server.destroy();
    }
}

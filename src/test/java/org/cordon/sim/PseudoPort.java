package org.cordon.sim;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Until;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Two ends of a serial cable, real pseudo-terminals made by socat: Cordon opens one, a test is the
/// scanner at the other.
public final class PseudoPort implements AutoCloseable {
    private final Process socat;
    private final Path device;

    /// Lays the cable; skips the test where socat is missing.
    ///
    /// @param folder where the ends appear, as `port` and `device`
    public PseudoPort(Path folder) throws IOException {
        this(folder, "port");
    }

    /// Lays the cable; skips the test where socat is missing.
    ///
    /// @param folder where the ends appear
    /// @param name of Cordon's end; the other is `device`
    public PseudoPort(Path folder, String name) throws IOException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/socat")),
                "socat makes the pseudo-terminals; install it to run this test");
        Path port = folder.resolve(name);
        device = folder.resolve("device");
        Files.deleteIfExists(port);
        Files.deleteIfExists(device);
        Path told = Files.createTempFile("socat", ".log");
        socat =
                new ProcessBuilder(
                                "socat",
                                "-d",
                                "-d",
                                "pty,raw,echo=0,link=" + port,
                                "pty,raw,echo=0,link=" + device)
                        .redirectErrorStream(true)
                        .redirectOutput(told.toFile())
                        .start();
        // Not once the names are there: until an end is made raw, it changes the bytes it takes.
        Until.holds(() -> read(told).contains("starting data transfer loop"), () -> read(told));
        Files.delete(told);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The scanner sends.
    public void send(Bytes bytes) throws IOException {
        try (OutputStream out = Files.newOutputStream(device)) {
            out.write(bytes.toArray());
        }
    }

    @Override
    public void close() {
        socat.destroyForcibly().onExit().join();
    }
}

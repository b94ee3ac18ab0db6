package org.cordon.sim;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Until;

import java.io.IOException;
import java.io.OutputStream;
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
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/socat")),
                "socat makes the pseudo-terminals; install it to run this test");
        Path port = folder.resolve("port");
        device = folder.resolve("device");
        socat =
                new ProcessBuilder(
                                "socat",
                                "pty,raw,echo=0,link=" + port,
                                "pty,raw,echo=0,link=" + device)
                        .inheritIO()
                        .start();
        long end = System.nanoTime() + Until.PATIENCE.toNanos();
        while (!Files.exists(port) || !Files.exists(device)) {
            assertTrue(System.nanoTime() < end, "socat made no pseudo-terminals");
            Thread.onSpinWait();
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

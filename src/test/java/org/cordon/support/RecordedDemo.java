package org.cordon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the demo without a display leaves, made once by the packaged program for all tests of a run.
public final class RecordedDemo {
    /// Who may sign in at the demo's terminal.
    public static final String PERSON = "demo";

    /// That person's password.
    public static final String PASSWORD = "cordon-demo";

    private RecordedDemo() {}

    /// What a run said, and the folder it ran in.
    ///
    /// @param folder pictures, report and data are in `target/demo` below it
    public record Run(Path folder, int code, String out, String err) {
        /// Pictures, report and data.
        public Path result() {
            return folder.resolve("target/demo");
        }
    }

    private static final class Made {
        private static final Run RUN = run();
    }

    /// The run of this process.
    public static Run shared() {
        return Made.RUN;
    }

    private static Run run() {
        try {
            Path folder = Files.createTempDirectory("cordon-demo-run");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            try (Program program = Program.start(folder)) {
                int code = program.await();
                return new Run(folder, code, program.out(), program.err());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo was broken off", e);
        }
    }

    /// The terminal's data, for one test after the other. Used in place: the journal takes a copy for a
    /// restored folder, and warns. The log of whoever used it before is gone.
    public static Path data() throws IOException {
        Path data = shared().result().resolve("data");
        try (Stream<Path> logs = Files.list(data.resolve("logs"))) {
            for (Path log : logs.toList()) {
                Files.delete(log);
            }
        }
        return data;
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

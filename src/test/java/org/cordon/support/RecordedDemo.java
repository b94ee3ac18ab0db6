package org.cordon.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/// What the demo without a display leaves, made once by the packaged program for all test processes of
/// a build.
public final class RecordedDemo {
    /// Who may sign in at the demo's terminal.
    public static final String PERSON = "demo";

    /// That person's password.
    public static final String PASSWORD = "cordon-demo";

    private static final String RESULT = "target/demo";
    private static final String LOGS = "logs";
    private static final String COPY = "data-for-commands";

    private RecordedDemo() {}

    /// What a run said, and the folder it ran in.
    ///
    /// @param folder pictures, report and data are in `target/demo` below it
    public record Run(Path folder, int code, String out, String err) {
        /// Pictures, report and data.
        public Path result() {
            return folder.resolve(RESULT);
        }

        /// The log of the run.
        public Path logs() {
            return result().resolve(LOGS);
        }
    }

    private static final class Made {
        private static final Run RUN = run();
    }

    /// The run of this build.
    public static Run shared() {
        return Made.RUN;
    }

    /// Test processes run side by side: the first makes it, the others wait for it.
    private static Run run() {
        Path target = Project.dir().resolve("target");
        Path folder = target.resolve("recorded-demo");
        try (FileChannel lock =
                        FileChannel.open(
                                target.resolve("recorded-demo.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = lock.lock()) {
            Path of = folder.resolve("of.txt");
            String program =
                    Files.getLastModifiedTime(target.resolve("modules/cordon.jar")).toString();
            if (!Files.exists(of) || !Files.readString(of).equals(program)) {
                Folders.delete(folder);
                make(Files.createDirectory(folder));
                Files.writeString(of, program);
            }
            return new Run(
                    folder,
                    Integer.parseInt(Files.readString(folder.resolve("code.txt"))),
                    Files.readString(folder.resolve("said.txt")),
                    Files.readString(folder.resolve("complained.txt")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the demo was broken off", e);
        }
    }

    private static void make(Path folder) throws IOException, InterruptedException {
        try (Program program = Program.start(folder)) {
            int code = program.await();
            Files.writeString(folder.resolve("code.txt"), String.valueOf(code));
            Files.writeString(folder.resolve("said.txt"), program.out());
            Files.writeString(folder.resolve("complained.txt"), program.err());
        }
        Path result = folder.resolve(RESULT);
        Files.move(result.resolve("data/logs"), result.resolve(LOGS));
        copy(result.resolve("data"), result.resolve(COPY));
    }

    /// The terminal's data, for those who start the program on it, one after the other. Used in place: the
    /// journal takes a copy for a restored folder, and warns. Logs of earlier uses are deleted.
    public static Path data() throws IOException {
        Path data = shared().result().resolve("data");
        Folders.delete(data.resolve("logs"));
        return data;
    }

    /// A copy of the terminal's data, for commands.
    public static Path dataForCommands() {
        return shared().result().resolve(COPY);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each,
                        to.resolve(from.relativize(each)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}

package org.cordon.sim.scale;

import org.cordon.support.Postgres;
import org.cordon.support.Until;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of the system's own packages, with its defaults: it syncs every commit. Runs as
/// the system's `postgres` where this process is root, whom it refuses.
final class PackagedPostgres implements AutoCloseable {
    private final Path bin;
    private final Path data;
    private final int port;
    private final Process server;

    private PackagedPostgres(Path bin, Path folder, int connections)
            throws IOException, InterruptedException {
        this.bin = bin;
        data = folder.resolve("server");
        if (asRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        run(
                asOther(
                        bin.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        "postgres",
                        "--auth=trust",
                        "--no-sync"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server =
                new ProcessBuilder(
                                asOther(
                                        bin.resolve("postgres").toString(),
                                        "-D",
                                        data.toString(),
                                        "-p",
                                        Integer.toString(port),
                                        "-k",
                                        "",
                                        "-c",
                                        "max_connections=" + connections))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("server.log").toFile())
                        .start();
        Until.holds(this::answers, () -> "the server does not answer");
    }

    /// The latest version that is installed; empty where none is.
    ///
    /// @param folder for its files, which another user must be able to reach
    static Optional<PackagedPostgres> start(Path folder, int connections)
            throws IOException, InterruptedException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        Optional<Path> bin;
        try (Stream<Path> all = Files.list(versions)) {
            bin =
                    all.map(version -> version.resolve("bin"))
                            .filter(b -> Files.isExecutable(b.resolve("postgres")))
                            .max(Path::compareTo);
        }
        return bin.isPresent()
                ? Optional.of(new PackagedPostgres(bin.get(), folder, connections))
                : Optional.empty();
    }

    private static boolean asRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> asOther(String... command) {
        List<String> all = new ArrayList<>();
        if (asRoot()) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "")) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    String url() {
        return Postgres.url(port, "postgres");
    }

    /// Memory of all its processes in bytes, shared pages counted once; 0 where the system does not
    /// tell.
    long memory() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        long sum = 0;
        for (ProcessHandle process : all) {
            Path rollup = Path.of("/proc/" + process.pid() + "/smaps_rollup");
            if (Files.isReadable(rollup)) {
                try (Stream<String> lines = Files.lines(rollup)) {
                    sum +=
                            lines.filter(line -> line.startsWith("Pss:"))
                                    .mapToLong(line ->
                                            Long.parseLong(line.replaceAll("\\D+", "")) << 10)
                                    .sum();
                } catch (IOException | java.io.UncheckedIOException gone) {
                    // A connection that ended meanwhile takes no memory.
                }
            }
        }
        return sum;
    }

    String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "postgres", "")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run(
                    asOther(
                            bin.resolve("pg_ctl").toString(),
                            "stop",
                            "-D",
                            data.toString(),
                            "-m",
                            "fast"));
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.cordon.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A primary and a streaming standby, from PostgreSQL's own packages: the first of the pair can be killed
/// and the second promoted.
public final class PostgresPair implements AutoCloseable {
    private final Path bin;
    private final Path folder;
    private final int primaryPort;
    private final int standbyPort;
    private Process primary;
    private Process standby;

    /// Where PostgreSQL's own programs are; empty where its packages are not installed.
    public static Optional<Path> programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(versions)) {
            return all.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Starts both; the standby follows, but nothing waits for it yet.
    ///
    /// @param folder for their files; must exist
    public PostgresPair(Path bin, Path folder) throws IOException {
        this.bin = bin;
        this.folder = folder;
        primaryPort = freePort();
        standbyPort = freePort();
        // Nothing cuts the power while the two are made, so nothing of that need be synced; what
        // the servers write afterwards is.
        run(
                "initdb",
                "--no-sync",
                "-D",
                data("primary"),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8");
        primary = start("primary", primaryPort);
        run(
                "pg_basebackup",
                "-d",
                "host=localhost port=%d user=postgres application_name=standby"
                        .formatted(primaryPort),
                "-D",
                data("standby"),
                "-R",
                "-X",
                "stream",
                "--checkpoint=fast",
                "--no-sync");
        standby = start("standby", standbyPort);
        awaits("select count(*) from pg_stat_replication where state = 'streaming'", "1");
    }

    /// Lets a commit wait until the standby has it on its disk.
    public void synchronous() {
        onPrimary("alter system set synchronous_standby_names = 'standby'");
        onPrimary("select pg_reload_conf()");
        awaits("select sync_state from pg_stat_replication", "sync");
    }

    private void awaits(String question, String answer) {
        Until.holds(() -> ask(primaryUrl(), question).equals(answer), () -> question);
    }

    /// The URL of whichever is the primary.
    public String url() {
        return "jdbc:postgresql://localhost:%d,localhost:%d/postgres?targetServerType=primary&sslmode=disable"
                .formatted(primaryPort, standbyPort);
    }

    /// The URL of the first.
    public String primaryUrl() {
        return Postgres.url(primaryPort, "postgres");
    }

    /// The URL of the second.
    public String standbyUrl() {
        return Postgres.url(standbyPort, "postgres");
    }

    /// Kills the primary and all its processes at once.
    public void killPrimary() {
        Killed.withAll(primary.toHandle());
    }

    /// Kills the standby likewise.
    public void killStandby() {
        Killed.withAll(standby.toHandle());
    }

    /// Starts the standby again after [#killStandby].
    public void restartStandby() throws IOException {
        standby = start("standby", standbyPort);
    }

    /// Makes the standby the primary.
    public void promote() {
        ask(standbyUrl(), "select pg_promote()");
        Until.holds(
                () -> ask(standbyUrl(), "select pg_is_in_recovery()").equals("f"),
                () -> "the standby was not promoted");
    }

    private void onPrimary(String sql) {
        Postgres.execute(primaryUrl(), sql);
    }

    /// One value; empty if there is none, or the server does not answer.
    private static String ask(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        } catch (SQLException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private String data(String name) {
        return folder.resolve(name).toString();
    }

    private Process start(String name, int port) throws IOException {
        List<String> command =
                command(
                        "postgres",
                        "-D",
                        data(name),
                        "-p",
                        String.valueOf(port),
                        "-c",
                        "listen_addresses=localhost",
                        "-c",
                        "unix_socket_directories=");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        folder.resolve(name + ".log").toFile()))
                        .start();
        String url = Postgres.url(port, "postgres");
        Until.holds(() -> ask(url, "select 1").equals("1") || !process.isAlive(), () -> log(name));
        if (!process.isAlive()) {
            throw new IOException(log(name));
        }
        return process;
    }

    private String log(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void run(String program, String... arguments) throws IOException {
        execute(command(program, arguments));
    }

    private static void execute(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + said);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /// PostgreSQL does not run as root; in a user namespace of its own it does not know that it does.
    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    @Override
    public void close() {
        Killed.withAll(primary.toHandle());
        Killed.withAll(standby.toHandle());
    }
}

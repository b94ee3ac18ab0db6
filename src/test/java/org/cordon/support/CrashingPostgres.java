package org.cordon.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// A PostgreSQL server of a test's own that syncs, can be killed in the middle of its work, and is
/// started again on what that left.
public final class CrashingPostgres implements AutoCloseable {
    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    /// Starts a server.
    ///
    /// @param data a folder for its files, missing or empty
    public CrashingPostgres(Path data) throws IOException {
        this.data = data;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        server = started();
    }

    private EmbeddedPostgres started() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /// Where it listens.
    public int port() {
        return port;
    }

    /// The URL of its database, for the user `postgres`.
    public String url() {
        return Postgres.url(port, "postgres");
    }

    /// Kills the server and all its processes at once; nothing is tidied up.
    public void kill() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        Killed.withAll(ProcessHandle.of(pid).orElseThrow());
    }

    /// Starts it again after [#kill]; it recovers from its log.
    public void restart() throws IOException {
        try (var _ = LogLines.of(EmbeddedPostgres.class)) {
            // Its lock has to be lifted; that there is nothing left to stop, it would log as an
            // error.
            server.close();
        }
        server = started();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.JournalUnavailable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/// Keeps a data folder for one program at a time. The operating system lifts the lock when the
/// program ends, however it ends; a file beside it tells people who has it.
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path owner;

    private FolderLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /// Takes the folder.
    ///
    /// @throws JournalUnavailable naming who has it, if it is taken
    static FolderLock take(Path folder, Instant now) throws IOException {
        Path owner = folder.resolve("owner.properties");
        FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                describe(owner, now);
                return new FolderLock(channel, owner);
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            throw taken(folder, owner);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw taken(folder, owner);
    }

    private static void describe(Path owner, Instant now) throws IOException {
        String host =
                System.getenv()
                        .getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        if (host.isEmpty() && Files.isReadable(Path.of("/etc/hostname"))) {
            host = Files.readString(Path.of("/etc/hostname")).strip();
        }
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process", Long.toString(ProcessHandle.current().pid()),
                        "host", host.isEmpty() ? "this computer" : host,
                        "user", System.getProperty("user.name"),
                        "since", now.toString()));
        try (var out = Files.newBufferedWriter(owner)) {
            properties.store(out, "Who uses this folder");
        }
    }

    private static JournalUnavailable taken(Path folder, Path owner) throws IOException {
        Properties who = new Properties();
        if (Files.isReadable(owner)) {
            try (var in = Files.newBufferedReader(owner)) {
                who.load(in);
            }
        }
        return new JournalUnavailable(
                ("The data folder %s is in use: by process %s of user %s on %s, since %s. Go on"
                                + " there, or end that program and start again.")
                        .formatted(
                                folder.toAbsolutePath(),
                                who.getProperty("process", "unknown"),
                                who.getProperty("user", "unknown"),
                                who.getProperty("host", "unknown"),
                                who.getProperty("since", "unknown")));
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(owner);
        }
    }
}

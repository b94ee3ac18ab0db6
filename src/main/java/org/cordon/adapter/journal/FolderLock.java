package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.JournalUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Properties;

/// Keeps a data folder for one program at a time. The operating system lifts the lock when the
/// program ends, however it ends; a file beside it tells people who has it.
public final class FolderLock implements AutoCloseable {
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    private final FileChannel channel;
    private final Path owner;

    private FolderLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /// Takes the folder.
    ///
    /// @throws JournalUnavailable naming who has it, if it is taken
    public static FolderLock take(Path folder, Instant now) throws IOException {
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

    /// Words for people, without which the folder is kept all the same: a full disk is no reason not
    /// to start.
    private static void describe(Path owner, Instant now) {
        Path fresh = owner.resolveSibling("owner.properties.new");
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process", Long.toString(ProcessHandle.current().pid()),
                        "host", host(),
                        "user", System.getProperty("user.name"),
                        "since", now.toString()));
        try {
            // What a killed run has left names a process that may be somebody else's by now.
            Files.deleteIfExists(owner);
            try (var out = Files.newBufferedWriter(fresh)) {
                properties.store(out, "Who uses this folder");
            }
            Files.move(fresh, owner, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("Who uses the data folder could not be noted in {}", owner, e);
        }
    }

    private static String host() {
        Path file = Path.of("/etc/hostname");
        String host =
                System.getenv()
                        .getOrDefault("HOSTNAME", System.getenv().getOrDefault("COMPUTERNAME", ""));
        try {
            if (host.isEmpty() && Files.isReadable(file)) {
                host = Files.readString(file).strip();
            }
        } catch (IOException e) {
            LOG.debug("The computer's name could not be read from {}", file, e);
        }
        return host.isEmpty() ? "this computer" : host;
    }

    private static JournalUnavailable taken(Path folder, Path owner) throws IOException {
        Properties who = new Properties();
        if (Files.isReadable(owner)) {
            try (var in = Files.newBufferedReader(owner)) {
                who.load(in);
            }
        }
        String process = who.getProperty("process", "");
        if (process.isEmpty()) {
            return new JournalUnavailable(
                    ("The data folder %s is in use by another program, which has not said who it"
                         + " is. If a Cordon window is open, go on there. If not, restart this"
                         + " computer and start Cordon again; nothing recorded is lost.")
                            .formatted(folder.toAbsolutePath()));
        }
        return new JournalUnavailable(
                ("Cordon already runs with the data folder %s: process %s, started by %s on %s at"
                     + " %s. Go on in its window. If there is none, end process %s on %s and start"
                     + " again; nothing recorded is lost.")
                        .formatted(
                                folder.toAbsolutePath(),
                                process,
                                who.getProperty("user", "an unknown user"),
                                who.getProperty("host", "an unknown computer"),
                                local(who.getProperty("since", "")),
                                process,
                                who.getProperty("host", "that computer")));
    }

    /// The wall clock's time here, as the person in front of it reads it.
    private static String local(String instant) {
        try {
            return SINCE.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return "an unknown time";
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(owner);
        }
    }
}

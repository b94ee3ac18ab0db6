package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.FileAlteration;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps a data folder for one program at a time. The operating system lifts the locks when the
/// program ends, however it ends; a file beside them tells people who has it.
///
/// Two files are locked: `lock`, as every version does, and `journal/owner`, which a journal never lacks.
/// So nobody gets in by removing or replacing one of them.
public final class FolderLock implements AutoCloseable {
    private static final DateTimeFormatter SINCE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
    private static final Messages TEXT = Messages.of(FolderLock.class);

    // The system's locks are the process's: a second channel on a locked file would lift the lock
    // when it
    // is closed, so this process must know what it has without opening a file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path held;
    private final Path owner;
    private FileChannel channel;
    private FileStamp stamp;
    private Optional<OwnerFile> ownerFile;

    private FolderLock(
            Path folder,
            Path held,
            FileChannel channel,
            FileStamp stamp,
            Optional<OwnerFile> ownerFile) {
        this.folder = folder;
        this.held = held;
        this.owner = owner(folder);
        this.channel = channel;
        this.stamp = stamp;
        this.ownerFile = ownerFile;
    }

    private static Path owner(Path folder) {
        return folder.resolve("owner.properties");
    }

    /// Whether this process has the folder.
    static boolean isHeldHere(Path folder) throws IOException {
        return Files.isDirectory(folder) && HELD_HERE.contains(folder.toRealPath());
    }

    /// Takes the folder.
    ///
    /// @throws JournalUnavailable naming who has it, if it is taken
    public static FolderLock acquire(Path folder, Instant now) throws IOException {
        Path owner = owner(folder);
        Path held = folder.toRealPath();
        if (!HELD_HERE.add(held)) {
            throw taken(folder, owner);
        }
        try {
            Path lock = folder.resolve("lock");
            FileChannel channel = locked(lock).orElseThrow(() -> taken(folder, owner));
            try {
                Optional<OwnerFile> ownerFile = ownerFile(folder);
                describe(owner, now);
                return new FolderLock(folder, held, channel, FileStamp.of(lock), ownerFile);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            HELD_HERE.remove(held);
            throw e;
        }
    }

    private static Optional<FileChannel> locked(Path lock) throws IOException {
        FileChannel channel =
                FileChannel.open(lock, Set.of(CREATE, WRITE), PrivateFiles.ofFile(lock));
        try {
            FileLock got = channel.tryLock();
            if (got != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static Optional<OwnerFile> ownerFile(Path folder) throws IOException {
        try {
            return Optional.of(
                    OwnerFile.lock(folder.resolve("journal"))
                            .orElseThrow(() -> taken(folder, owner(folder))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    /// The owner file, if there is one.
    Optional<OwnerFile> ownerFile() {
        return ownerFile;
    }

    /// Makes the owner file and locks it.
    ///
    /// @return its token
    String makeOwnerFile(Disk disk) throws IOException {
        String token = OwnerFile.newToken();
        makeOwnerFile(disk, token);
        return token;
    }

    private void makeOwnerFile(Disk disk, String token) throws IOException {
        Path journal = folder.resolve("journal");
        OwnerFile.make(journal, disk, token);
        Optional<OwnerFile> before = ownerFile;
        ownerFile = ownerFile(folder);
        if (before.isPresent()) {
            before.get().close();
        }
    }

    /// Looks whether the locked files are still the ones that their paths lead to. Cheap.
    ///
    /// @throws AlteredException if one is not
    void requireInPlace() throws IOException {
        if (ownerFile.isPresent()) {
            Optional<FileAlteration> how = ownerFile.get().alteration();
            if (how.isPresent()) {
                throw new AlteredException(how.get(), ownerFile.get().file());
            }
        }
        Path lock = folder.resolve("lock");
        try {
            if (!FileStamp.of(lock).key().equals(stamp.key())) {
                throw new AlteredException(FileAlteration.REPLACED, lock);
            }
        } catch (NoSuchFileException gone) {
            if (Files.isDirectory(folder)) {
                throw new AlteredException(FileAlteration.REMOVED, lock);
            }
            throw gone;
        }
    }

    /// Puts the locked files back in their places, after a person decided to go on.
    ///
    /// @return files that stood there, under the names they have now
    /// @throws JournalUnavailable if another program has taken the folder meanwhile
    List<Path> putBack(Disk disk) throws IOException {
        List<Path> aside = new ArrayList<>();
        Path lock = folder.resolve("lock");
        boolean own = Files.exists(lock) && FileStamp.of(lock).key().equals(stamp.key());
        if (!own) {
            FileChannel next = locked(lock).orElseThrow(() -> taken(folder, owner));
            channel.close();
            channel = next;
            stamp = FileStamp.of(lock);
        }
        if (ownerFile.isPresent() && ownerFile.get().alteration().isPresent()) {
            Path file = ownerFile.get().file();
            if (Files.exists(file)) {
                // Locked by nobody, or another program records here.
                if (!FileStamp.of(file).key().equals(ownerFile.get().key())) {
                    OwnerFile.lock(folder.resolve("journal"))
                            .orElseThrow(() -> taken(folder, owner))
                            .close();
                }
                Path spare = SpareName.of(file, "altered");
                disk.move(file, spare);
                aside.add(spare);
            }
            makeOwnerFile(disk, ownerFile.get().token());
        }
        return aside;
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
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PrivateFiles.ofFile(fresh));
            try (var out = Files.newBufferedWriter(fresh)) {
                properties.store(out, TEXT.get("journal.lock.comment"));
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
        return host.isEmpty() ? TEXT.get("journal.lock.this-computer") : host;
    }

    private static JournalUnavailable taken(Path folder, Path owner) {
        Properties who = new Properties();
        if (Files.isReadable(owner)) {
            try (var in = Files.newBufferedReader(owner)) {
                who.load(in);
            } catch (IOException e) {
                LOG.debug("Who uses the data folder cannot be read from {}", owner, e);
            }
        }
        String process = who.getProperty("process", "");
        if (process.isEmpty()) {
            return new JournalUnavailable(
                    TEXT.get("journal.lock.taken-by-unknown", folder.toAbsolutePath()));
        }
        return new JournalUnavailable(
                TEXT.get(
                        "journal.lock.taken",
                        folder.toAbsolutePath(),
                        process,
                        who.getProperty("user", TEXT.get("journal.lock.no-user")),
                        who.getProperty("host", TEXT.get("journal.lock.no-computer")),
                        local(who.getProperty("since", "")),
                        who.getProperty("host", TEXT.get("journal.lock.that-computer"))));
    }

    /// The wall clock's time here, as the person in front of it reads it.
    private static String local(String instant) {
        try {
            return SINCE.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException e) {
            return TEXT.get("journal.lock.no-time");
        }
    }

    @Override
    public void close() throws IOException {
        try (FileChannel _ = channel) {
            if (ownerFile.isPresent()) {
                ownerFile.get().close();
            }
            Files.deleteIfExists(owner);
        } finally {
            HELD_HERE.remove(held);
        }
    }
}

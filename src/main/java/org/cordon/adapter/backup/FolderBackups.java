package org.cordon.adapter.backup;

import org.cordon.app.port.DurableFile;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupFile;
import org.cordon.app.port.backup.BackupFolder;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Backups as folders beside each other, `cordon-<terminal>-<UTC>`, each complete by itself and laid
/// out as a data folder.
///
/// While it is made, a backup has another name, ending in `.part`; it gets its own once all is on the
/// disk. A file that the backup before holds with the same content is not written again but gets a
/// second name (a hard link), where the drive can do that; it is read and hashed all the same, and
/// written anew if it is not what it should be.
public final class FolderBackups implements BackupFolder {
    private static final Logger LOG = LoggerFactory.getLogger(FolderBackups.class);
    private static final Messages TEXT = Messages.of(FolderBackups.class);
    private static final String UNFINISHED = ".part";

    /// What a killed try has left is removed when it is this old: another program may be making one.
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final CopyProgress progress;

    /// @param root must exist when a backup is made: a drive that is not mounted must not be taken for
    ///     an empty one
    public FolderBackups(Path root) {
        this(root, CopyProgress.NONE);
    }

    /// @param root must exist when a backup is made
    /// @param progress hears of each file that is copied
    public FolderBackups(Path root, CopyProgress progress) {
        this.root = root.toAbsolutePath();
        this.progress = progress;
    }

    @Override
    public String address() {
        return root.toString();
    }

    @Override
    public Backup make(Contents contents, Proving proving, BooleanSupplier goOn) {
        requireThere();
        TerminalId terminal = contents.journal().terminal();
        String name = name(terminal, contents.madeAt());
        Path part = root.resolve("%s.%s%s".formatted(name, UUID.randomUUID(), UNFINISHED));
        try {
            removeLeftBehind(terminal, contents.madeAt());
            Optional<Backup> before = list(terminal).stream().reduce((_, latest) -> latest);
            Files.createDirectory(part);
            List<Backup.Held> files = copy(contents, part, before, new DurableCopy(goOn));
            Backup.Proof proof = proving.prove(part, contents.journal());
            byte[] manifest =
                    Manifest.text(
                            terminal,
                            contents.madeAt(),
                            contents.version(),
                            contents.journal().heads(),
                            files,
                            proof);
            DurableFile.create(part.resolve(Manifest.SUMS), Manifest.sums(files, manifest));
            DurableFile.create(part.resolve(Manifest.NAME), manifest);
            DurableCopy.syncFolders(part);
            Path finished = free(name);
            Files.move(part, finished, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(root);
            return Manifest.read(finished);
        } catch (IOException e) {
            BackupUnavailable trouble = DriveErrorMessages.of(root, e);
            abandon(part, trouble);
            throw trouble;
        } catch (RuntimeException e) {
            abandon(part, e);
            throw e;
        }
    }

    private void requireThere() {
        if (!Files.isDirectory(root)) {
            throw DriveErrorMessages.missing(root);
        }
    }

    /// A name that no backup has: several may be made in one second.
    private Path free(String name) {
        Path free = root.resolve(name);
        for (int number = 2; Files.exists(free); number++) {
            free = root.resolve(name + "-" + number);
        }
        return free;
    }

    private static String prefix(TerminalId terminal) {
        return "cordon-" + terminal.value() + "-";
    }

    private static String name(TerminalId terminal, Instant at) {
        return prefix(terminal) + STAMP.format(at);
    }

    private List<Backup.Held> copy(
            Contents contents, Path part, Optional<Backup> before, DurableCopy copy)
            throws IOException {
        Map<String, Backup.Held> known = new HashMap<>();
        before.ifPresent(b -> b.files().forEach(file -> known.put(file.name(), file)));
        List<Backup.Held> files = new ArrayList<>();
        long total =
                Stream.of(contents.journal().pieces(), contents.others())
                        .flatMap(List::stream)
                        .mapToLong(BackupFile::length)
                        .sum();
        long done = 0;
        for (BackupFile piece : contents.journal().pieces()) {
            files.add(keep(piece, part, before, known, copy));
            done += piece.length();
            progress.copied(done, total);
        }
        for (BackupFile piece : contents.others()) {
            try {
                files.add(keep(piece, part, before, known, copy));
            } catch (NoSuchFileException gone) {
                // A report that a person has put elsewhere meanwhile.
                LOG.info("{} was removed while the backup was made", piece.file(), gone);
            }
            done += piece.length();
            progress.copied(done, total);
        }
        return files;
    }

    private static Backup.Held keep(
            BackupFile piece,
            Path part,
            Optional<Backup> before,
            Map<String, Backup.Held> known,
            DurableCopy copy)
            throws IOException {
        Path to = part.resolve(piece.name());
        Files.createDirectories(to.resolveSibling("."));
        Backup.Held same = known.get(piece.name());
        if (before.isPresent() && same != null && same.length() == piece.length()) {
            String hash = copy.hash(piece.file(), piece.length());
            if (hash.equals(same.sha256())
                    && linked(before.get().folder().resolve(same.name()), to)) {
                if (Files.size(to) == same.length() && copy.hash(to, same.length()).equals(hash)) {
                    return same;
                }
                LOG.warn("{} is damaged in the backup before; it is written anew", same.name());
                Files.delete(to);
            }
        }
        String hash = copy.copy(piece.file(), piece.length(), to);
        if (!copy.hash(to, piece.length()).equals(hash)) {
            throw new BackupUnavailable(TEXT.get("backup.file.reads-back", to));
        }
        return new Backup.Held(piece.name(), piece.length(), hash);
    }

    private static boolean linked(Path from, Path to) {
        try {
            Files.createLink(to, from);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("{} cannot get a second name; it is written again", from, e);
            return false;
        }
    }

    private static void abandon(Path part, Exception reason) {
        try {
            DurableCopy.removeTree(part);
        } catch (IOException e) {
            // Its name says that it is none; a later backup removes it.
            reason.addSuppressed(e);
        }
    }

    private void removeLeftBehind(TerminalId terminal, Instant now) throws IOException {
        for (Path folder : folders(terminal)) {
            if (folder.toString().endsWith(UNFINISHED)
                    && Files.getLastModifiedTime(folder)
                            .toInstant()
                            .isBefore(now.minus(LEFT_BEHIND))) {
                LOG.info("{} was never completed and is removed", folder);
                DurableCopy.removeTree(folder);
            }
        }
    }

    private List<Path> folders(TerminalId terminal) throws IOException {
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .filter(p -> String.valueOf(p.getFileName()).startsWith(prefix(terminal)))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<Backup> list(TerminalId terminal) {
        requireThere();
        List<Backup> found = new ArrayList<>();
        try {
            for (Path folder : folders(terminal)) {
                if (!folder.toString().endsWith(UNFINISHED)) {
                    try {
                        Backup backup = Manifest.read(folder);
                        if (backup.terminal().equals(terminal)) {
                            found.add(backup);
                        }
                    } catch (BackupUnavailable e) {
                        LOG.warn("{} is not taken for a backup", folder, e);
                    }
                }
            }
        } catch (IOException e) {
            throw DriveErrorMessages.of(root, e);
        }
        found.sort(Comparator.comparing(Backup::madeAt));
        return List.copyOf(found);
    }

    @Override
    public void remove(Backup backup) {
        Path going = backup.folder().resolveSibling(backup.folder().getFileName() + UNFINISHED);
        try {
            // First it loses its name: half a backup must not look like one.
            Files.move(backup.folder(), going, StandardCopyOption.ATOMIC_MOVE);
            DurableCopy.removeTree(going);
        } catch (IOException e) {
            throw DriveErrorMessages.of(root, e);
        }
    }
}

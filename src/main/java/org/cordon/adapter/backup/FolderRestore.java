package org.cordon.adapter.backup;

import org.cordon.app.port.DurableFile;
import org.cordon.app.port.backup.Backup;
import org.cordon.app.port.backup.BackupCorruptException;
import org.cordon.app.port.backup.BackupReader;
import org.cordon.app.port.backup.BackupUnavailable;
import org.cordon.app.port.backup.CopyProgress;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lays a backup out as a data folder.
///
/// That happens beside the place where it will stand, in `<folder>.restoring`, which gets its name
/// once all is on the disk: a restore that was killed leaves no data folder, and can be run again.
public final class FolderRestore implements BackupReader {
    private static final Logger LOG = LoggerFactory.getLogger(FolderRestore.class);
    private static final Messages TEXT = Messages.of(FolderRestore.class);
    private static final String BEGUN = ".restoring";

    private final DurableCopy copy = new DurableCopy(() -> true);

    private final CopyProgress progress;

    /// Reads backups of any drive.
    public FolderRestore() {
        this(CopyProgress.NONE);
    }

    /// @param progress hears of each file that is copied
    public FolderRestore(CopyProgress progress) {
        this.progress = progress;
    }

    @Override
    public Backup open(Path folder) {
        if (String.valueOf(folder.toAbsolutePath().normalize().getFileName()).endsWith(".part")) {
            throw new BackupUnavailable(TEXT.get("backup.restore.unfinished", folder));
        }
        return Manifest.read(folder);
    }

    @Override
    public Path begin(Path data) {
        Path place = data.toAbsolutePath().normalize();
        requireFree(place);
        Path begun = place.resolveSibling(place.getFileName() + BEGUN);
        try {
            DurableCopy.removeTree(begun);
            Files.createDirectories(begun);
            return begun;
        } catch (IOException e) {
            throw DriveErrorMessages.of(begun.resolveSibling("."), e);
        }
    }

    private static void requireFree(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (Stream<Path> inside = Files.list(place)) {
            if (inside.findAny().isPresent()) {
                throw new BackupUnavailable(TEXT.get("backup.restore.not-empty", place));
            }
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("backup.restore.no-look", place, e.getMessage()), e);
        }
    }

    @Override
    public void copy(Backup backup, Path begun) {
        requireNoStrangers(backup);
        long done = 0;
        for (Backup.Held file : backup.files()) {
            Path from = inside(backup.folder(), file.name());
            String found;
            try {
                if (!Files.isRegularFile(from) || Files.size(from) != file.length()) {
                    throw unsound("backup.restore.missing", backup, file);
                }
                Path to = inside(begun, file.name());
                Files.createDirectories(to.resolveSibling("."));
                found = copy.copy(from, file.length(), to);
            } catch (IOException e) {
                throw new BackupUnavailable(
                        TEXT.get("backup.restore.uncopied", from, begun, e.getMessage()), e);
            }
            if (!found.equals(file.sha256())) {
                throw unsound("backup.restore.altered", backup, file);
            }
            done += file.length();
            progress.copied(done, backup.bytes());
        }
        try {
            DurableCopy.syncFolders(begun);
        } catch (IOException e) {
            throw DriveErrorMessages.of(begun, e);
        }
    }

    /// A name that is harmless on the system that wrote it may lead elsewhere on this one.
    private static Path inside(Path folder, String name) {
        try {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder.normalize())) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new BackupUnavailable(TEXT.get("backup.restore.name", name), e);
        }
        throw new BackupCorruptException(TEXT.get("backup.restore.outside", folder, name));
    }

    /// A file that the manifest does not name is no part of the record, and a segment among them would
    /// change it.
    private static void requireNoStrangers(Backup backup) {
        Set<String> known =
                backup.files().stream().map(Backup.Held::name).collect(Collectors.toSet());
        Path journal = backup.folder().resolve("journal");
        if (!Files.isDirectory(journal)) {
            return;
        }
        try (Stream<Path> files = Files.walk(journal)) {
            files.filter(Files::isRegularFile)
                    .map(file -> backup.folder().relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> LOG.warn("{} is not in the manifest and is left out", name));
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("backup.file.unreadable", journal, e.getMessage()), e);
        }
    }

    private static BackupCorruptException unsound(String key, Backup backup, Backup.Held file) {
        return new BackupCorruptException(TEXT.get(key, backup.folder(), file.name()));
    }

    @Override
    public void finish(Path begun, Path data) {
        Path place = data.toAbsolutePath().normalize();
        requireFree(place);
        try {
            DurableCopy.syncFolders(begun);
            // An empty folder is in the way on some systems.
            Files.deleteIfExists(place);
            Files.move(begun, place, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.syncFolder(place.resolveSibling("."));
        } catch (IOException e) {
            throw new BackupUnavailable(
                    TEXT.get("backup.restore.no-place", begun, place, e.getMessage()), e);
        }
    }

    @Override
    public void abandon(Path begun) {
        try {
            DurableCopy.removeTree(begun);
        } catch (IOException e) {
            // The next try removes it; its name says what it is.
            LOG.warn("{} could not be removed", begun, e);
        }
    }
}

package org.cordon.adapter.journal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps a data folder for the user who runs Cordon: folders have mode 0700, files 0600. Does nothing where
/// the file system has no such modes (Windows).
public final class PrivateFiles {
    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /// For making a folder.
    static FileAttribute<?>[] ofFolder(Path folder) {
        return attributes(folder, FOLDER);
    }

    /// For making a file.
    static FileAttribute<?>[] ofFile(Path file) {
        return attributes(file, FILE);
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : NONE;
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Takes from everybody else what they may do with a folder and all that is in it. Links are left
    /// alone. What cannot be changed is logged.
    ///
    /// @param root the data folder
    /// @throws IOException if the folder cannot be read
    public static void tighten(Path root) throws IOException {
        if (!hasModes(root)) {
            return;
        }
        List<Path> refused = new ArrayList<>();
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes now)
                            throws IOException {
                        return tighten(dir, refused);
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes now)
                            throws IOException {
                        return now.isRegularFile()
                                ? tighten(file, refused)
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException why) {
                        // Gone meanwhile, or not ours: looked at again at the next start.
                        LOG.debug("{} could not be looked at", file, why);
                        return FileVisitResult.CONTINUE;
                    }
                });
        if (!refused.isEmpty()) {
            LOG.warn(
                    "{} and {} more can be read by other users, and only their owner may change"
                            + " that",
                    refused.getFirst(),
                    refused.size() - 1);
        }
    }

    private static FileVisitResult tighten(Path path, List<Path> refused) {
        try {
            Set<PosixFilePermission> now = Files.getPosixFilePermissions(path);
            Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
            kept.addAll(now);
            kept.retainAll(FOLDER);
            if (!kept.equals(now)) {
                Files.setPosixFilePermissions(path, kept);
            }
        } catch (IOException e) {
            LOG.debug("the mode of {} could not be changed", path, e);
            refused.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    /// A folder or file that other users of the computer may use.
    ///
    /// @param root the data folder; it and its journal are looked at
    /// @return the first one with its mode, such as `/data/journal (rwxr-xr-x)`; empty if there is none
    /// @throws IOException if the folder cannot be read
    public static Optional<String> shared(Path root) throws IOException {
        if (!hasModes(root)) {
            return Optional.empty();
        }
        List<Path> paths = new ArrayList<>(List.of(root));
        Path journal = root.resolve("journal");
        if (Files.isDirectory(journal)) {
            try (var files = Files.walk(journal)) {
                files.forEach(paths::add);
            }
        }
        for (Path path : paths) {
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
            if (!FOLDER.containsAll(mode)) {
                return Optional.of(path + " (" + PosixFilePermissions.toString(mode) + ")");
            }
        }
        return Optional.empty();
    }
}

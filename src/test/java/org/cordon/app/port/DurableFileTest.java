package org.cordon.app.port;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// [utest->req~durable.file~1]
final class DurableFileTest {
    private static final byte[] NEW = {1, 2, 3};

    @TempDir private Path folder;

    @Test
    void fileIsMadeOrReplacedAndWhoMayReadItStays() throws IOException {
        Path file = folder.resolve("file");
        DurableFile.replace(file, new byte[9]);
        assertArrayEquals(new byte[9], Files.readAllBytes(file));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Files.write(folder.resolve("file.new"), new byte[99]);
        DurableFile.replace(file, NEW);
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("file"), names());
    }

    /// Content first, then the name: a power cut between them leaves the old file.
    @Test
    void contentIsSyncedBeforeTheFileHasItsNameAndTheFolderAfter() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[9]);
        List<String> synced = new ArrayList<>();
        DurableFile.put(
                file,
                NEW,
                _ -> synced.add(names() + " " + Files.size(file)),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of("[file, file.new] 9", "[file] 3"), synced);
    }

    @Test
    void failureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[9]);
        assertThrows(
                IOException.class,
                () ->
                        DurableFile.put(
                                file,
                                NEW,
                                _ -> {
                                    throw new IOException("the disk is full");
                                }));
        assertArrayEquals(new byte[9], Files.readAllBytes(file));
        assertThrows(IOException.class, () -> DurableFile.replace(folder, NEW));
        assertEquals(List.of("file"), names());
    }

    @Test
    void fileThatIsThereIsNotMadeAgain() throws IOException {
        Path file = folder.resolve("file");
        DurableFile.create(file, NEW);
        assertThrows(FileAlreadyExistsException.class, () -> DurableFile.create(file, new byte[9]));
        assertArrayEquals(NEW, Files.readAllBytes(file));
        assertEquals(List.of("file"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}

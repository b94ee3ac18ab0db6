package org.cordon.adapter.journal;

import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the journal asks of a disk in order to write: tests put a disk that fails or loses its power
/// in its place. One thread calls it.
///
/// The operations of the disk itself promise no more than a file system does: what a file holds is
/// durable after [Handle#force], and which files a folder holds after [#syncFolder]. What must
/// survive a power cut is made of them here, in an order that leaves no gap.
interface Disk {
    Messages TEXT = Messages.of(Disk.class);

    /// Makes a new, empty file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    Handle create(Path file) throws IOException;

    /// Opens a file for writing.
    Handle open(Path file) throws IOException;

    /// Gives a file another name in the same folder, in the place of the file that has it.
    void move(Path from, Path to) throws IOException;

    /// Removes a file if it is there.
    void delete(Path file) throws IOException;

    /// Makes a folder; the one above it must be there.
    void createFolder(Path folder) throws IOException;

    /// Returns once a power cut no longer changes which files the folder holds.
    void syncFolder(Path folder) throws IOException;

    /// What is left to write, in bytes.
    long usable() throws IOException;

    /// Makes a new, empty file that is still there after a power cut.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    default Handle createDurably(Path file) throws IOException {
        Handle handle = create(file);
        try {
            handle.force();
            syncFolder(folderOf(file));
            return handle;
        } catch (IOException e) {
            handle.close();
            throw e;
        }
    }

    /// Makes a small file with this content, or puts it in the place of the one that is there, so
    /// that after a power cut either the old or the new one stands there, whole. Durable on return. Not a
    /// [org.cordon.app.port.DurableFile], because tests cut the power between any two of these operations.
    default void replaceDurably(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        delete(fresh);
        try (Handle handle = create(fresh)) {
            handle.write(ByteBuffer.wrap(content), 0);
            handle.force();
        } catch (IOException e) {
            try {
                delete(fresh);
            } catch (IOException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
        move(fresh, file);
        syncFolder(folderOf(file));
    }

    /// Removes a file for good, if it is there.
    default void deleteDurably(Path file) throws IOException {
        delete(file);
        syncFolder(folderOf(file));
    }

    /// Makes a folder and those above it that are missing, all still there after a power cut. A run
    /// that was killed may have made some of them and not come to this, so those that are there are
    /// made durable too, as far up as this user may look.
    default void createFoldersDurably(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().normalize().getParent();
        if (above == null) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            createFoldersDurably(above);
            createFolder(folder);
        }
        if (Files.isReadable(above)) {
            syncFolder(above);
        }
    }

    /// Whether the disk, or this user's share of it, was full; only the message tells, and where it
    /// is in the system's language too, the free bytes have to.
    static boolean isFull(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.contains("No space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }

    /// Why something failed, in words; some exceptions of files name the file alone.
    static String reason(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return switch (failure) {
            case AccessDeniedException _ -> TEXT.get("journal.disk.forbidden", message);
            case NoSuchFileException _ -> TEXT.get("journal.disk.missing", message);
            case FileSystemException f when f.getReason() == null ->
                    message + ", " + f.getClass().getSimpleName();
            default -> message;
        };
    }

    private static Path folderOf(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException(TEXT.get("journal.disk.no-folder", file));
        }
        return folder;
    }

    /// A file open for writing.
    interface Handle extends AutoCloseable {
        /// Writes all that remains in the buffer.
        ///
        /// @param at offset in the file, in bytes
        void write(ByteBuffer bytes, long at) throws IOException;

        /// Reads from the file.
        ///
        /// @param at offset in the file, in bytes
        /// @return how many bytes came; negative at the end of the file
        int read(ByteBuffer bytes, long at) throws IOException;

        /// The length of the file, in bytes.
        long size() throws IOException;

        /// Cuts the file.
        void truncate(long length) throws IOException;

        /// Returns once all that was written is on the disk.
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}

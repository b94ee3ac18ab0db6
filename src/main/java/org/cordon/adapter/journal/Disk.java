package org.cordon.adapter.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// What the journal asks of a disk in order to write: tests put recording and failing ones in its
/// place. One thread calls it.
interface Disk {
    /// Makes a new, empty file and its place in the folder durable.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if there is one
    Handle create(Path file) throws IOException;

    /// Opens a file for writing.
    Handle open(Path file) throws IOException;

    /// Makes a small file with this content, or puts it in the place of the one that is there, so
    /// that after a power cut either the old or the new one stands there, whole. Durable on return.
    void replace(Path file, byte[] content) throws IOException;

    /// Removes a file; durable on return.
    void delete(Path file) throws IOException;

    /// What is left to write, in bytes.
    long usable() throws IOException;

    /// A file open for writing.
    interface Handle extends AutoCloseable {
        /// Writes all that remains in the buffer.
        ///
        /// @param at offset in the file, in bytes
        void write(ByteBuffer bytes, long at) throws IOException;

        /// Cuts the file.
        void truncate(long length) throws IOException;

        /// Returns once all that was written is on the disk.
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}

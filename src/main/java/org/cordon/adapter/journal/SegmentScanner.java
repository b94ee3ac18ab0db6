package org.cordon.adapter.journal;

import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// Walks through the lines of a segment in large reads. Opens the file anew each time: an interrupt
/// of the reading thread closes this channel and no other.
final class SegmentScanner {
    /// The longest line, in bytes: an entry of 1 MiB and its frame.
    static final int LONGEST = (1 << 20) + (4 << 10);

    private static final int CHUNK = 64 << 10;

    private SegmentScanner() {}

    /// Where what was written to a segment ends. Zero bytes behind it are room that is kept for the
    /// lines to come, see [SegmentedLog]; no line ends in one.
    static long end(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
        try (FileChannel channel = FileChannel.open(file, READ)) {
            for (long end = channel.size(); end > 0; ) {
                long from = Math.max(0, end - CHUNK);
                bytes.clear().limit((int) (end - from));
                while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                    // until the stretch is read or the file ends, which is cut meanwhile
                }
                for (int i = bytes.position() - 1; i >= 0; i--) {
                    if (bytes.get(i) != 0) {
                        return from + i + 1;
                    }
                }
                end = from;
            }
        }
        return 0;
    }

    /// Takes a line.
    @FunctionalInterface
    interface Taker {
        /// @param buffer holds the line
        /// @param from index of its first byte in the buffer
        /// @param length without line end
        /// @param offset of the line in the file
        /// @return whether to go on with the next line
        boolean accept(byte[] buffer, int from, int length, long offset) throws IOException;
    }

    /// Hands over each ended line between two offsets, until the taker has enough.
    ///
    /// @return offset of the first byte not taken: `to` when all was, else where a line begins that
    ///     was refused, is unended, or is longer than any line can be
    static long walk(Path file, long from, long to, Taker taker) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            return walk(channel::read, from, to, taker);
        }
    }

    /// Gives bytes of a file that is open.
    @FunctionalInterface
    interface Source {
        /// @return how many bytes came; negative at the end of the file
        int read(ByteBuffer bytes, long at) throws IOException;
    }

    /// The same for a file that is open.
    static long walk(Source source, long from, long to, Taker taker) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int filled = 0;
        int seen = 0;
        long lineAt = from;
        while (true) {
            long next = lineAt + filled;
            int want = (int) Math.min(buffer.length - filled, to - next);
            int got = want == 0 ? -1 : source.read(ByteBuffer.wrap(buffer, filled, want), next);
            if (got <= 0) {
                return lineAt;
            }
            filled += got;
            int start = 0;
            for (int i = seen; i < filled; i++) {
                if (buffer[i] == '\n') {
                    if (!taker.accept(buffer, start, i - start, lineAt)) {
                        return lineAt;
                    }
                    lineAt += i + 1 - start;
                    start = i + 1;
                }
            }
            System.arraycopy(buffer, start, buffer, 0, filled - start);
            filled -= start;
            seen = filled;
            if (filled == buffer.length) {
                if (filled > LONGEST) {
                    return lineAt;
                }
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
    }

    /// Reads a stretch of a file, or less if it is shorter.
    static byte[] stretch(Path file, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ)) {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
                // until the stretch is read or the file ends
            }
            return Arrays.copyOf(bytes.array(), bytes.position());
        }
    }
}

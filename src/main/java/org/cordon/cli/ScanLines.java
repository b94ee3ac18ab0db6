package org.cordon.cli;

import org.cordon.core.scanner.Bytes;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The lines of a file of scans, one after the other, in memory that does not grow with the file: ended
/// by LF or CR LF, the last one by the end of the file too. A byte order mark at the start is passed
/// over. For one thread.
final class ScanLines implements AutoCloseable {
    /// Of a longer line the rest is dropped and counted. The largest DataMatrix, every byte escaped,
    /// has a quarter of this.
    static final int LONGEST = 65_536;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int longest;
    private final byte[] chunk = new byte[1 << 16];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private int from;
    private int to;
    private boolean end;
    private long number;

    /// One line.
    ///
    /// @param number from 1
    /// @param asItStands the bytes of the line itself, without its end; not those of the scan it
    ///     stands for
    /// @param dropped bytes beyond the longest line
    record Line(long number, Bytes asItStands, long dropped) {
        /// As characters; what is no UTF-8 becomes U+FFFD, which no scan's text form holds.
        String characters() {
            return new String(asItStands.toArray(), StandardCharsets.UTF_8);
        }
    }

    ScanLines(InputStream in) {
        this(in, LONGEST);
    }

    /// @param longest of a longer line the rest is dropped and counted, in bytes
    ScanLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Opens a file, or takes the standard input where there is none or it is called `-`.
    ///
    /// @throws IOException if it cannot be opened
    static ScanLines open(@Nullable Path file, InputStream standardInput) throws IOException {
        return file == null || file.toString().equals("-")
                ? new ScanLines(standardInput)
                : new ScanLines(Files.newInputStream(file));
    }

    /// The next line; null after the last.
    @Nullable Line next() throws IOException {
        line.reset();
        long dropped = 0;
        boolean any = false;
        boolean ended = false;
        while (!ended && fill()) {
            any = true;
            int lf = from;
            while (lf < to && chunk[lf] != '\n') {
                lf++;
            }
            ended = lf < to;
            int kept = Math.min(lf - from, longest + 1 - line.size());
            line.write(chunk, from, kept);
            dropped += lf - from - kept;
            from = ended ? lf + 1 : lf;
        }
        if (!any) {
            return null;
        }
        number++;
        return line(dropped);
    }

    /// One byte more than the longest line is kept until here, so that a CR at the end of one that just
    /// fits does not count.
    private Line line(long beyond) {
        byte[] all = line.toByteArray();
        int first = number == 1 && startsWithMark(all) ? MARK.length : 0;
        int last = all.length;
        if (beyond == 0 && last > first && all[last - 1] == '\r') {
            last--;
        }
        int kept = Math.min(last, longest);
        return new Line(number, Bytes.of(all, first, kept - first), beyond + last - kept);
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= MARK.length
                && line[0] == MARK[0]
                && line[1] == MARK[1]
                && line[2] == MARK[2];
    }

    private boolean fill() throws IOException {
        if (from == to && !end) {
            int n = in.read(chunk, 0, chunk.length);
            end = n < 0;
            from = 0;
            to = Math.max(n, 0);
        }
        return from < to;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

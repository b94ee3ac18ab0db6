package org.cordon.adapter.journal;

import org.cordon.core.event.ChainHead;
import org.cordon.core.event.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/// The file `confirmed`: the last confirmed entry of each stream, written after each sync and before the
/// entries are confirmed.
///
/// It is written but not synced, so it costs a write into the cache of the operating system. Each stream
/// has two lines, written in turns, and the later one counts: a killed process leaves at least the line
/// before the one that it was writing. A power cut may leave the file older than the journal, or
/// unreadable, never newer. So what it names was durable; what it does not name may have been. For the
/// journal's thread.
final class ConfirmedEnds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmedEnds.class);

    /// Filled up with spaces.
    private static final int LINE_BYTES = 128;

    /// The second lines of all streams come after the first ones.
    private static final int TURN_BYTES = LINE_BYTES * StreamId.values().length;

    private static final int FILE_BYTES = TURN_BYTES << 1;

    private static final int MEMBERS = 5;

    static final String NAME = "confirmed";

    private final Path file;
    private final Disk.Handle handle;
    private final ByteBuffer line = ByteBuffer.allocateDirect(LINE_BYTES);
    private final Map<StreamId, Integer> turns = new EnumMap<>(StreamId.class);
    private boolean failing;

    private ConfirmedEnds(Path file, Disk.Handle handle) {
        this.file = file;
        this.handle = handle;
    }

    /// Where the line of a stream begins.
    private static int offset(StreamId stream) {
        return switch (stream) {
            case OPERATIONS -> 0;
            case SCANS -> LINE_BYTES;
        };
    }

    static Path in(Path journal) {
        return journal.resolve(NAME);
    }

    /// Opens the file for writing, and makes it if it is not there.
    static ConfirmedEnds open(Path journal, Disk disk) throws IOException {
        Path file = in(journal);
        if (!Files.exists(file)) {
            disk.replaceDurably(file, new byte[FILE_BYTES]);
        }
        Disk.Handle handle = disk.open(file);
        try {
            long length = handle.size();
            if (length < FILE_BYTES) {
                // A file that grew later would be taken for one that somebody else altered.
                handle.write(ByteBuffer.allocate((int) (FILE_BYTES - length)), length);
            }
            return new ConfirmedEnds(file, handle);
        } catch (IOException e) {
            handle.close();
            throw e;
        }
    }

    /// Writes the end of a stream into both lines, whatever they named.
    void begin(StreamId stream, ChainHead end) {
        write(stream, end);
        write(stream, end);
    }

    /// Writes the end of a stream. A failure is logged and changes nothing: the file then names an earlier
    /// end.
    void write(StreamId stream, ChainHead end) {
        line.clear().put(line(stream, end)).flip();
        try {
            int turn = turns.merge(stream, 1, (a, b) -> a ^ b) & 1;
            handle.write(line, offset(stream) + turn * TURN_BYTES);
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                LOG.info("{} cannot be written; the journal itself is", file, e);
            }
            failing = true;
        }
    }

    private static byte[] line(StreamId stream, ChainHead end) {
        String text =
                stream.storedName() + " " + end.epoch() + " " + end.seq() + " " + end.hash() + " ";
        byte[] line = new byte[LINE_BYTES];
        Arrays.fill(line, (byte) ' ');
        byte[] said = (text + check(text)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(said, 0, line, 0, said.length);
        line[LINE_BYTES - 1] = '\n';
        return line;
    }

    /// Reads the ends that the file names.
    ///
    /// @return without streams whose line cannot be read; empty if there is no file
    static Map<StreamId, ChainHead> read(Path journal) throws IOException {
        Map<StreamId, ChainHead> ends = new EnumMap<>(StreamId.class);
        Path file = in(journal);
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            for (StreamId stream : StreamId.values()) {
                for (int from = offset(stream);
                        from + LINE_BYTES <= bytes.length;
                        from += TURN_BYTES) {
                    String line = new String(bytes, from, LINE_BYTES, StandardCharsets.ISO_8859_1);
                    read(stream, line).ifPresent(end -> ends.merge(stream, end, ChainHead::latest));
                }
            }
        }
        return ends;
    }

    /// Whether the file has another length than it is given when it is made.
    static boolean isCut(Path journal) throws IOException {
        return Files.size(in(journal)) != FILE_BYTES;
    }

    /// Whether a line of the file is neither empty nor as it is written.
    static boolean isDamaged(Path journal) throws IOException {
        byte[] bytes = Files.readAllBytes(in(journal));
        for (StreamId stream : StreamId.values()) {
            for (int from = offset(stream); from + LINE_BYTES <= bytes.length; from += TURN_BYTES) {
                byte[] line = Arrays.copyOfRange(bytes, from, from + LINE_BYTES);
                Optional<ChainHead> end =
                        read(stream, new String(line, StandardCharsets.ISO_8859_1));
                byte[] expected = end.map(e -> line(stream, e)).orElse(new byte[LINE_BYTES]);
                if (!Arrays.equals(line, expected)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Optional<ChainHead> read(StreamId stream, String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != MEMBERS || !parts[0].equals(stream.storedName())) {
            return Optional.empty();
        }
        String text = line.substring(0, line.strip().length() - parts[MEMBERS - 1].length());
        if (!check(text).equals(parts[MEMBERS - 1])) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ChainHead(Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]));
        } catch (NumberFormatException torn) {
            // Its check fits by chance; the line says nothing.
            LOG.debug("{} names no end of {}", line, stream, torn);
            return Optional.empty();
        }
    }

    private static String check(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return Long.toHexString(crc.getValue());
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}

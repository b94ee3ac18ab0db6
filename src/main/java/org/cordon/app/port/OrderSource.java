package org.cordon.app.port;

import org.cordon.core.digest.Sha256;
import org.cordon.core.text.Messages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// The text of an order file, for the readers of all formats: read once from start to end, hashed
/// on the way, strictly in one encoding with or without byte order mark, within limits, with progress,
/// and stoppable. For one thread.
public final class OrderSource extends Reader {
    private static final Messages TEXT = Messages.of(OrderSource.class);

    /// The largest file that is read, in bytes.
    public static final long MAX_BYTES = 256L << 20;

    private static final int SHOWN = 90;

    /// Bytes by which an encoding is told.
    private static final int HEAD = 1_024;

    /// Bytes of which byte order marks consist, none of which begins a text.
    private static final String MARKS = "\u00EF\u00BB\u00BF\u00FE\u00FF";

    private static final String MARK = "\uFEFF";

    private final String name;
    private final InputStream in;
    private final long total;
    private final OrderReader.Progress progress;
    private final MessageDigest digest = Sha256.digest();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
    private long read;
    private long lines = 1;
    private boolean end;
    private OptionalInt waiting = OptionalInt.empty();

    private OrderSource(String name, InputStream in, long total, OrderReader.Progress progress) {
        this.name = name;
        this.in = in;
        this.total = total;
        this.progress = progress;
    }

    /// Opens a file in UTF-8.
    ///
    /// @throws OrderRefused if it is no plain file, empty, too large, cannot be read or is UTF-16
    public static OrderSource open(Path file, OrderReader.Progress progress) {
        return open(
                file,
                head -> {
                    if (startsWithMark(head, StandardCharsets.UTF_16BE)
                            || startsWithMark(head, StandardCharsets.UTF_16LE)) {
                        throw refused(fileName(file), "port.order.utf-16");
                    }
                    return StandardCharsets.UTF_8;
                },
                progress);
    }

    /// Opens a file.
    ///
    /// @param encoding tells the encoding from the first bytes; an [OrderRefused] that it throws is
    ///     this one's
    /// @throws OrderRefused if it is no plain file, empty, too large or cannot be read
    public static OrderSource open(
            Path file, Function<byte[], Charset> encoding, OrderReader.Progress progress) {
        String name = fileName(file);
        try {
            if (!Files.isRegularFile(file)) {
                throw refused(name, "port.order.missing");
            }
            long size = Files.size(file);
            if (size == 0) {
                throw refused(name, "port.order.empty");
            }
            if (size > MAX_BYTES) {
                throw refused(name, "port.order.too-large", MAX_BYTES >> 20);
            }
            return new OrderSource(name, Files.newInputStream(file), size, progress)
                    .begun(encoding);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// Opens a text that is in no file, such as one that comes over a network.
    ///
    /// @param name for messages
    /// @param in ends with the text; closed with the source
    /// @param encoding tells the encoding from the first bytes; an [OrderRefused] that it throws is this one's
    /// @throws OrderRefused if it is empty or cannot be read, then with the [IOException] as its cause
    public static OrderSource of(String name, InputStream in, Function<byte[], Charset> encoding) {
        try {
            byte[] head = in.readNBytes(HEAD);
            if (head.length == 0) {
                throw refused(name, "port.order.empty");
            }
            return new OrderSource(
                            name,
                            new SequenceInputStream(new ByteArrayInputStream(head), in),
                            head.length,
                            OrderReader.Progress.NONE)
                    .begun(encoding);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// The first byte of a file that is neither white space nor part of a byte order mark.
    ///
    /// @return empty if there is none within the first 512 bytes or the file cannot be read
    public static OptionalInt firstByte(Path file) {
        if (!Files.isRegularFile(file)) {
            return OptionalInt.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            for (byte b : in.readNBytes(512)) {
                int c = b & 0xFF;
                if (c > 0x20 && MARKS.indexOf(c) < 0) {
                    return OptionalInt.of(c);
                }
            }
            return OptionalInt.empty();
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }

    /// A value from a file as messages quote it: cut to 90 characters, unprintable ones replaced.
    public static String shown(String value) {
        String cut = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        StringBuilder out = new StringBuilder(cut.length());
        cut.codePoints()
                .forEach(c ->
                        out.appendCodePoint(
                                Character.isISOControl(c)
                                                || Character.getType(c) == Character.SURROGATE
                                        ? '\uFFFD'
                                        : c));
        return out.toString();
    }

    /// Name of the file, without folder.
    public String name() {
        return name;
    }

    /// Reads what is left and gives the hash of the whole file, lower-case hexadecimal.
    public String sha256() {
        while (!end) {
            bytes.clear();
            fill();
        }
        return Sha256.end(digest);
    }

    @Override
    public int read(char[] out, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (waiting.isPresent()) {
            out[offset] = (char) waiting.getAsInt();
            waiting = OptionalInt.empty();
            return 1;
        }
        CharBuffer chars = CharBuffer.wrap(out, offset, length);
        int from = chars.position();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, end);
            int n = chars.position() - from;
            if (n > 0) {
                for (int i = offset; i < offset + n; i++) {
                    lines += out[i] == '\n' ? 1 : 0;
                }
                return n;
            }
            if (result.isError()) {
                throw refused(
                        TEXT.get("port.order.line", lines),
                        "port.order.encoding",
                        decoder.charset().name());
            }
            if (result.isOverflow()) {
                // There is room for half of a surrogate pair only: the other half waits.
                CharBuffer pair = CharBuffer.allocate(2);
                decoder.decode(bytes, pair, end);
                out[offset] = pair.get(0);
                waiting = OptionalInt.of(pair.get(1));
                return 1;
            }
            if (end) {
                return -1;
            }
            bytes.compact();
            fill();
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private OrderSource begun(Function<byte[], Charset> encoding) {
        try {
            begin(encoding);
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void begin(Function<byte[], Charset> encoding) {
        bytes.clear();
        fill();
        byte[] head = Arrays.copyOf(bytes.array(), bytes.limit());
        Charset charset = encoding.apply(head);
        decoder = strict(charset);
        if (startsWithMark(head, charset)) {
            bytes.position(MARK.getBytes(charset).length);
        }
    }

    private static boolean startsWithMark(byte[] head, Charset charset) {
        byte[] mark = MARK.getBytes(charset);
        return charset.newEncoder().canEncode(MARK)
                && head.length >= mark.length
                && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /// Appends to the buffer, which must be in writing mode, and leaves it in reading mode.
    private void fill() {
        if (progress.cancelled()) {
            throw new CancellationException("loading " + name + " was stopped");
        }
        try {
            int at = bytes.position();
            int n = in.read(bytes.array(), at, bytes.remaining());
            if (n < 0) {
                end = true;
            } else {
                digest.update(bytes.array(), at, n);
                bytes.position(at + n);
                read += n;
                if (read > MAX_BYTES) {
                    throw refused(name, "port.order.too-large", MAX_BYTES >> 20);
                }
                progress.at(read, Math.max(read, total));
            }
            bytes.flip();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /// @param key of what is wrong with the whole at that place
    static OrderRefused refused(String place, String key, Object... values) {
        return new OrderRefused(place, "", TEXT.get(key, values));
    }

    private static OrderRefused unreadable(String name, IOException e) {
        OrderRefused refused =
                refused(name, "port.order.unreadable", String.valueOf(e.getMessage()));
        refused.initCause(e);
        return refused;
    }

    private static String fileName(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}

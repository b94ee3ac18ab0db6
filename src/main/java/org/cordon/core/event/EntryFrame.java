package org.cordon.core.event;

import org.cordon.core.digest.Sha256;
import org.cordon.core.order.TerminalId;
import org.cordon.core.text.Messages;

import java.nio.charset.StandardCharsets;

/// The frame of a journal line: what stands at fixed places at its beginning and end, so that the
/// chain can be checked without understanding what lies between.
///
/// `{"form":1,"terminal":T,"stream":S,"epoch":E,"seq":N,"group":G, … ,"previous":P,"hash":H}`
///
/// The hash is SHA-256 over the bytes of the line before `,"hash"`.
///
/// @param group sequence number of the first entry that was written and synced together with this
///     one; tells, after a power cut, which entries cannot have been acknowledged
/// @param previous hash of the entry before, 64 lower-case hexadecimal digits
/// @param hash of this entry, likewise
public record EntryFrame(
        TerminalId terminal,
        StreamId stream,
        int epoch,
        long seq,
        long group,
        String previous,
        String hash) {
    private static final Messages TEXT = Messages.of(EntryFrame.class);
    private static final String PREVIOUS = ",\"previous\":\"";
    private static final String HASH = "\",\"hash\":\"";
    private static final int DIGITS = 64;
    private static final int TAIL = PREVIOUS.length() + DIGITS + HASH.length() + DIGITS + 2;

    /// What became of a line.
    public sealed interface Check {
        /// It has the form and its hash is right.
        record Sound(EntryFrame form) implements Check {}

        /// It does not.
        ///
        /// @param why in words
        record Unsound(String why) implements Check {}
    }

    /// How far the stream has come with this line.
    public ChainHead head() {
        return new ChainHead(epoch, seq, hash);
    }

    /// Makes a line.
    ///
    /// @param content the JSON members between the frame's beginning and end, such as `"a":1,"b":2`,
    ///     UTF-8
    /// @return the line without line end, UTF-8; its hash is [#hashOf] it
    public static byte[] make(
            TerminalId terminal,
            StreamId stream,
            int epoch,
            long seq,
            long group,
            byte[] content,
            String previous) {
        byte[] open =
                ("{\"form\":1,\"terminal\":\""
                                + terminal.value()
                                + "\",\"stream\":\""
                                + stream.storedName()
                                + "\",\"epoch\":"
                                + epoch
                                + ",\"seq\":"
                                + seq
                                + ",\"group\":"
                                + group
                                + ",")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[open.length + content.length + TAIL];
        int end = put(open, line, 0);
        end = put(content, line, end);
        end = put(ascii(PREVIOUS + previous + HASH), line, end);
        // The quotation mark that ends the member before is covered by the hash.
        int covered = end - HASH.length() + 1;
        put(ascii(Sha256.of(line, 0, covered) + "\"}"), line, end);
        return line;
    }

    private static int put(byte[] part, byte[] line, int at) {
        System.arraycopy(part, 0, line, at, part.length);
        return at + part.length;
    }

    /// The hash at the end of a line that was made or checked.
    public static String hashOf(byte[] line) {
        return ascii(line, line.length - DIGITS - 2, DIGITS);
    }

    /// Checks form and hash of a line by itself, not its place in the chain.
    ///
    /// @param buffer holds the line, UTF-8
    /// @param from index of its first byte
    /// @param length in bytes, without line end
    public static Check check(byte[] buffer, int from, int length) {
        int tail = from + length - TAIL;
        int hashAt = from + length - DIGITS - 2;
        if (length <= TAIL
                || !matches(buffer, tail, PREVIOUS)
                || !matches(buffer, hashAt - HASH.length(), HASH)
                || !matches(buffer, from + length - 2, "\"}")) {
            return new Check.Unsound(TEXT.get("event.line.no-hash"));
        }
        String hash = ascii(buffer, hashAt, DIGITS);
        int covered = hashAt - HASH.length() + 1 - from;
        if (!hash.equals(Sha256.of(buffer, from, covered))) {
            return new Check.Unsound(TEXT.get("event.line.other-hash"));
        }
        String previous = ascii(buffer, tail + PREVIOUS.length(), DIGITS);
        return new Opening(buffer, from, from + length).read(previous, hash);
    }

    /// Reads the sequence number at a line's beginning without checking anything else.
    ///
    /// @return 0 when the line does not begin as it should
    public static long seqOf(byte[] buffer, int from, int length) {
        return new Opening(buffer, from, from + length).read("", "")
                        instanceof Check.Sound(EntryFrame form)
                ? form.seq
                : 0;
    }

    private static boolean matches(byte[] buffer, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (buffer[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(byte[] buffer, int at, int length) {
        return new String(buffer, at, length, StandardCharsets.US_ASCII);
    }

    /// Reads the frame's beginning.
    private static final class Opening {
        private final byte[] buffer;
        private final int end;
        private int at;

        Opening(byte[] buffer, int from, int end) {
            this.buffer = buffer;
            this.at = from;
            this.end = end;
        }

        Check read(String previous, String hash) {
            try {
                literal("{\"form\":1,\"terminal\":\"");
                TerminalId terminal = new TerminalId(text());
                literal(",\"stream\":\"");
                StreamId stream = StreamId.ofStoredName(text());
                literal(",\"epoch\":");
                int epoch = Math.toIntExact(number());
                literal(",\"seq\":");
                long seq = number();
                literal(",\"group\":");
                long group = number();
                literal(",");
                if (epoch < 1 || seq < 1 || group < 1 || group > seq) {
                    return new Check.Unsound(TEXT.get("event.line.numbers"));
                }
                return new Check.Sound(
                        new EntryFrame(terminal, stream, epoch, seq, group, previous, hash));
            } catch (IllegalArgumentException | ArithmeticException other) {
                return new Check.Unsound(TEXT.get("event.line.beginning"));
            }
        }

        private void literal(String text) {
            if (at + text.length() > end || !matches(buffer, at, text)) {
                throw new IllegalArgumentException(text);
            }
            at += text.length();
        }

        private String text() {
            int start = at;
            while (at < end && at - start <= DIGITS && buffer[at] != '"') {
                at++;
            }
            String found = ascii(buffer, start, at - start);
            literal("\"");
            return found;
        }

        private long number() {
            int start = at;
            long value = 0;
            while (at < end && at - start < 18 && buffer[at] >= '0' && buffer[at] <= '9') {
                value = value * 10 + (buffer[at++] - '0');
            }
            if (at == start) {
                throw new IllegalArgumentException("no number");
            }
            return value;
        }
    }
}

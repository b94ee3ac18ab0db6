package org.cordon.core.scanner;

import java.time.Duration;
import java.util.Set;

/// Cuts a stream of bytes into frames. However the stream is chopped on its way, the frames are the
/// same. Memory is one buffer of the longest frame; nothing is allocated but the frames.
///
/// Where a stream has no end in sight, the first bytes up to the limit are handed over once, marked
/// with how many were dropped, either when the end comes or when as many again have been dropped;
/// the rest up to the next end is dropped in silence.
///
/// Not safe for use by several threads: a device's own thread holds it.
public final class Framer {
    private static final int CR = 0x0D;
    private static final int LF = 0x0A;
    private static final int ETX = 0x03;
    private static final int TAB = 0x09;

    private final Framing framing;
    private final Sink sink;
    private final boolean cr;
    private final boolean lf;
    private final boolean pair;
    private final boolean etx;
    private final boolean tab;
    private final boolean resync;
    private final byte[] buffer;
    private int length;
    private long dropped;
    private boolean reported;

    /// A CR that is data unless an LF follows.
    private boolean crPending;

    /// A CR has ended a frame, and an LF right after it belongs to it.
    private boolean lfPasses;

    /// Takes the frames.
    public interface Sink {
        /// One frame.
        ///
        /// @param bytes without header and terminator
        /// @param truncated bytes dropped beyond the limit so far; 0 if it fitted
        /// @param half whether its beginning or its end never came
        void frame(Bytes bytes, long truncated, boolean half);
    }

    /// Starts before the first byte of a stream.
    public Framer(Framing framing, Sink sink) {
        this.framing = framing;
        this.sink = sink;
        Set<Terminator> ends = framing.terminators();
        cr = ends.contains(Terminator.CR);
        lf = ends.contains(Terminator.LF);
        pair = ends.contains(Terminator.CRLF);
        etx = ends.contains(Terminator.ETX);
        tab = ends.contains(Terminator.TAB);
        Bytes header = framing.header();
        resync = header.length() == 1 && header.at(0) < 0x20;
        buffer = new byte[framing.maxLength()];
    }

    /// Takes bytes as they arrived.
    ///
    /// @param chunk not kept
    public void accept(byte[] chunk, int from, int count) {
        for (int i = from; i < from + count; i++) {
            accept(chunk[i] & 0xFF);
        }
    }

    /// Tells how long nothing has come. Call it while the stream is quiet, as often as convenient.
    ///
    /// @param quiet time since the last byte
    public void pause(Duration quiet) {
        if (framing.idleGap().isPresent() && quiet.compareTo(framing.idleGap().get()) >= 0) {
            flush(false);
        } else if (quiet.compareTo(framing.stall()) >= 0) {
            flush(true);
        }
    }

    /// The stream has ended: what is begun is handed over as half a frame, and the next byte starts
    /// a new stream.
    public void lost() {
        flush(true);
        lfPasses = false;
    }

    private void flush(boolean half) {
        if (crPending) {
            crPending = false;
            append(CR);
        }
        if (length > 0 || dropped > 0) {
            emit(half);
        }
    }

    private void accept(int b) {
        if (lfPasses) {
            lfPasses = false;
            if (b == LF) {
                return;
            }
        }
        if (crPending) {
            crPending = false;
            if (b == LF) {
                emit(false);
                return;
            }
            append(CR);
        }
        switch (b) {
            case CR -> {
                if (cr) {
                    lfPasses = lf || pair;
                    emit(false);
                } else if (pair) {
                    crPending = true;
                } else {
                    append(b);
                }
            }
            case LF -> endOrData(lf, b);
            case ETX -> endOrData(etx, b);
            case TAB -> endOrData(tab, b);
            default -> append(b);
        }
    }

    private void endOrData(boolean end, int b) {
        if (end) {
            emit(false);
        } else {
            append(b);
        }
    }

    private void append(int b) {
        if (resync && b == framing.header().at(0) && (length > 0 || dropped > 0)) {
            emit(true);
        }
        if (length < buffer.length) {
            buffer[length++] = (byte) b;
            return;
        }
        dropped++;
        if (!reported && dropped == buffer.length) {
            hand(false);
            reported = true;
        }
    }

    private boolean beginsWithHeader() {
        Bytes header = framing.header();
        if (length < header.length()) {
            return false;
        }
        for (int i = 0; i < header.length(); i++) {
            if ((buffer[i] & 0xFF) != header.at(i)) {
                return false;
            }
        }
        return true;
    }

    private void emit(boolean half) {
        if (!reported) {
            hand(half);
        }
        length = 0;
        dropped = 0;
        reported = false;
    }

    private void hand(boolean half) {
        int header = framing.header().length();
        if (header == 0) {
            sink.frame(Bytes.of(buffer, 0, length), dropped, half);
        } else if (beginsWithHeader()) {
            sink.frame(Bytes.of(buffer, header, length - header), dropped, half);
        } else if (length > 0) {
            sink.frame(Bytes.of(buffer, 0, length), dropped, true);
        }
        // Else an end without a beginning: the second of two terminators, such as LF after ETX.
    }
}

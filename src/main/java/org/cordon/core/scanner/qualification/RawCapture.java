package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.Bytes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a scanner sent while a code was held before it.
///
/// @param arrivals bytes before they were framed, in order; empty where a device has no such thing
/// @param frames messages as they were framed, in order
/// @param cut whether a message was longer than Cordon takes
/// @param more bytes that came beyond what is kept
public record RawCapture(List<Arrival> arrivals, List<Bytes> frames, boolean cut, long more) {
    /// Nothing yet.
    public static final RawCapture NONE = new RawCapture(List.of(), List.of(), false, 0);

    /// Bytes that came at once.
    ///
    /// @param nanos when, on the monotonic clock
    public record Arrival(Bytes bytes, long nanos) {}

    public RawCapture {
        arrivals = List.copyOf(arrivals);
        frames = List.copyOf(frames);
    }

    /// With more bytes.
    public RawCapture with(Arrival arrival) {
        return new RawCapture(
                Stream.concat(arrivals.stream(), Stream.of(arrival)).toList(), frames, cut, more);
    }

    /// With one more message.
    public RawCapture with(Bytes frame, boolean wasCut) {
        return new RawCapture(
                arrivals,
                Stream.concat(frames.stream(), Stream.of(frame)).toList(),
                cut || wasCut,
                more);
    }

    /// With bytes that came and are not kept.
    public RawCapture beyond(long bytes) {
        return new RawCapture(arrivals, frames, cut, more + bytes);
    }

    /// Whether the bytes before framing are known.
    public boolean raw() {
        return !arrivals.isEmpty();
    }

    /// Whether nothing came.
    public boolean isEmpty() {
        return arrivals.isEmpty() && frames.isEmpty();
    }

    /// All bytes in order: those before framing if they are known, else those of the messages.
    public Bytes bytes() {
        List<Bytes> pieces = raw() ? arrivals.stream().map(Arrival::bytes).toList() : frames;
        byte[] all = new byte[pieces.stream().mapToInt(Bytes::length).sum()];
        int at = 0;
        for (Bytes piece : new ArrayList<>(pieces)) {
            byte[] bytes = piece.toArray();
            System.arraycopy(bytes, 0, all, at, bytes.length);
            at += bytes.length;
        }
        return Bytes.of(all);
    }
}

package org.cordon.core.scanner.autodetect;

import org.cordon.core.scanner.Bytes;

import java.util.List;

/// A chunk, and where messages end in it.
///
/// @param cuts in the order of the bytes
public record CutChunk(Chunk chunk, List<Cut> cuts) {
    public CutChunk {
        cuts = List.copyOf(cuts);
    }

    /// The end of a message.
    ///
    /// @param at so many bytes of the chunk stand before it; 0 if the pause before the chunk made it
    /// @param message without header and terminator; may have begun in an earlier chunk
    /// @param whole whether its beginning and its end came, as far as can be seen
    public record Cut(int at, Bytes message, boolean whole) {}
}

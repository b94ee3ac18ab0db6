package org.cordon.core.scanner.autodetect;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framer;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.Terminator;

import java.util.ArrayList;
import java.util.List;

/// Shows where a framing would cut what was heard: by the same [Framer] that cuts the scans of the line.
public final class FramingPreview {
    private static final int CR = 0x0D;
    private static final int LF = 0x0A;

    private final Framing framing;
    private final Framer framer;
    private final List<CutChunk.Cut> cuts = new ArrayList<>();
    private boolean begunBefore;
    private int at;

    private FramingPreview(Framing framing, boolean begunBefore) {
        this.framing = framing;
        this.begunBefore = begunBefore;
        framer = new Framer(framing, this::cut);
    }

    /// Cuts.
    ///
    /// @param chunks in the order in which they came
    /// @param begunBefore whether bytes came before the first of them: then its first message may lack
    ///     its beginning
    public static List<CutChunk> of(List<Chunk> chunks, Framing framing, boolean begunBefore) {
        FramingPreview cutting = new FramingPreview(framing, begunBefore);
        List<CutChunk> all = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            cutting.at = 0;
            if (i > 0) {
                cutting.framer.pause(chunks.get(i).after(chunks.get(i - 1)));
            }
            all.add(cutting.next(chunks.get(i)));
        }
        return all;
    }

    private CutChunk next(Chunk chunk) {
        byte[] bytes = chunk.bytes().toArray();
        for (int i = 0; i < bytes.length; i++) {
            at = i + 1 + partner(bytes, i);
            framer.accept(bytes, i, 1);
        }
        CutChunk done = new CutChunk(chunk, cuts);
        cuts.clear();
        return done;
    }

    /// An LF right after a CR that ends a message belongs to the end.
    private int partner(byte[] bytes, int i) {
        boolean pair =
                framing.terminators().contains(Terminator.CR)
                        && (framing.terminators().contains(Terminator.LF)
                                || framing.terminators().contains(Terminator.CRLF));
        return pair && bytes[i] == CR && i + 1 < bytes.length && bytes[i + 1] == LF ? 1 : 0;
    }

    private void cut(Bytes message, long truncated, boolean half) {
        cuts.add(new CutChunk.Cut(at, message, truncated == 0 && !half && !begunBefore));
        begunBefore = false;
    }
}

package org.cordon.adapter.epcis;

import java.io.IOException;
import java.io.Reader;

/// The text of an XML document for a parser that keeps the name, the tag, the comment or the
/// declaration that it is in: stops it before one of them grows without end.
final class BoundedTokens extends Reader {
    /// The longest piece of markup, in characters, and what the parser reads ahead.
    static final int LONGEST = 1 << 17;

    private final Reader text;
    private int since;
    private boolean ended;

    BoundedTokens(Reader text) {
        this.text = text;
    }

    /// A piece of markup is larger than any document needs.
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Tells that the parser came to the end of a piece.
    void taken() {
        since = 0;
    }

    /// Whether all of the text was read.
    boolean ended() {
        return ended;
    }

    @Override
    public int read(char[] out, int offset, int length) throws IOException {
        int n = text.read(out, offset, length);
        if (n < 0) {
            ended = true;
            return n;
        }
        since += n;
        if (since > LONGEST) {
            throw new TooLong();
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

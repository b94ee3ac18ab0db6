package org.cordon.app.linedata;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// What a sender sends, up to a number of bytes. For one thread.
final class BoundedContent extends FilterInputStream {
    private long left;

    /// @param most bytes
    BoundedContent(InputStream in, long most) {
        super(in);
        left = most;
    }

    /// It goes on behind the last byte that is taken.
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        if (n > 0) {
            count(n);
        }
        return n;
    }

    private void count(int n) throws TooLong {
        left -= n;
        if (left < 0) {
            throw new TooLong();
        }
    }
}

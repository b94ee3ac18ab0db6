package org.cordon.adapter.epcis.endpoint;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// What a sender sends, as long as it keeps up a pace: one that sends a byte now and then would else keep a place from the
/// others for hours. For one thread.
final class PatientContent extends FilterInputStream {
    /// The slowest that is waited for, once the first seconds are over.
    static final long BYTES_PER_SECOND = 1_000;

    private static final long FIRST_SECONDS = 20;

    private final LongSupplier nanos;
    private final long since;
    private long bytes;

    /// @param nanos monotonic clock
    PatientContent(InputStream in, LongSupplier nanos) {
        super(in);
        this.nanos = nanos;
        since = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        judge(1);
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        judge(Math.max(n, 0));
        return n;
    }

    private void judge(int more) throws IOException {
        bytes += more;
        long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - since);
        if (seconds > FIRST_SECONDS + bytes / BYTES_PER_SECOND) {
            throw new IOException("too slow: " + bytes + " bytes in " + seconds + " s");
        }
    }

    /// What is left is up to the server: it reads on or closes the connection.
    @Override
    public void close() {}
}

package org.cordon.adapter.clock;

import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.TimeInfo;
import org.cordon.app.port.TimeSource;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// The machine's own clocks. The distance to a time source is measured by SNTP (RFC 5905) when
/// [#measure] is called, and remembered.
public final class SystemTime implements TimeSource {
    private static final Messages TEXT = Messages.of(SystemTime.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Optional<Source> source;
    private volatile Optional<Duration> offset = Optional.empty();

    /// A time source.
    ///
    /// @param port 123 by the standard
    public record Source(String host, int port) {}

    /// @param source whom to ask for the time; empty for nobody
    public SystemTime(Optional<Source> source) {
        this.source = source;
    }

    /// Asks the time source; blocks for up to three seconds.
    ///
    /// @return ours minus true; empty when no source is set
    /// @throws IOException if the source does not answer or answers nonsense
    public Optional<Duration> measure() throws IOException {
        if (source.isEmpty()) {
            return Optional.empty();
        }
        try (NTPUDPClient client = new NTPUDPClient()) {
            client.setDefaultTimeout(PATIENCE);
            client.open();
            TimeInfo answer =
                    client.getTime(InetAddress.getByName(source.get().host()), source.get().port());
            answer.computeDetails();
            Long theirsMinusOurs = answer.getOffset();
            if (theirsMinusOurs == null) {
                throw new IOException(TEXT.get("clock.source.unusable"));
            }
            offset = Optional.of(Duration.ofMillis(-theirsMinusOurs));
            return offset;
        }
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public ZoneId zone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Optional<Duration> clockOffset() {
        return offset;
    }
}

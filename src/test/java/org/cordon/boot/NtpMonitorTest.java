package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.FakeWait;
import org.cordon.support.LogLines;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class NtpMonitorTest {
    private final FakeWait wait = new FakeWait();
    private final AtomicBoolean away = new AtomicBoolean(true);
    private final AtomicInteger asked = new AtomicInteger();

    private Optional<Duration> measure() throws IOException {
        asked.incrementAndGet();
        if (away.get()) {
            throw new IOException("no answer");
        }
        return Optional.empty();
    }

    private void asked(int times) {
        Until.holds(() -> asked.get() == times, () -> "asked %s times".formatted(asked));
    }

    // [utest->req~worker.one-line-an-outage~1]
    @Test
    void aTimeSourceThatIsAwayIsOneLineInTheLogAndIsAskedLessAndLessOften() {
        try (LogLines log = LogLines.of(NtpMonitor.class);
                NtpMonitor _ = new NtpMonitor(this::measure, wait.environment())) {
            Duration longest = Duration.ZERO;
            for (int failures = 1; failures <= 20; failures++) {
                asked(failures);
                longest = wait.pending();
                wait.advance(longest);
            }
            assertEquals(Duration.ofHours(1), longest);
            assertEquals(List.of(Level.WARN), log.levels());

            asked(21);
            away.set(false);
            wait.advance(Duration.ofHours(1));
            asked(22);
            assertEquals(Duration.ofMinutes(10), wait.pending());
            assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
        }
    }
}

package org.cordon.adapter.epcis.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// How slow a sender may be.
final class PatientContentTest {
    private final AtomicLong nanos = new AtomicLong();

    private PatientContent of(int bytes) {
        return new PatientContent(new ByteArrayInputStream(new byte[bytes]), nanos::get);
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    // [utest->req~line-data.endpoint-limits~1]
    @Test
    void aSenderThatKeepsAPaceIsReadToItsEnd() throws IOException {
        byte[] some = new byte[2_000];
        try (InputStream content = of(100_000)) {
            for (int i = 0; i < 50; i++) {
                pass(2);
                assertEquals(2_000, content.readNBytes(some, 0, 2_000));
            }
            assertArrayEquals(new byte[0], content.readAllBytes());
        }
    }

    // [utest->req~line-data.endpoint-limits~1]
    @Test
    void aSenderThatSendsAByteNowAndThenIsGivenUp() throws IOException {
        try (InputStream content = of(100)) {
            for (int i = 0; i < 4; i++) {
                pass(5);
                assertEquals(0, content.read());
            }
            pass(5);
            assertThrows(IOException.class, content::read);
        }
    }
}

package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Measures the wall clock against the time source again and again, so that every entry can name its
/// distance. A source that does not answer costs nothing but the figure.
final class NtpMonitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NtpMonitor.class);
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final SystemTime time;
    private final CountDownLatch end = new CountDownLatch(1);

    /// Begins to measure.
    NtpMonitor(SystemTime time) {
        this.time = time;
        Thread.ofVirtual().name("clock").start(this::run);
    }

    private void run() {
        try {
            do {
                measure();
            } while (!end.await(EVERY.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void measure() {
        try {
            time.measure().ifPresent(offset -> LOG.info("the clock is off by {}", offset));
        } catch (IOException e) {
            LOG.warn("the time source does not answer", e);
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}

package org.cordon.adapter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.core.scanner.ScannerReplies.Kind;
import org.cordon.core.text.Reason;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/// [utest->req~device.replies~1]
@Timeout(Until.SECONDS)
final class ReplyWriterTest {
    private static final ScannerReplies REPLIES =
            new ScannerReplies(
                    Optional.of(Bytes.parse("a")),
                    Optional.of(Bytes.parse("r")),
                    Optional.of(Bytes.parse("l")),
                    Optional.of(Bytes.parse("u")));

    private final FakeTimeSource time = new FakeTimeSource();
    private final Semaphore clearToSend = new Semaphore(0);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Optional<DeviceConnection> link =
            Optional.of(
                    new DeviceConnection() {
                        @Override
                        public int read(byte[] buffer) {
                            return 0;
                        }

                        @Override
                        public void write(byte[] bytes) {
                            clearToSend.acquireUninterruptibly();
                            taken.add(Bytes.of(bytes).toString());
                        }

                        @Override
                        public void close() {}
                    });
    private final ReplyWriter sender =
            new ReplyWriter(new DeviceId("Hand"), REPLIES, () -> link, time);

    @AfterEach
    void close() {
        clearToSend.release(100);
        sender.close();
    }

    private void takes(String... texts) {
        Until.holds(() -> taken.equals(List.of(texts)), taken::toString);
    }

    @Test
    void aDeviceThatTakesNothingHoldsUpNobodyAndIsToldTheLatestLockLater() {
        sender.send(Kind.REJECT);
        Until.holds(clearToSend::hasQueuedThreads, () -> "no write");
        for (int i = 0; i < 1000; i++) {
            sender.send(Kind.ACCEPT);
        }
        sender.send(Kind.LOCK);
        sender.send(Kind.UNLOCK);
        assertEquals(Optional.empty(), sender.trouble());
        time.advance(Duration.ofSeconds(3));
        assertEquals(Optional.of(Reason.of("device.takes-nothing")), sender.trouble());
        sender.send(Kind.LOCK);
        clearToSend.release(100);
        takes("r", "l");
        Until.holds(() -> sender.trouble().isEmpty(), () -> "still in trouble");
    }

    @Test
    @ExpectedLog(from = ReplyWriter.class, message = "not told ACCEPT")
    void whatCouldNotBeToldIsSaidUntilSomethingCan() {
        Optional<DeviceConnection> there = link;
        link = Optional.empty();
        sender.send(Kind.ACCEPT);
        Until.holds(() -> sender.trouble().isPresent(), () -> "no trouble");
        assertEquals(
                Optional.of(
                        Reason.of("device.not-told", Kind.ACCEPT)
                                .and(Reason.of("device.not-told.away"))),
                sender.trouble());
        link = there;
        clearToSend.release();
        sender.send(Kind.REJECT);
        takes("r");
        Until.holds(() -> sender.trouble().isEmpty(), () -> "still in trouble");
    }
}

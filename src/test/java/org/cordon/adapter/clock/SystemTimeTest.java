package org.cordon.adapter.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.net.ntp.NtpV3Impl;
import org.apache.commons.net.ntp.TimeStamp;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

final class SystemTimeTest {
    /// Answers one request with a clock that is ahead by so much.
    private static Thread server(DatagramSocket socket, Duration ahead) {
        return Thread.startVirtualThread(() -> {
            try {
                DatagramPacket request = new DatagramPacket(new byte[48], 48);
                socket.receive(request);
                NtpV3Impl answer = new NtpV3Impl();
                answer.setDatagramPacket(request);
                TimeStamp asked = answer.getTransmitTimeStamp();
                long now = System.currentTimeMillis() + ahead.toMillis();
                answer.setMode(NtpV3Impl.MODE_SERVER);
                answer.setStratum(1);
                answer.setOriginateTimeStamp(asked);
                answer.setReceiveTimeStamp(TimeStamp.getNtpTime(now));
                answer.setTransmitTime(TimeStamp.getNtpTime(now));
                DatagramPacket packet = answer.getDatagramPacket();
                packet.setSocketAddress(request.getSocketAddress());
                socket.send(packet);
            } catch (IOException broken) {
                throw new java.io.UncheckedIOException(broken);
            }
        });
    }

    @Test
    void clockBehindTheSourceHasANegativeOffset() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server(socket, Duration.ofSeconds(90));
            SystemTime time =
                    new SystemTime(
                            Optional.of(new SystemTime.Source("127.0.0.1", socket.getLocalPort())));
            Duration offset = time.measure().orElseThrow();
            // The answer is made of the same clock, so only the ninety seconds remain.
            assertTrue(
                    offset.plusSeconds(90).abs().compareTo(Duration.ofSeconds(2)) < 0,
                    offset.toString());
            assertEquals(Optional.of(offset), time.clockOffset());
        }
    }

    @Test
    void withoutSourceNothingIsMeasured() throws IOException {
        assertEquals(Optional.empty(), new SystemTime(Optional.empty()).measure());
    }

    @Test
    void silentSourceIsAnErrorAndLeavesTheOffsetUnknown() throws IOException {
        try (DatagramSocket mute = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            SystemTime time =
                    new SystemTime(
                            Optional.of(new SystemTime.Source("127.0.0.1", mute.getLocalPort())));
            assertThrows(IOException.class, time::measure);
            assertEquals(Optional.empty(), time.clockOffset());
        }
    }
}

package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.List;

/// [utest->req~device.server~1]
final class IpAddressTest {
    @Test
    void addressesAreReadAsThePlatformReadsThem() {
        for (String text :
                List.of(
                        "10.0.0.20",
                        "255.255.255.255",
                        "0.0.0.0",
                        "::",
                        "::1",
                        "fe80::20",
                        "2001:db8::8:800:200C:417A",
                        "1:2:3:4:5:6:7:8",
                        "1:2:3:4:5:6:7::")) {
            InetAddress platform = InetAddress.ofLiteral(text);
            IpAddress read = IpAddress.parse(text);
            assertEquals(Bytes.of(platform.getAddress()), read.bytes(), text);
            assertEquals(platform.getHostAddress(), read.toString());
            assertEquals(read, IpAddress.parse(read.toString()));
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String text :
                List.of(
                        "",
                        "reader-7",
                        "10.0.0",
                        "10.0.0.256",
                        "10.0.0.020",
                        "10.0.0.1.2",
                        ":",
                        ":::",
                        "1::2::3",
                        "1:2:3:4:5:6:7",
                        "1:2:3:4:5:6:7:8:9",
                        "1:2:3:4::5:6:7:8",
                        "12345::",
                        "fe80::1%eth0")) {
            assertThrows(IllegalArgumentException.class, () -> IpAddress.parse(text), () -> text);
        }
    }
}

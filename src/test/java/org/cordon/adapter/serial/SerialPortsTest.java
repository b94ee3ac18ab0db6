package org.cordon.adapter.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.scanner.SerialPortInfo;
import org.junit.jupiter.api.Test;

import java.util.Optional;

/// [utest->req~device.identity~1]
final class SerialPortsTest {
    /// The machine of the build may have none; what it has, it must tell whole.
    @Test
    void thePortsOfThisMachineAreListed() {
        assertTrue(
                new SerialPorts().ports().ports().stream().noneMatch(p -> p.path().isBlank()),
                "a port without a path");
    }

    @Test
    void whatTheLibraryDoesNotKnowIsEmpty() {
        assertEquals(
                new SerialPortInfo(
                        "/dev/ttyS0",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "ttyS0"),
                SerialPorts.found("/dev/ttyS0", -1, -1, "Unknown", "0-0", "ttyS0"));
    }

    @Test
    void aNumberThatWindowsMadeUpIsNoSerialNumber() {
        assertEquals(
                Optional.empty(),
                SerialPorts.found("COM3", 0x0C2E, 0x0B6A, "6&32C8ADE7&0&0000", "1-2", "Hand")
                        .serial());
    }
}

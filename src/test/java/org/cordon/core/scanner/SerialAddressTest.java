package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cordon.core.scanner.SerialPortSnapshot.Place;
import org.cordon.core.text.Reason;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// [utest->req~device.identity~1]
final class SerialAddressTest {
    private static SerialPortInfo port(String path, String serial, String location) {
        return new SerialPortInfo(
                path,
                Optional.of(0x0C2E),
                Optional.of(0x0B6A),
                Optional.of(serial).filter(s -> !s.isEmpty()),
                Optional.of(location).filter(s -> !s.isEmpty()),
                "Scanner");
    }

    private static Place find(String address, SerialPortInfo... ports) {
        return new SerialPortSnapshot(List.of(ports))
                .find((SerialAddress.Usb) SerialAddress.parse(address));
    }

    private static String best(SerialPortInfo port, SerialPortInfo... all) {
        return new SerialPortSnapshot(List.of(all)).best(port).toString();
    }

    @Test
    void theTextFormIsReadAndWritten() {
        for (String text :
                List.of(
                        "/dev/ttyACM0",
                        "COM3",
                        "usb:0c2e:0b6a",
                        "usb:0c2e:0b6a:A1@b:c",
                        "usb:0c2e:0b6a@1-1.2")) {
            assertEquals(text, SerialAddress.parse(text).toString());
        }
        assertEquals("usb:0c2e:0b6a:Ab", SerialAddress.parse("USB:0C2E:0B6A:Ab").toString());
    }

    @Test
    void whatIsNeitherIsRefused() {
        for (String text : List.of("", " ", "usb:", "usb:c2e:0b6a", "usb:0c2e:0b6a:", "usb:0c2e")) {
            assertThrows(
                    IllegalArgumentException.class, () -> SerialAddress.parse(text), () -> text);
        }
    }

    @Test
    void aSerialNumberFindsTheDeviceWhereverItIs() {
        SerialPortInfo here = port("/dev/ttyACM0", "S1", "1-1");
        SerialPortInfo other = port("/dev/ttyACM1", "S2", "1-2");
        SerialPortInfo there = port("/dev/ttyACM7", "S1", "2-4");
        assertEquals(new Place.At(here), find("usb:0c2e:0b6a:S1", here, other));
        assertEquals(new Place.At(there), find("usb:0c2e:0b6a:S1", other, there));
        assertEquals(new Place.Absent(), find("usb:0c2e:0b6a:s1", here, other));
        assertEquals(new Place.Absent(), find("usb:0c2e:0b6b:S1", here, other));
    }

    @Test
    void devicesWithoutSerialNumbersAreToldApartByTheirSockets() {
        SerialPortInfo one = port("/dev/ttyACM0", "", "1-1");
        SerialPortInfo two = port("/dev/ttyACM1", "", "1-2");
        assertEquals(new Place.At(two), find("usb:0c2e:0b6a@1-2", one, two));
        assertEquals(new Place.At(one), find("usb:0c2e:0b6a", one));
        assertEquals("usb:0c2e:0b6a@1-2", best(two, one, two));
    }

    @Test
    void whatCannotBeToldApartIsNotGuessed() {
        SerialPortInfo one = port("/dev/ttyACM0", "0", "1-1");
        SerialPortInfo two = port("/dev/ttyACM1", "0", "1-2");
        assertEquals(
                Reason.of("device.serial.several", 2, "/dev/ttyACM0@1-1, /dev/ttyACM1@1-2"),
                ((Place.Unclear) find("usb:0c2e:0b6a:0", one, two)).reason());
        assertEquals("usb:0c2e:0b6a@1-1", best(one, one, two), "two share a serial number");
        SerialPortInfo lost = port("/dev/ttyACM2", "", "");
        assertEquals("/dev/ttyACM2", best(lost, lost, one));
    }

    @Test
    void theBestAddressIsTheSerialNumber() {
        SerialPortInfo one = port("/dev/ttyACM0", "S1", "1-1");
        assertEquals("usb:0c2e:0b6a:S1", best(one, one, port("/dev/ttyACM1", "S2", "1-2")));
        SerialPortInfo plain =
                new SerialPortInfo(
                        "/dev/ttyS0",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "ttyS0");
        assertEquals("/dev/ttyS0", best(plain, plain, one));
    }
}

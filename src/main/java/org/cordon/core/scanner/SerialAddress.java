package org.cordon.core.scanner;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a serial scanner is attached: a port by its path, or a USB device wherever it is plugged in.
public sealed interface SerialAddress {
    /// A port by its path, such as `/dev/ttyACM0` or `COM3`.
    record Path(String value) implements SerialAddress {
        /// Refuses an empty or unprintable path.
        public Path {
            if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("not the path of a port: '" + value + "'");
            }
        }

        @Override
        public String toString() {
            return value;
        }
    }

    /// A USB device, found wherever it is plugged in. Written `usb:vvvv:pppp` with vendor and product
    /// in hexadecimal, then `:` and the serial number, or `@` and the socket; with neither, it must be
    /// the only one of its kind.
    ///
    /// @param vendor 0 to 65,535, as USB assigns it
    /// @param product 0 to 65,535, as the vendor assigns it
    /// @param serial as the device tells it; case matters
    /// @param location the socket, as the system names it: for devices without a serial number
    record Usb(int vendor, int product, Optional<String> serial, Optional<String> location)
            implements SerialAddress {
        private static final Pattern FORM =
                Pattern.compile(
                        "usb:([0-9a-f]{4}):([0-9a-f]{4})(?::(\\P{Cntrl}{1,126})|@(\\P{Cntrl}{1,126}))?",
                        Pattern.CASE_INSENSITIVE);

        /// Refuses numbers out of range, and a serial number together with a socket.
        public Usb {
            if ((vendor | product) >>> 16 != 0) {
                throw new IllegalArgumentException("vendor, product: " + vendor + ", " + product);
            }
            if (serial.isPresent() && location.isPresent()) {
                throw new IllegalArgumentException("either a serial number or a socket");
            }
        }

        private static Usb of(String text) {
            Matcher m = FORM.matcher(text);
            if (!m.matches()) {
                throw new IllegalArgumentException("not the identity of a USB device: " + text);
            }
            return new Usb(
                    Integer.parseInt(m.group(1), 16),
                    Integer.parseInt(m.group(2), 16),
                    Optional.ofNullable(m.group(3)),
                    Optional.ofNullable(m.group(4)));
        }

        /// Whether a port leads to this device.
        public boolean fits(SerialPortInfo port) {
            return port.vendor().filter(v -> v == vendor).isPresent()
                    && port.product().filter(p -> p == product).isPresent()
                    && (serial.isEmpty() || serial.equals(port.serial()))
                    && (location.isEmpty() || location.equals(port.location()));
        }

        @Override
        public String toString() {
            return "usb:%04x:%04x".formatted(vendor, product)
                    + serial.map(":"::concat).orElse("")
                    + location.map("@"::concat).orElse("");
        }
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException if it is neither a path nor an identity
    static SerialAddress parse(String text) {
        return text.regionMatches(true, 0, "usb:", 0, 4) ? Usb.of(text) : new Path(text);
    }
}

package org.cordon.core.scanner;

/// The electrical settings of a serial port; both ends must have the same.
///
/// @param baud symbols a second, 300 to 4,000,000
/// @param dataBits 7 or 8
/// @param stopBits in halves: 2 is one stop bit, 3 is one and a half, 4 is two
/// @param flow how one end tells the other to wait
public record SerialLine(int baud, int dataBits, Parity parity, int stopBits, Flow flow) {
    /// 9600 8-N-1, what most scanners leave the factory with. A USB scanner ignores it.
    public static final SerialLine USUAL = new SerialLine(9600, 8, Parity.NONE, 2);

    /// The check bit after each character.
    public enum Parity {
        /// No check bit.
        NONE,
        /// Makes the count of ones odd.
        ODD,
        /// Makes the count of ones even.
        EVEN,
        /// Always one.
        MARK,
        /// Always zero.
        SPACE
    }

    /// How one end tells the other to wait.
    public enum Flow {
        /// Not at all.
        NONE,
        /// By the wires RTS and CTS.
        RTS_CTS,
        /// By the bytes XON, 0x11, and XOFF, 0x13, which codes then cannot hold.
        XON_XOFF
    }

    /// Without flow control.
    public SerialLine(int baud, int dataBits, Parity parity, int stopBits) {
        this(baud, dataBits, parity, stopBits, Flow.NONE);
    }

    /// Refuses what no port can do.
    ///
    /// @throws IllegalArgumentException naming what is wrong
    public SerialLine {
        if (baud < 300 || baud > 4_000_000) {
            throw new IllegalArgumentException("baud must be 300 to 4000000: " + baud);
        }
        if (dataBits != 7 && dataBits != 8) {
            throw new IllegalArgumentException("data bits must be 7 or 8: " + dataBits);
        }
        if (stopBits < 2 || stopBits > 4) {
            throw new IllegalArgumentException("stop bits must be 1, 1.5 or 2");
        }
    }
}

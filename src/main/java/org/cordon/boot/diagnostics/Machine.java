package org.cordon.boot.diagnostics;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.core.scanner.SerialPortSnapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.print.PrintService;
import javax.print.PrintServiceLookup;

/// What the doctor asks of the machine. A seam for tests: a full disk and a clock that is wrong cannot be
/// had on demand.
public interface Machine {
    /// What is left to write where a folder lies, in bytes.
    long usable(Path folder) throws IOException;

    /// How the program would show itself.
    Display.Choice display();

    /// Names of the printers that the system knows.
    List<String> printers();

    /// The serial ports that the system knows.
    SerialPortSnapshot serialPorts();

    /// How far the clock is ahead of a time server.
    ///
    /// @throws IOException if the server does not answer
    Duration clockOffset(String server) throws IOException;

    /// This machine.
    static Machine real() {
        return new Real();
    }

    /// This machine.
    final class Real implements Machine {
        /// The port that SNTP has by the standard.
        private static final int SNTP = 123;

        /// As it was at the beginning: the screens are loaded beside, on a display of their own.
        private final Display display = Display.ofThisMachine();

        private Real() {}

        @Override
        public long usable(Path folder) throws IOException {
            return Files.getFileStore(folder).getUsableSpace();
        }

        @Override
        public Display.Choice display() {
            return display.choose();
        }

        @Override
        public List<String> printers() {
            return Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                    .map(PrintService::getName)
                    .toList();
        }

        @Override
        public SerialPortSnapshot serialPorts() {
            return new SerialPorts().ports();
        }

        @Override
        public Duration clockOffset(String server) throws IOException {
            return new SystemTime(Optional.of(new SystemTime.Source(server, SNTP)))
                    .measure()
                    .orElseThrow();
        }
    }
}

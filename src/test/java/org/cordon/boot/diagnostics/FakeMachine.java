package org.cordon.boot.diagnostics;

import org.cordon.core.scanner.SerialPortSnapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// A machine on which all is well, until a test changes it.
final class FakeMachine implements Machine {
    long usable = 100L << 30;
    Display.Choice display = new Display.Choice.Window();
    Supplier<List<String>> printers = () -> List.of("Office");
    Supplier<SerialPortSnapshot> ports = () -> new SerialPortSnapshot(List.of());
    Duration clockOffset = Duration.ofMillis(12);
    boolean timeServerAnswers = true;

    @Override
    public long usable(Path folder) {
        return usable;
    }

    @Override
    public Display.Choice display() {
        return display;
    }

    @Override
    public List<String> printers() {
        return printers.get();
    }

    @Override
    public SerialPortSnapshot serialPorts() {
        return ports.get();
    }

    @Override
    public Duration clockOffset(String server) throws IOException {
        if (!timeServerAnswers) {
            throw new IOException("Receive timed out");
        }
        return clockOffset;
    }
}

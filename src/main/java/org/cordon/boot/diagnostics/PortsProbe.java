package org.cordon.boot.diagnostics;

import org.cordon.cli.DiagnosticResult;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The serial ports that nobody uses, the library behind them, and whether any scanner is set.
///
/// @param machine lists the ports
public record PortsProbe(DiagnosticContext subject, Machine machine) {
    private static final Messages TEXT = Messages.of(PortsProbe.class);
    static final String PORTS = "serial ports";
    private static final String SCANNERS = "scanners";

    /// Looks; loads the library.
    public List<DiagnosticResult> inspect() {
        List<DiagnosticResult> findings = new ArrayList<>();
        boolean none =
                subject.scanners().devices().isEmpty() && subject.scanners().refusals().isEmpty();
        boolean demo = subject.settings().filter(s -> s.demo()).isPresent();
        if (demo) {
            findings.add(DiagnosticContext.works(SCANNERS, "diagnostics.scanners.demo"));
        } else if (none) {
            findings.add(DiagnosticContext.care(SCANNERS, "diagnostics.scanners.none"));
        }
        findings.add(ports());
        return findings;
    }

    private DiagnosticResult ports() {
        SerialPortSnapshot all;
        try {
            all = machine.serialPorts();
        } catch (LinkageError e) {
            return DiagnosticContext.broken(
                    PORTS,
                    "diagnostics.ports.no-library",
                    String.valueOf(e.getMessage()),
                    unpacked());
        }
        Set<String> used =
                subject.scanners().devices().stream()
                        .filter(ScannerConfig.Serial.class::isInstance)
                        .map(ScannerConfig.Serial.class::cast)
                        .map(serial -> path(serial.port(), all))
                        .collect(Collectors.toSet());
        String free =
                all.ports().stream()
                        .filter(port -> !used.contains(real(port.path())))
                        .map(port -> describe(port, all))
                        .collect(Collectors.joining(", "));
        String found =
                free.isEmpty()
                        ? TEXT.get("diagnostics.ports.none")
                        : TEXT.get("diagnostics.ports.unused", free);
        return Files.isWritable(unpacked())
                ? DiagnosticResult.works(PORTS, found)
                : DiagnosticContext.care(PORTS, "diagnostics.ports.unwritable", found, unpacked());
    }

    /// The port with the address that a scanner there should have.
    private static String describe(SerialPortInfo port, SerialPortSnapshot all) {
        SerialAddress best = all.best(port);
        return best.toString().equals(port.path())
                ? TEXT.get("diagnostics.ports.port", port.path(), port.description())
                : TEXT.get("diagnostics.ports.port-at", best, port.path(), port.description());
    }

    private static String path(SerialAddress address, SerialPortSnapshot all) {
        return switch (address) {
            case SerialAddress.Path p -> real(p.value());
            case SerialAddress.Usb usb ->
                    all.find(usb) instanceof SerialPortSnapshot.Place.At(var port)
                            ? real(port.path())
                            : usb.toString();
        };
    }

    private static Path unpacked() {
        String set = System.getProperty("jSerialComm.library.path", "");
        return Path.of(set.isEmpty() ? System.getProperty("java.io.tmpdir") : set);
    }

    /// Two paths may lead to one port, as those under `/dev/serial/by-id` do.
    private static String real(String path) {
        try {
            return path.startsWith("/") ? Path.of(path).toRealPath().toString() : path;
        } catch (IOException notThere) {
            return path;
        }
    }
}

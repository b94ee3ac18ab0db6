package org.cordon.boot.diagnostics;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.adapter.tcp.TcpScanners;
import org.cordon.app.device.SerialPortList;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialPortSnapshot.Place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/// One scanner of the settings. While the program runs, the scanner is its own: opening a port resets
/// some devices and takes bytes from others, and many readers take one connection only.
public final class ScannerProbe {
    private final DiagnosticContext subject;
    private final ScannerConfig scanner;
    private final SerialPortList directory;

    /// @param scanner one of the subject's
    /// @param directory asked where a USB device is
    public ScannerProbe(
            DiagnosticContext subject, ScannerConfig scanner, SerialPortList directory) {
        this.subject = subject;
        this.directory = directory;
        this.scanner = scanner;
    }

    /// How findings name it.
    public static String part(ScannerConfig scanner) {
        return "scanner " + scanner.id();
    }

    /// Opens it and closes it again, unless the program has it.
    public List<DiagnosticResult> look() throws IOException {
        return List.of(
                switch (scanner) {
                    case ScannerConfig.Serial serial -> serial(serial);
                    case ScannerConfig.Tcp tcp ->
                            subject.inUse()
                                    ? works("in use by the running program")
                                    : tried(() -> TcpScanners.tryOut(tcp));
                    case ScannerConfig.TcpServer awaited -> server(awaited);
                });
    }

    private DiagnosticResult server(ScannerConfig.TcpServer awaited) {
        DiagnosticResult opened =
                subject.inUse()
                        ? works("in use by the running program")
                        : tried(() -> TcpScanners.tryOut(awaited));
        if (opened.state() != DiagnosticResult.State.WORKS) {
            return opened;
        }
        if (awaited.allow().isEmpty()) {
            return DiagnosticResult.care(
                    part(scanner),
                    "%s lets any machine in that reaches this one: what it sends is judged as scans."
                            .formatted(awaited.address()),
                    "Set allow to the reader's IP address, and address to the one of this machine"
                            + " that the reader's network reaches, such as 10.0.0.5:%d."
                                    .formatted(awaited.port()));
        }
        if (awaited.host().isEmpty()) {
            return DiagnosticResult.care(
                    part(scanner),
                    "%s listens on every network of this machine.".formatted(awaited.address()),
                    "Set address to the one of this machine that the reader's network reaches, such"
                            + " as 10.0.0.5:%d.".formatted(awaited.port()));
        }
        return opened;
    }

    private DiagnosticResult serial(ScannerConfig.Serial serial) throws IOException {
        return switch (serial.port()) {
            case SerialAddress.Path(var path) -> serial(serial, path);
            case SerialAddress.Usb usb ->
                    switch (directory.ports().find(usb)) {
                        case Place.At(var port) -> serial(serial, port.path());
                        case Place.Absent() ->
                                DiagnosticResult.broken(
                                        part(scanner),
                                        "%s is not plugged in.".formatted(usb),
                                        "Plug the scanner in, or correct its address; the ports"
                                                + " found are listed under serial ports.");
                        case Place.Unclear unclear ->
                                DiagnosticResult.broken(
                                        part(scanner),
                                        "%s cannot be told apart.".formatted(usb),
                                        unclear.advice());
                    };
        };
    }

    private DiagnosticResult serial(ScannerConfig.Serial serial, String path) throws IOException {
        Path port = Path.of(path);
        if (path.startsWith("/") && !Files.exists(port)) {
            return DiagnosticResult.broken(
                    part(scanner),
                    "There is no port %s.".formatted(port),
                    "Plug the scanner in, or correct its address; the ports found are listed under"
                            + " serial ports.");
        }
        if (path.startsWith("/") && (!Files.isReadable(port) || !Files.isWritable(port))) {
            String group = Files.readAttributes(port, PosixFileAttributes.class).group().getName();
            return DiagnosticResult.broken(
                    part(scanner),
                    "User %s may not open %s, which belongs to group %s."
                            .formatted(System.getProperty("user.name"), port, group),
                    "As an administrator: usermod -aG %s %s; then sign in again."
                            .formatted(group, System.getProperty("user.name")));
        }
        return subject.inUse()
                ? works("there, and in use by the running program")
                : tried(() -> SerialPorts.tryOut(serial, directory));
    }

    @FunctionalInterface
    private interface Try {
        void out() throws ConnectionLostException;
    }

    private DiagnosticResult tried(Try opening) {
        try {
            opening.out();
            return works("opens");
        } catch (ConnectionLostException e) {
            return DiagnosticResult.broken(
                    part(scanner),
                    e.sentence(),
                    "See the chapter Attach a scanner; its settings begin with scanner.");
        }
    }

    private DiagnosticResult works(String how) {
        return DiagnosticResult.works(part(scanner), "%s: %s.".formatted(scanner.address(), how));
    }
}

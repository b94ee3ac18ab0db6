package org.cordon.boot.diagnostics;

import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.opcua.OpcUaMachine;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.adapter.tcp.TcpScanner;
import org.cordon.app.device.SerialPortList;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialAddress;
import org.cordon.core.scanner.SerialPortSnapshot.Place;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.ZoneId;
import java.util.List;

/// One scanner or machine of the settings. While the program runs, the scanner is its own: opening a port resets
/// some devices and takes bytes from others, and many readers take one connection only.
///
/// @param scanner one of the subject's
/// @param directory asked where a USB device is
public record ScannerProbe(
        DiagnosticContext subject, ScannerConfig scanner, SerialPortList directory) {
    private static final Messages TEXT = Messages.of(ScannerProbe.class);
    private static final ReasonMessages REASONS = new ReasonMessages(ZoneId.systemDefault());

    /// How findings name it.
    public static String part(ScannerConfig scanner) {
        return (isMachine(scanner) ? "machine " : "scanner ") + scanner.id();
    }

    private static boolean isMachine(ScannerConfig scanner) {
        return scanner instanceof ScannerConfig.AppendedFile
                || scanner instanceof ScannerConfig.OpcUa;
    }

    /// Opens it and closes it again, unless the program has it.
    public List<DiagnosticResult> inspect() throws IOException {
        return List.of(
                switch (scanner) {
                    case ScannerConfig.Serial serial -> serial(serial);
                    case ScannerConfig.Tcp tcp ->
                            subject.inUse()
                                    ? works("diagnostics.scanner.in-use")
                                    : tried(() -> TcpScanner.tryOut(tcp));
                    case ScannerConfig.TcpServer awaited -> server(awaited);
                    case ScannerConfig.AppendedFile file -> file(file);
                    case ScannerConfig.OpcUa machine -> opcUa(machine);
                });
    }

    private DiagnosticResult file(ScannerConfig.AppendedFile file) {
        Path at = subject.folder().root().resolve(file.path());
        return Files.isReadable(at)
                ? works("diagnostics.machine.file")
                : DiagnosticContext.care(part(scanner), "diagnostics.machine.no-file", at);
    }

    private DiagnosticResult opcUa(ScannerConfig.OpcUa machine) {
        DiagnosticResult opened =
                subject.inUse()
                        ? works("diagnostics.scanner.in-use")
                        : tried(() -> OpcUaMachine.tryOut(machine, subject.folder().root()));
        return opened.state() == DiagnosticResult.State.WORKS
                        && machine.security() == ScannerConfig.OpcUa.Security.NONE
                ? DiagnosticContext.care(
                        part(scanner), "diagnostics.machine.open", machine.address())
                : opened;
    }

    private DiagnosticResult server(ScannerConfig.TcpServer awaited) {
        DiagnosticResult opened =
                subject.inUse()
                        ? works("diagnostics.scanner.in-use")
                        : tried(() -> TcpScanner.tryOut(awaited));
        if (opened.state() != DiagnosticResult.State.WORKS) {
            return opened;
        }
        if (awaited.allow().isEmpty()) {
            return DiagnosticContext.care(
                    part(scanner), "diagnostics.scanner.anyone", awaited.address(), awaited.port());
        }
        if (awaited.host().isEmpty()) {
            return DiagnosticContext.care(
                    part(scanner),
                    "diagnostics.scanner.everywhere",
                    awaited.address(),
                    awaited.port());
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
                                DiagnosticContext.broken(
                                        part(scanner), "diagnostics.scanner.unplugged", usb);
                        case Place.Unclear unclear ->
                                DiagnosticResult.broken(
                                        part(scanner),
                                        TEXT.get("diagnostics.scanner.unclear", usb),
                                        REASONS.of(unclear.reason()));
                    };
        };
    }

    private DiagnosticResult serial(ScannerConfig.Serial serial, String path) throws IOException {
        Path port = Path.of(path);
        if (path.startsWith("/") && !Files.exists(port)) {
            return DiagnosticResult.broken(
                    part(scanner),
                    TEXT.get("diagnostics.scanner.no-port", port),
                    TEXT.get("diagnostics.scanner.unplugged.to-do"));
        }
        if (path.startsWith("/") && (!Files.isReadable(port) || !Files.isWritable(port))) {
            String group = Files.readAttributes(port, PosixFileAttributes.class).group().getName();
            return DiagnosticContext.broken(
                    part(scanner),
                    "diagnostics.scanner.forbidden",
                    System.getProperty("user.name"),
                    port,
                    group);
        }
        return subject.inUse()
                ? works("diagnostics.scanner.there")
                : tried(() -> SerialPorts.tryOut(serial, directory));
    }

    @FunctionalInterface
    private interface Try {
        void out() throws ConnectionLostException;
    }

    private DiagnosticResult tried(Try opening) {
        try {
            opening.out();
            return works("diagnostics.scanner.opens");
        } catch (ConnectionLostException e) {
            return DiagnosticResult.broken(
                    part(scanner),
                    REASONS.of(e.reason()),
                    TEXT.get(
                            isMachine(scanner)
                                    ? "diagnostics.machine.failed.to-do"
                                    : "diagnostics.scanner.failed.to-do"));
        }
    }

    private DiagnosticResult works(String how) {
        return DiagnosticContext.works(part(scanner), how, scanner.address());
    }
}

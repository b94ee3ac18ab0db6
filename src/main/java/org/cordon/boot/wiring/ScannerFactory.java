package org.cordon.boot.wiring;

import org.cordon.adapter.opcua.OpcUaMachine;
import org.cordon.adapter.serial.SerialScanner;
import org.cordon.adapter.tail.FileMachine;
import org.cordon.adapter.tcp.TcpScanner;
import org.cordon.app.device.Attachments;
import org.cordon.app.device.SerialPortList;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.app.scanning.Scanner;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// The scanners of a terminal, and the line that watches them. Any thread.
final class ScannerFactory implements Attachments, AutoCloseable {
    private final ScanPipeline line;
    private final SerialPortList directory;
    private final Path data;
    private final TimeSource time;
    private final ScheduledExecutorService supervisor;
    private final List<Scanner> scanners = new ArrayList<>();
    private boolean started;
    private boolean closed;

    /// @param data folder of the terminal, where paths of settings begin
    ScannerFactory(
            ScanPipeline line,
            SerialPortList directory,
            Path data,
            TimeSource time,
            ScheduledExecutorService supervisor) {
        this.line = line;
        this.directory = directory;
        this.data = data;
        this.time = time;
        this.supervisor = supervisor;
    }

    /// Begins to watch the line, unless it was closed before.
    ///
    /// @param devices asked once the line is watched
    /// @return how many scanners there are now
    synchronized int start(Supplier<List<ScannerConfig>> devices) {
        if (!closed) {
            line.start();
            started = true;
            devices.get().forEach(this::attach);
        }
        return scanners.size();
    }

    /// Attaches one more scanner.
    synchronized void attach(ScannerConfig device) {
        Scanner scanner = build(device);
        scanners.add(scanner);
        line.attach(scanner);
    }

    private Scanner build(ScannerConfig device) {
        return switch (device) {
            case ScannerConfig.Serial serial ->
                    new SerialScanner(serial, directory, time, supervisor);
            case ScannerConfig.Tcp tcp -> new TcpScanner(tcp, time, supervisor);
            case ScannerConfig.TcpServer awaited -> new TcpScanner(awaited, time, supervisor);
            case ScannerConfig.AppendedFile file -> new FileMachine(file, data, time, supervisor);
            case ScannerConfig.OpcUa machine -> new OpcUaMachine(machine, data, time, supervisor);
        };
    }

    /// A scanner or machine that is not attached, for trying it out.
    Scanner toTryOut(ScannerConfig device) {
        return device instanceof ScannerConfig.AppendedFile file
                ? FileMachine.toTryOut(file, data, time, supervisor)
                : build(device);
    }

    @Override
    public synchronized void replace(Optional<DeviceId> before, Optional<ScannerConfig> now) {
        // Before the start there is nothing to replace: [#start] takes the settings as they are
        // then.
        if (!started || closed) {
            return;
        }
        before.ifPresent(this::detach);
        // It may have been taken up by the start in this form already.
        now.map(ScannerConfig::id).ifPresent(this::detach);
        now.ifPresent(this::attach);
    }

    private void detach(DeviceId id) {
        for (Scanner scanner : List.copyOf(scanners)) {
            if (scanner.id().equals(id)) {
                scanners.remove(scanner);
                scanner.close();
                line.detach(scanner);
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        scanners.forEach(Scanner::close);
        if (started) {
            line.close();
        }
    }
}

package org.cordon.boot.doctor;

import org.cordon.adapter.reader.TcpReaders;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.app.port.link.LinkLost;
import org.cordon.cli.Finding;
import org.cordon.core.scan.DeviceSettings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.List;

/// One scanner of the settings. While the program runs, the scanner is its own: opening a port resets
/// some devices and takes bytes from others, and many readers take one connection only.
public final class ScannerProbe {
    private final Subject subject;
    private final DeviceSettings scanner;

    /// @param scanner one of the subject's
    public ScannerProbe(Subject subject, DeviceSettings scanner) {
        this.subject = subject;
        this.scanner = scanner;
    }

    /// How findings name it.
    public static String part(DeviceSettings scanner) {
        return "scanner " + scanner.id();
    }

    /// Opens it and closes it again, unless the program has it.
    public List<Finding> look() throws IOException {
        return List.of(
                switch (scanner) {
                    case DeviceSettings.Serial serial -> serial(serial);
                    case DeviceSettings.Tcp tcp ->
                            subject.inUse()
                                    ? works("in use by the running program")
                                    : tried(() -> TcpReaders.tryOut(tcp));
                });
    }

    private Finding serial(DeviceSettings.Serial serial) throws IOException {
        Path port = Path.of(serial.path());
        if (serial.path().startsWith("/") && !Files.exists(port)) {
            return Finding.broken(
                    part(scanner),
                    "There is no port %s.".formatted(port),
                    "Plug the scanner in, or correct its address; the ports found are listed under"
                            + " serial ports.");
        }
        if (serial.path().startsWith("/") && (!Files.isReadable(port) || !Files.isWritable(port))) {
            String group = Files.readAttributes(port, PosixFileAttributes.class).group().getName();
            return Finding.broken(
                    part(scanner),
                    "User %s may not open %s, which belongs to group %s."
                            .formatted(System.getProperty("user.name"), port, group),
                    "As an administrator: usermod -aG %s %s; then sign in again."
                            .formatted(group, System.getProperty("user.name")));
        }
        return subject.inUse()
                ? works("there, and in use by the running program")
                : tried(() -> SerialPorts.tryOut(serial));
    }

    @FunctionalInterface
    private interface Try {
        void out() throws LinkLost;
    }

    private Finding tried(Try opening) {
        try {
            opening.out();
            return works("opens");
        } catch (LinkLost e) {
            return Finding.broken(
                    part(scanner),
                    e.sentence(),
                    "See the chapter Attach a scanner; its settings begin with scanner.");
        }
    }

    private Finding works(String how) {
        return Finding.works(part(scanner), "%s: %s.".formatted(scanner.address(), how));
    }
}

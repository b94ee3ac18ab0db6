package org.cordon.adapter.tail;

import org.cordon.adapter.device.ConnectionFactory;
import org.cordon.adapter.device.ConnectionLostException;
import org.cordon.adapter.device.DeviceConnection;
import org.cordon.core.digest.Sha256;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Reason;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Opens the file of a machine.
///
/// @param place holds how far the file was read; empty to keep nothing
record FileConnectionFactory(Path file, Optional<ReadPosition> place) implements ConnectionFactory {
    private static final int SHORT = 16;

    static FileConnectionFactory of(ScannerConfig.AppendedFile settings, Path data) {
        byte[] name = settings.id().value().getBytes(StandardCharsets.UTF_8);
        return new FileConnectionFactory(
                data.resolve(settings.path()),
                Optional.of(
                        new ReadPosition(
                                data.resolve("machines")
                                        .resolve(
                                                Sha256.of(name).substring(0, SHORT)
                                                        + ".position"))));
    }

    /// For a look that leaves no trace.
    static FileConnectionFactory toTryOut(ScannerConfig.AppendedFile settings, Path data) {
        return new FileConnectionFactory(data.resolve(settings.path()), Optional.empty());
    }

    @Override
    public boolean present() {
        return Files.exists(file);
    }

    @Override
    public DeviceConnection open() throws ConnectionLostException {
        try {
            return new FileConnection(file, place);
        } catch (IOException e) {
            throw lost(file, e);
        }
    }

    static ConnectionLostException lost(Path file, IOException e) {
        return new ConnectionLostException(
                Reason.of(
                        "device.file.unreadable",
                        file,
                        e.getClass().getSimpleName(),
                        String.valueOf(e.getMessage())),
                e);
    }
}

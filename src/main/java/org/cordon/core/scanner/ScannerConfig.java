package org.cordon.core.scanner;

import org.cordon.core.line.StationId;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How one scanner is attached and what it means, as the site's settings say.
public sealed interface ScannerConfig {
    /// After so long without a byte a device counts as silent, unless the settings say otherwise.
    Duration SILENT_AFTER = Duration.ofSeconds(60);

    /// Its name, unique on the terminal.
    DeviceId id();

    /// What it sees.
    DeviceRole role();

    /// The station that it belongs to; empty where its role decides: in line the first station, by hand the
    /// screen in front.
    Optional<StationId> station();

    /// How its messages are told apart.
    Framing framing();

    /// After so long without a byte it counts as silent.
    Duration silentAfter();

    /// What its messages mean beyond their code.
    MessageInterpreter messages();

    /// What it is told.
    ScannerReplies replies();

    /// Where it is attached, as people write it.
    String address();

    /// A scanner on a serial port, or on USB as a virtual serial port.
    ///
    /// @param port a path, or what the device is, wherever it is plugged in
    record Serial(
            DeviceId id,
            DeviceRole role,
            Optional<StationId> station,
            SerialAddress port,
            SerialLine line,
            Framing framing,
            Duration silentAfter,
            MessageInterpreter messages,
            ScannerReplies replies)
            implements ScannerConfig {
        /// A device that sends codes and is told nothing.
        public Serial(
                DeviceId id,
                DeviceRole role,
                SerialAddress port,
                SerialLine line,
                Framing framing,
                Duration silentAfter) {
            this(
                    id,
                    role,
                    Optional.empty(),
                    port,
                    line,
                    framing,
                    silentAfter,
                    MessageInterpreter.USUAL,
                    ScannerReplies.NONE);
        }

        /// Refuses a silence of no length.
        public Serial {
            positive(silentAfter);
        }

        @Override
        public String address() {
            return port.toString();
        }
    }

    /// A fixed reader that listens on a TCP port; we connect to it.
    ///
    /// @param host name or IP address
    /// @param port 1 to 65,535
    record Tcp(
            DeviceId id,
            DeviceRole role,
            Optional<StationId> station,
            String host,
            int port,
            Framing framing,
            Duration silentAfter,
            MessageInterpreter messages,
            ScannerReplies replies)
            implements ScannerConfig {
        /// A device that sends codes and is told nothing.
        public Tcp(
                DeviceId id,
                DeviceRole role,
                String host,
                int port,
                Framing framing,
                Duration silentAfter) {
            this(
                    id,
                    role,
                    Optional.empty(),
                    host,
                    port,
                    framing,
                    silentAfter,
                    MessageInterpreter.USUAL,
                    ScannerReplies.NONE);
        }

        /// Refuses an empty host, an impossible port or a silence of no length.
        public Tcp {
            if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ')) {
                throw new IllegalArgumentException("not a host: '" + host + "'");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port must be 1 to 65535: " + port);
            }
            positive(silentAfter);
        }

        @Override
        public String address() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// A reader that connects to us.
    ///
    /// @param host the address of this machine to listen on; empty for all
    /// @param port 1 to 65,535
    /// @param allow who may connect; empty for anybody
    record TcpServer(
            DeviceId id,
            DeviceRole role,
            Optional<StationId> station,
            String host,
            int port,
            List<IpAddress> allow,
            Framing framing,
            Duration silentAfter,
            MessageInterpreter messages,
            ScannerReplies replies)
            implements ScannerConfig {
        /// Refuses an impossible host or port, or a silence of no length.
        public TcpServer {
            allow = List.copyOf(allow);
            if (host.chars().anyMatch(c -> c <= ' ')) {
                throw new IllegalArgumentException("not a host: '" + host + "'");
            }
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port must be 1 to 65535: " + port);
            }
            positive(silentAfter);
        }

        @Override
        public String address() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    private static void positive(Duration silentAfter) {
        if (!silentAfter.isPositive()) {
            throw new IllegalArgumentException("silent after must be above 0: " + silentAfter);
        }
    }
}

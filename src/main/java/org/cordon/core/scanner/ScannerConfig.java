package org.cordon.core.scanner;

import org.cordon.core.line.StationId;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /// A file that a machine appends its messages to, one JSON object a line.
    ///
    /// @param path as written; one that is relative begins at the data folder
    record AppendedFile(
            DeviceId id,
            Optional<StationId> station,
            String path,
            Framing framing,
            Duration silentAfter)
            implements ScannerConfig {
        /// Refuses a silence of no length, and a path of no length.
        public AppendedFile {
            if (path.isBlank()) {
                throw new IllegalArgumentException("no path");
            }
            positive(silentAfter);
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.HANDHELD;
        }

        @Override
        public MessageInterpreter messages() {
            return MessageInterpreter.JSON;
        }

        @Override
        public ScannerReplies replies() {
            return ScannerReplies.NONE;
        }

        @Override
        public String address() {
            return path;
        }
    }

    /// A machine whose variables are read by OPC UA (IEC 62541), and never written.
    ///
    /// @param endpoint such as `opc.tcp://10.0.0.30:4840`
    /// @param nodes which variable says what: node ids by their words of [#NODES]
    /// @param login empty for an anonymous one
    record OpcUa(
            DeviceId id,
            Optional<StationId> station,
            String endpoint,
            Map<String, String> nodes,
            Security security,
            Optional<Login> login,
            Duration silentAfter)
            implements ScannerConfig {
        /// What a variable may say, in the order of the manual.
        public static final List<String> NODES =
                List.of(
                        "in",
                        "out",
                        "reject",
                        "print-job",
                        "ribbon",
                        "ink",
                        "roll",
                        "challenge",
                        "serials-requested",
                        "serials-returned",
                        "state",
                        "mode",
                        "speed",
                        "stop-reason",
                        "heartbeat");

        /// How messages are secured.
        public enum Security {
            /// Not at all: anybody in the network can read and change them.
            NONE,
            /// They are signed, and can be read.
            SIGN,
            /// They are signed and encrypted.
            SIGN_AND_ENCRYPT
        }

        /// Who signs in at the machine.
        ///
        /// @param passwordFile holds the password on its first line; a path that is relative begins at the data folder
        public record Login(String user, String passwordFile) {}

        /// Refuses a silence of no length, and words that no variable may say.
        public OpcUa {
            nodes = Map.copyOf(nodes);
            if (nodes.isEmpty() || !NODES.containsAll(nodes.keySet())) {
                throw new IllegalArgumentException("nodes: " + nodes);
            }
            positive(silentAfter);
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.HANDHELD;
        }

        @Override
        public Framing framing() {
            return Framing.USUAL;
        }

        @Override
        public MessageInterpreter messages() {
            return MessageInterpreter.JSON;
        }

        @Override
        public ScannerReplies replies() {
            return ScannerReplies.NONE;
        }

        @Override
        public String address() {
            return endpoint;
        }
    }

    private static void positive(Duration silentAfter) {
        if (!silentAfter.isPositive()) {
            throw new IllegalArgumentException("silent after must be above 0: " + silentAfter);
        }
    }
}

package org.cordon.boot.settings;

import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.adapter.epcis.endpoint.EndpointSettings;
import org.cordon.app.linedata.CaptureServer;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineFeedConfig;
import org.cordon.core.text.Messages;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The capture endpoint that line and site systems push to: the keys that begin with `line-data.endpoint.`.
///
/// @param settings of the server
public record EndpointPlan(EndpointSettings settings) {
    private static final Messages TEXT = Messages.of(EndpointPlan.class);
    private static final String PORT = "line-data.endpoint.port";
    private static final String ADDRESS = "line-data.endpoint.address";
    private static final String TOKEN = "line-data.endpoint.token.file";
    private static final String CERTIFICATE = "line-data.endpoint.certificate.file";
    private static final String PASSWORD = "line-data.endpoint.certificate.password.file";
    private static final String AUTHORITIES = "line-data.endpoint.ca.file";
    private static final String CLIENTS = "line-data.endpoint.clients";
    private static final String MEGABYTES = "line-data.endpoint.max-megabytes";
    private static final String EVENTS = "line-data.endpoint.max-events";

    private static final int USUAL_MEGABYTES = 16;
    private static final int USUAL_EVENTS = 20_000;

    /// Documents under way at once, whose reports are in memory together.
    private static final int DOCUMENTS = 4;

    /// All of it.
    public static final List<ConfigKey> SETTINGS =
            Stream.of(
                            PORT,
                            ADDRESS,
                            TOKEN,
                            CERTIFICATE,
                            PASSWORD,
                            AUTHORITIES,
                            CLIENTS,
                            MEGABYTES,
                            EVENTS)
                    .map(Settings::declared)
                    .toList();

    /// Reads it from the settings.
    ///
    /// @param file the settings, for messages
    /// @return empty if no port is set
    /// @throws BadSettings if a value cannot be used
    static Optional<EndpointPlan> read(Path file, Map<String, String> all) {
        Reading reading = new Reading(file, all);
        if (reading.value(PORT).isEmpty()) {
            SETTINGS.stream()
                    .map(ConfigKey::key)
                    .filter(key -> !reading.value(key).isEmpty())
                    .findFirst()
                    .ifPresent(key -> {
                        throw new BadSettings(TEXT.get("settings.endpoint.no-port", file, key));
                    });
            return Optional.empty();
        }
        if (LineFeedConfig.read(all).feed().kind() == LineFeed.Kind.NONE) {
            throw new BadSettings(TEXT.get("settings.endpoint.no-feed", file, PORT));
        }
        return Optional.of(new EndpointPlan(reading.settings()));
    }

    private record Reading(Path file, Map<String, String> all) {
        EndpointSettings settings() {
            Optional<Path> certificate = path(CERTIFICATE);
            Optional<Path> password = path(PASSWORD);
            if (certificate.isPresent() != password.isPresent()) {
                throw bad(
                        "settings.epcis.certificate",
                        certificate.isPresent() ? PASSWORD : CERTIFICATE,
                        "");
            }
            try {
                return new EndpointSettings(
                        value(ADDRESS).isEmpty() ? EndpointSettings.USUAL_ADDRESS : value(ADDRESS),
                        number(PORT, 65_535, 0),
                        path(TOKEN),
                        certificate.flatMap(
                                c -> password.map(p -> new RepositorySettings.Certificate(c, p))),
                        path(AUTHORITIES),
                        clients(),
                        new CaptureServer.Limits(
                                (long) number(MEGABYTES, 256, USUAL_MEGABYTES) << 20,
                                number(EVENTS, 1_000_000, USUAL_EVENTS),
                                DOCUMENTS));
            } catch (IllegalArgumentException wrong) {
                throw bad("settings.epcis.unusable", PORT, String.valueOf(wrong.getMessage()));
            }
        }

        private Set<String> clients() {
            return Arrays.stream(value(CLIENTS).split(",", -1))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        private int number(String key, int most, int usual) {
            String text = value(key);
            if (text.isEmpty()) {
                return usual;
            }
            int number = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
            if (number < 1 || number > most) {
                throw new BadSettings(TEXT.get("settings.endpoint.number", file, key, text, most));
            }
            return number;
        }

        private Optional<Path> path(String key) {
            try {
                return Optional.of(value(key)).filter(v -> !v.isEmpty()).map(file::resolveSibling);
            } catch (InvalidPathException wrong) {
                throw bad("settings.epcis.no-path", key, wrong.getReason());
            }
        }

        private String value(String key) {
            return all.getOrDefault(key, "");
        }

        private BadSettings bad(String text, String key, String why) {
            return new BadSettings(TEXT.get(text, file, key, why));
        }
    }
}

package org.cordon.boot.settings;

import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.text.Messages;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The EPCIS repository that is told what happens on the line, and the places it is told of: the keys
/// that begin with `epcis.`.
///
/// @param readPoint where the line is
/// @param location where held units are
public record EpcisPlan(
        RepositorySettings repository,
        Optional<EpcisLocation> readPoint,
        Optional<EpcisLocation> location) {
    private static final Messages TEXT = Messages.of(EpcisPlan.class);
    private static final String URL = "epcis.url";
    private static final String TOKEN = "epcis.token.file";
    private static final String CERTIFICATE = "epcis.certificate.file";
    private static final String PASSWORD = "epcis.certificate.password.file";
    private static final String AUTHORITIES = "epcis.ca.file";
    private static final String BEHAVIOUR = "epcis.error-behaviour";
    private static final String READ_POINT = "epcis.read-point";
    private static final String LOCATION = "epcis.location";

    /// All of it.
    public static final List<ConfigKey> SETTINGS =
            Stream.of(
                            URL,
                            TOKEN,
                            CERTIFICATE,
                            PASSWORD,
                            AUTHORITIES,
                            BEHAVIOUR,
                            READ_POINT,
                            LOCATION)
                    .map(Settings::declared)
                    .toList();

    /// Reads it from the settings.
    ///
    /// @param file the settings, for messages
    /// @return empty if no repository is set
    /// @throws BadSettings if a value cannot be used
    static Optional<EpcisPlan> read(Path file, Map<String, String> all) {
        if (all.getOrDefault(URL, "").isEmpty()) {
            SETTINGS.stream()
                    .map(ConfigKey::key)
                    .filter(all::containsKey)
                    .filter(key -> !key.equals(URL))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new BadSettings(TEXT.get("settings.epcis.no-url", file, key));
                    });
            return Optional.empty();
        }
        Reading reading = new Reading(file, all);
        return Optional.of(
                new EpcisPlan(
                        reading.repository(), reading.place(READ_POINT), reading.place(LOCATION)));
    }

    private record Reading(Path file, Map<String, String> all) {
        RepositorySettings repository() {
            Optional<Path> certificate = path(CERTIFICATE);
            Optional<Path> password = path(PASSWORD);
            if (certificate.isPresent() != password.isPresent()) {
                throw bad(
                        "settings.epcis.certificate",
                        certificate.isPresent() ? PASSWORD : CERTIFICATE,
                        "");
            }
            try {
                return new RepositorySettings(
                        new URI(value(URL)),
                        path(TOKEN),
                        certificate.flatMap(
                                c -> password.map(p -> new RepositorySettings.Certificate(c, p))),
                        path(AUTHORITIES),
                        behaviour(),
                        RepositorySettings.Patience.usual());
            } catch (URISyntaxException | IllegalArgumentException wrong) {
                throw bad("settings.epcis.unusable", URL, String.valueOf(wrong.getMessage()));
            }
        }

        Optional<EpcisLocation> place(String key) {
            try {
                return Optional.of(value(key)).filter(v -> !v.isEmpty()).map(EpcisLocation::parse);
            } catch (IllegalArgumentException wrong) {
                throw bad("settings.epcis.unusable", key, String.valueOf(wrong.getMessage()));
            }
        }

        private CaptureErrorBehaviour behaviour() {
            return switch (value(BEHAVIOUR)) {
                case "", "rollback" -> CaptureErrorBehaviour.ROLLBACK;
                case "proceed" -> CaptureErrorBehaviour.PROCEED;
                default -> throw bad("settings.epcis.behaviour", BEHAVIOUR, value(BEHAVIOUR));
            };
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

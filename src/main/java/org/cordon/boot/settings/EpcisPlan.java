package org.cordon.boot.settings;

import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.epcis.EpcisLocation;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The EPCIS repository that is told what happens on the line, and the places it is told of: the keys
/// that begin with `epcis.`.
///
/// @param readPoint where the line is
/// @param location where held units are
public record EpcisPlan(
        RepositorySettings repository,
        Optional<EpcisLocation> readPoint,
        Optional<EpcisLocation> location) {
    private static final String URL = "epcis.url";
    private static final String TOKEN = "epcis.token.file";
    private static final String CERTIFICATE = "epcis.certificate.file";
    private static final String PASSWORD = "epcis.certificate.password.file";
    private static final String AUTHORITIES = "epcis.ca.file";
    private static final String BEHAVIOUR = "epcis.error-behaviour";
    private static final String READ_POINT = "epcis.read-point";
    private static final String LOCATION = "epcis.location";

    private static final String PATH = "a path; a relative one begins in the data folder";
    private static final String PLACE =
            "a GLN of 13 digits, urn:epc:id:sgln:… or https://id.gs1.org/414/…";

    /// All of it.
    public static final List<ConfigKey> SETTINGS =
            List.of(
                    new ConfigKey(
                            URL,
                            "root of the repository's API; capture lies right below it",
                            "an https address; http for this machine itself",
                            "no repository is told"),
                    new ConfigKey(
                            TOKEN, "file with a bearer token on its first line", PATH, "no token"),
                    new ConfigKey(
                            CERTIFICATE,
                            "file with the certificate and key of this terminal, PKCS#12",
                            PATH,
                            "no certificate"),
                    new ConfigKey(
                            PASSWORD,
                            "file with that file's password on its first line",
                            PATH,
                            "required with `epcis.certificate.file`"),
                    new ConfigKey(
                            AUTHORITIES,
                            "file with the certificates of the authorities to trust, PEM",
                            PATH,
                            "those that Java trusts"),
                    new ConfigKey(
                            BEHAVIOUR,
                            "what the repository shall do with a document that holds a bad event",
                            "rollback or proceed",
                            "`rollback`"),
                    new ConfigKey(READ_POINT, "where the line is", PLACE, "events do not say it"),
                    new ConfigKey(
                            LOCATION,
                            "where units in quarantine are",
                            PLACE,
                            "events do not say it"));

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
                        throw new BadSettings(
                                "%s: %s is set, but epcis.url is missing, so no repository is told"
                                        .formatted(file, key));
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
                        certificate.isPresent() ? PASSWORD : CERTIFICATE,
                        "is missing; the certificate and its password are two files");
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
                throw bad(URL, "cannot be used: " + wrong.getMessage());
            }
        }

        Optional<EpcisLocation> place(String key) {
            try {
                return Optional.of(value(key)).filter(v -> !v.isEmpty()).map(EpcisLocation::parse);
            } catch (IllegalArgumentException wrong) {
                throw bad(key, "cannot be used: " + wrong.getMessage());
            }
        }

        private CaptureErrorBehaviour behaviour() {
            return switch (value(BEHAVIOUR)) {
                case "", "rollback" -> CaptureErrorBehaviour.ROLLBACK;
                case "proceed" -> CaptureErrorBehaviour.PROCEED;
                default ->
                        throw bad(
                                BEHAVIOUR,
                                "is " + value(BEHAVIOUR) + "; allowed are rollback and proceed");
            };
        }

        private Optional<Path> path(String key) {
            try {
                return Optional.of(value(key)).filter(v -> !v.isEmpty()).map(file::resolveSibling);
            } catch (InvalidPathException wrong) {
                throw bad(key, "is no path (%s)".formatted(wrong.getReason()));
            }
        }

        private String value(String key) {
            return all.getOrDefault(key, "");
        }

        private BadSettings bad(String key, String why) {
            return new BadSettings("%s: %s %s".formatted(file, key, why));
        }
    }
}

package org.cordon.boot.settings;

import org.cordon.adapter.sitestore.SiteLogin;
import org.cordon.core.code.CodeTables;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.config.ConfigRefusal;
import org.cordon.core.line.LineConfig;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.linedata.LineFeedConfig;
import org.cordon.core.order.TerminalId;
import org.cordon.core.scanner.MachineConfig;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a site engineer sets for a terminal, read from `cordon.properties` (UTF-8).
///
/// @param terminal name, unique at the site
/// @param line name of the line, for people
/// @param scanners the keys that begin with `scanner.`, as written
/// @param stations the keys that begin with `station.`, as written
/// @param machines the keys that begin with `machine.`, as written
/// @param lineFeed how line data come
/// @param lineDataFolder that documents with line data come into; empty for none
/// @param site where entries are replicated to; empty for the local site file
/// @param timeServer host asked for the time by SNTP; empty for none
/// @param withoutIdentifier what a scan without symbology identifier is taken for
/// @param backup where backups go and how often; empty for none
/// @param epcis the EPCIS repository that is told; empty for none
/// @param endpoint that line and site systems push to; empty for none
/// @param demo whether this is the demo line
public record Settings(
        TerminalId terminal,
        String line,
        Map<String, String> scanners,
        Map<String, String> stations,
        Map<String, String> machines,
        LineFeed lineFeed,
        Optional<Path> lineDataFolder,
        Optional<Site> site,
        Optional<String> timeServer,
        CodeTables.WithoutIdentifier withoutIdentifier,
        Optional<BackupPlan> backup,
        Optional<EpcisPlan> epcis,
        Optional<EndpointPlan> endpoint,
        boolean demo) {
    private static final Messages TEXT = Messages.of(Settings.class);
    private static final String WITHOUT_IDENTIFIER = "codes.without-identifier";

    /// What is declared here.
    public static final List<ConfigKey> TERMINAL =
            List.of(
                    declared("terminal.name"),
                    declared("line.name"),
                    declared(WITHOUT_IDENTIFIER),
                    declared("time.server"));

    /// The site store's settings.
    public static final List<ConfigKey> SITE =
            List.of(
                    declared("site.url"),
                    declared("site.user"),
                    declared("site.password.file"),
                    declared("site.root-ca"));

    /// A setting with what the texts say of it.
    static ConfigKey declared(String key) {
        return new ConfigKey(
                key,
                TEXT.get("settings.key." + key + ".meaning"),
                TEXT.get("settings.key." + key + ".allowed"),
                TEXT.get("settings.key." + key + ".usual"));
    }

    public Settings {
        scanners = Map.copyOf(scanners);
        stations = Map.copyOf(stations);
        machines = Map.copyOf(machines);
    }

    /// The site's PostgreSQL.
    ///
    /// @param url `jdbc:postgresql://host:port/database`; encrypted unless it says otherwise
    /// @param passwordFile holds the password on its first line, so that the settings can be shown
    /// @param rootCa certificates that sign the server's; empty for those that Java trusts
    public record Site(String url, String user, Path passwordFile, Optional<Path> rootCa) {
        /// All that is needed to connect.
        ///
        /// @throws IOException if the password file cannot be read
        public SiteLogin login() throws IOException {
            return login(Files.readAllLines(passwordFile).stream().findFirst().orElse(""));
        }

        private SiteLogin login(String password) {
            return new SiteLogin(url, user, password, rootCa);
        }
    }

    /// Settings that cannot be used. The message names file, key, value and what is allowed.
    public static final class BadSettings extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BadSettings(String message) {
            super(message);
        }
    }

    /// What the demo line runs under.
    public static Settings demoLine() {
        return new Settings(
                new TerminalId("L3"),
                TEXT.get("settings.demo.line"),
                Map.of(),
                demoStations(),
                Map.of(),
                LineFeed.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                CodeTables.WithoutIdentifier.GS1_IF_IT_PARSES,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static Map<String, String> demoStations() {
        try (Reader in =
                new InputStreamReader(
                        Objects.requireNonNull(
                                Settings.class.getResourceAsStream("/demo/line.properties")),
                        StandardCharsets.UTF_8)) {
            return keys(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> keys(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> all = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            all.put(key, properties.getProperty(key).strip());
        }
        return all;
    }

    /// Reads the settings of a data folder; where there are none, it is the demo line.
    ///
    /// @throws IOException if the file is there and cannot be read
    /// @throws BadSettings if a key or a value is wrong
    public static Settings of(DataFolder folder) throws IOException {
        Path file = folder.settings();
        if (!Files.exists(file)) {
            return demoLine();
        }
        Map<String, String> all;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            all = keys(reader);
        } catch (IllegalArgumentException malformed) {
            throw new BadSettings(
                    TEXT.get("settings.file.malformed", file, malformed.getMessage()));
        }
        return read(file, all);
    }

    /// What is in force, by key, with the values that hold where nothing is set.
    SortedMap<String, String> inForce() {
        SortedMap<String, String> all = new TreeMap<>(equipment());
        all.put("terminal.name", terminal.value());
        all.put("line.name", line);
        if (lineFeed.kind() != LineFeed.Kind.NONE) {
            all.put("line-data", lineFeed.toString());
            lineDataFolder.ifPresent(path -> all.put("line-data.folder", path.toString()));
        }
        site.ifPresent(s -> {
            all.put("site.url", s.url());
            all.put("site.user", s.user());
            all.put("site.password.file", s.passwordFile().toString());
            s.rootCa().ifPresent(ca -> all.put("site.root-ca", ca.toString()));
        });
        timeServer.ifPresent(host -> all.put("time.server", host));
        all.put(WITHOUT_IDENTIFIER, withoutIdentifier.toString());
        backup.ifPresent(plan -> all.put("backup", plan.toString()));
        epcis.ifPresent(plan -> all.put("epcis", plan.toString()));
        endpoint.ifPresent(plan -> all.put("line-data.endpoint", plan.toString()));
        all.put("demo", String.valueOf(demo));
        return all;
    }

    /// The same with other scanners.
    public Settings withScanners(Map<String, String> others) {
        return new Settings(
                terminal,
                line,
                others,
                stations,
                machines,
                lineFeed,
                lineDataFolder,
                site,
                timeServer,
                withoutIdentifier,
                backup,
                epcis,
                endpoint,
                demo);
    }

    /// The keys of scanners, stations and machines together.
    public Map<String, String> equipment() {
        Map<String, String> all = new TreeMap<>(scanners);
        all.putAll(stations);
        all.putAll(machines);
        return all;
    }

    /// The machines with a connection of their own. What is wrong with one [#of] has refused before.
    public List<MachineConfig> machinery() {
        return MachineConfigs.read(equipment()).machines();
    }

    /// The scanners, as the settings describe them.
    ///
    /// @throws BadSettings if one of them cannot be followed; [#of] has refused such a file before
    public List<ScannerConfig> devices() {
        ScannerConfigs list = ScannerConfigs.read(equipment());
        if (!list.refusals().isEmpty()) {
            throw new BadSettings(
                    list.refusals().stream()
                            .map(ConfigRefusal::toString)
                            .collect(Collectors.joining("\n")));
        }
        return list.devices();
    }

    private static Settings read(Path file, Map<String, String> all) {
        List<String> known =
                Stream.of(
                                TERMINAL,
                                LineFeedConfig.SETTINGS,
                                SITE,
                                BackupPlan.SETTINGS,
                                EpcisPlan.SETTINGS,
                                EndpointPlan.SETTINGS)
                        .flatMap(List::stream)
                        .map(ConfigKey::key)
                        .sorted()
                        .toList();
        for (String key : all.keySet()) {
            if (!known.contains(key)
                    && !key.startsWith("scanner.")
                    && !key.startsWith("station.")
                    && !key.startsWith("machine.")) {
                throw new BadSettings(
                        TEXT.get("settings.file.unknown", file, key, String.join(", ", known)));
            }
        }
        String name = required(file, all, "terminal.name");
        TerminalId terminal;
        try {
            terminal = new TerminalId(name);
        } catch (IllegalArgumentException wrong) {
            throw new BadSettings(
                    TEXT.get("settings.file.refused", file, "terminal.name", wrong.getMessage()));
        }
        String refusals =
                Stream.of(
                                LineConfig.read(all).refusals(),
                                LineFeedConfig.read(all).refusals(),
                                ScannerConfigs.read(all).refusals(),
                                MachineConfigs.read(all).refusals())
                        .flatMap(List::stream)
                        .map(refusal -> file + ": " + refusal)
                        .collect(Collectors.joining("\n"));
        if (!refusals.isEmpty()) {
            throw new BadSettings(refusals);
        }
        return new Settings(
                terminal,
                required(file, all, "line.name"),
                area("scanner.", all),
                area("station.", all),
                area("machine.", all),
                LineFeedConfig.read(all).feed(),
                LineFeedConfig.read(all).folder().map(path -> lineDataFolder(file, path)),
                site(file, all),
                Optional.ofNullable(all.get("time.server")).filter(host -> !host.isEmpty()),
                withoutIdentifier(file, all),
                BackupPlan.read(file, all),
                EpcisPlan.read(file, all),
                EndpointPlan.read(file, all),
                false);
    }

    private static Path lineDataFolder(Path file, String name) {
        try {
            return file.resolveSibling(name);
        } catch (InvalidPathException wrong) {
            throw new BadSettings(
                    TEXT.get("settings.file.refused", file, "line-data.folder", wrong.getReason()));
        }
    }

    private static Map<String, String> area(String prefix, Map<String, String> all) {
        return all.entrySet().stream()
                .filter(e -> e.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CodeTables.WithoutIdentifier withoutIdentifier(
            Path file, Map<String, String> all) {
        String value = all.getOrDefault(WITHOUT_IDENTIFIER, "");
        return switch (value) {
            case "", "gs1-if-it-parses" -> CodeTables.WithoutIdentifier.GS1_IF_IT_PARSES;
            case "gs1" -> CodeTables.WithoutIdentifier.GS1;
            case "plain" -> CodeTables.WithoutIdentifier.PLAIN;
            default ->
                    throw new BadSettings(
                            TEXT.get("settings.codes.bad", file, WITHOUT_IDENTIFIER, value));
        };
    }

    private static Optional<Site> site(Path file, Map<String, String> all) {
        String url = all.getOrDefault("site.url", "");
        if (url.isEmpty()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql://")) {
            throw new BadSettings(TEXT.get("settings.site.no-postgres", file, url));
        }
        Site site =
                new Site(
                        url,
                        required(file, all, "site.user"),
                        file.resolveSibling(required(file, all, "site.password.file")),
                        Optional.ofNullable(all.get("site.root-ca"))
                                .filter(name -> !name.isEmpty())
                                .map(file::resolveSibling));
        try {
            // Refuses a URL that weakens the check of the server.
            site.login("");
        } catch (IllegalArgumentException weak) {
            throw new BadSettings(
                    TEXT.get("settings.file.refused", file, "site.url", weak.getMessage()));
        }
        return Optional.of(site);
    }

    private static String required(Path file, Map<String, String> all, String key) {
        String value = all.getOrDefault(key, "");
        if (value.isBlank()) {
            throw new BadSettings(TEXT.get("settings.file.missing", file, key));
        }
        return value;
    }
}

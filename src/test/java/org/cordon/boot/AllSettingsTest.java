package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.boot.settings.BackupPlan;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.EndpointPlan;
import org.cordon.boot.settings.EpcisPlan;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Preferences;
import org.cordon.core.config.ConfigKey;
import org.cordon.core.line.LineConfig;
import org.cordon.core.linedata.LineFeedConfig;
import org.cordon.core.scanner.MachineConfigs;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The manual's page of all settings is what their declarations say.
final class AllSettingsTest {
    private static final Map<String, List<ConfigKey>> TABLES = tables();

    private static Map<String, List<ConfigKey>> tables() {
        Map<String, List<ConfigKey>> tables = new LinkedHashMap<>();
        tables.put("Terminal and line", Settings.TERMINAL);
        tables.put("Scanners", ScannerConfigs.SETTINGS);
        tables.put("Stations", LineConfig.SETTINGS);
        tables.put("Machines", MachineConfigs.SETTINGS);
        tables.put("Site store", Settings.SITE);
        tables.put("Line data", LineFeedConfig.SETTINGS);
        tables.put("Capture endpoint", EndpointPlan.SETTINGS);
        tables.put("Backup", BackupPlan.SETTINGS);
        tables.put("EPCIS repository", EpcisPlan.SETTINGS);
        tables.put("Window", Preferences.SETTINGS);
        return tables;
    }

    // [utest->req~documents.settings~1]
    @Test
    void thePageHoldsWhatIsDeclared() throws IOException {
        String page = Files.readString(Project.dir().resolve("src/docs/manual/all-settings.md"));
        assertAll(
                TABLES.entrySet().stream()
                        .map(table ->
                                () ->
                                        assertEquals(
                                                rows(table.getValue()),
                                                rows(page, table.getKey()),
                                                "the table below \"## %s\" of all-settings.md"
                                                        .formatted(table.getKey()))));
    }

    // [utest->req~documents.settings~1]
    @Test
    void aDefaultOfAScannerIsWhatHoldsWhenItIsLeftOut() {
        for (String type : List.of("serial", "tcp-server")) {
            Map<String, String> least =
                    Map.of(
                            "scanner.1.name",
                            "S",
                            "scanner.1.type",
                            type,
                            "scanner.1.address",
                            type.equals("serial") ? "COM3" : ":9004",
                            "scanner.1.role",
                            "inline");
            assertEquals(List.of(), ScannerConfigs.read(least).refusals());
            for (ConfigKey setting : ScannerConfigs.SETTINGS) {
                boolean here = type.equals("serial") || !setting.meaning().startsWith("serial");
                usual(setting)
                        .filter(_ -> here)
                        .ifPresent(value ->
                                assertEquals(
                                        ScannerConfigs.read(least),
                                        ScannerConfigs.read(
                                                with(least, "scanner.1." + setting.key(), value)),
                                        setting.key()));
            }
        }
    }

    // [utest->req~documents.settings~1]
    @Test
    void aDefaultOfTheTerminalIsWhatHoldsWhenItIsLeftOut(@TempDir Path folder) throws IOException {
        Map<String, String> least =
                Map.of(
                        "terminal.name", "L3",
                        "line.name", "Line 3",
                        "backup.folder", folder.resolveSibling("backups").toString(),
                        "epcis.url", "https://epcis.example.com/v2");
        assertDefaultsHold(
                folder,
                least,
                Stream.of(
                                Settings.TERMINAL,
                                LineFeedConfig.SETTINGS,
                                Settings.SITE,
                                BackupPlan.SETTINGS,
                                EpcisPlan.SETTINGS)
                        .flatMap(List::stream)
                        .toList());
        assertDefaultsHold(
                folder,
                Map.of(
                        "terminal.name", "L3",
                        "line.name", "Line 3",
                        "line-data.feed", "live",
                        "line-data.endpoint.port", "8180",
                        "line-data.endpoint.token.file", "token"),
                EndpointPlan.SETTINGS);
    }

    private static void assertDefaultsHold(
            Path folder, Map<String, String> least, List<ConfigKey> settings) throws IOException {
        Settings usual = settings(folder, least);
        for (ConfigKey setting : settings) {
            Optional<String> value = usual(setting);
            if (value.isPresent()) {
                assertEquals(
                        usual,
                        settings(folder, with(least, setting.key(), value.get())),
                        setting.key());
            }
        }
    }

    private static Settings settings(Path folder, Map<String, String> keys) throws IOException {
        DataFolder data = new DataFolder(folder);
        Files.writeString(
                data.settings(),
                keys.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
        return Settings.of(data);
    }

    private static Map<String, String> with(Map<String, String> keys, String key, String value) {
        Map<String, String> all = new LinkedHashMap<>(keys);
        all.put(key, value);
        return all;
    }

    /// The value that is the same as none.
    private static Optional<String> usual(ConfigKey setting) {
        return Optional.of(setting.usual())
                .filter(text -> text.matches("`[^`]+`"))
                .map(text -> text.substring(1, text.length() - 1));
    }

    private static String rows(List<ConfigKey> settings) {
        return settings.stream()
                .map(s ->
                        "| `%s` | %s | %s | %s |"
                                .formatted(s.key(), s.meaning(), s.allowed(), s.usual()))
                .collect(
                        Collectors.joining(
                                "\n",
                                "| key | meaning | allowed | if left out |\n|---|---|---|---|\n",
                                "\n"));
    }

    /// The lines of the table below a heading.
    private static String rows(String page, String heading) {
        return page.lines()
                .dropWhile(line -> !line.equals("## " + heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}

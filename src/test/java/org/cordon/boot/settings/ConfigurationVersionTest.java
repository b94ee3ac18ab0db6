package org.cordon.boot.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.digest.Sha256;
import org.cordon.support.LogLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// What entries name as the configuration that they were made under.
final class ConfigurationVersionTest {
    private static final Map<String, String> CAMERA =
            Map.of(
                    "scanner.1.name", "Camera 2",
                    "scanner.1.type", "tcp",
                    "scanner.1.address", "10.0.0.20:9004",
                    "scanner.1.role", "inline");

    @TempDir private Path folder;

    private DataFolder data;
    private final Settings settings = Settings.demoLine();

    @BeforeEach
    void name() {
        data = new DataFolder(folder);
    }

    private ConfigurationVersion version(Settings of) {
        return new ConfigurationVersion(data, RuleTables.of(data), of);
    }

    private List<Path> texts() throws IOException {
        try (Stream<Path> files = Files.list(data.configurations())) {
            return files.toList();
        }
    }

    // [utest->req~start.configuration~1]
    @Test
    void whatItNamesIsKeptAsTextUnderItsHash() throws IOException {
        ConfigurationVersion version = version(settings);
        version.apply(settings);
        Path text = texts().getFirst();
        String hash = Sha256.of(Files.readAllBytes(text));
        assertEquals("sha256:" + hash, version.get());
        assertEquals(hash + ".txt", String.valueOf(text.getFileName()));
        List<String> lines = Files.readAllLines(text);
        assertTrue(lines.contains("terminal.name=L3"), lines::toString);
        assertTrue(
                lines.contains(
                        "rules.exception-catalogue.properties=sha256:"
                                + RuleTables.shipped()
                                        .digests()
                                        .get("exception-catalogue.properties")),
                lines::toString);
    }

    // [utest->req~start.configuration~1]
    @Test
    void theSameConfigurationHasTheSameNameAndOneText() throws IOException {
        ConfigurationVersion version = version(settings.withScanners(CAMERA));
        version.apply(settings.withScanners(Map.copyOf(CAMERA)));
        String first = version.get();
        version.apply(settings);
        version.apply(settings.withScanners(CAMERA));
        assertEquals(first, version.get());
        assertEquals(first, version(settings.withScanners(CAMERA)).get());
        assertEquals(2, texts().size());
    }

    // [utest->req~start.configuration~1]
    @Test
    void anotherScannerOrAnotherRuleTableIsAnotherConfiguration() throws IOException {
        String before = version(settings).get();
        assertNotEquals(before, version(settings.withScanners(CAMERA)).get());
        Files.createDirectories(data.rules());
        try (InputStream shipped =
                Objects.requireNonNull(
                        RuleTables.class.getResourceAsStream(
                                "/data/no-read-patterns.properties"))) {
            Files.write(
                    data.rules().resolve("no-read-patterns.properties"),
                    (new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
                                    + "\n# of this site\n")
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertNotEquals(before, version(settings).get());
    }

    // [utest->req~line.in-force~1]
    @Test
    void aStationIsAnotherConfigurationFromTheStartOn() throws IOException {
        String terminal = "terminal.name=L7\nline.name=Line 7\n";
        Files.writeString(data.settings(), terminal);
        Settings without = Settings.of(data);
        Files.writeString(data.settings(), terminal + "station.1.name=A\nstation.1.level=case\n");
        Settings with = Settings.of(data);
        assertNotEquals(version(without).get(), version(with).get());
        assertEquals(without, without.withScanners(with.scanners()), "until the next start");
    }

    // [utest->req~start.configuration~1]
    @Test
    void aTextThatCannotBeWrittenStopsNothing() throws IOException {
        Files.createFile(data.configurations());
        try (LogLines log = LogLines.of(ConfigurationVersion.class)) {
            ConfigurationVersion version = version(settings);
            version.apply(settings);
            assertTrue(version.get().startsWith("sha256:"));
            assertEquals(1, log.lines().size(), log.lines()::toString);
        }
    }
}

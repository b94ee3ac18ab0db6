package org.cordon.boot.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.CodeTables;
import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.profile.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Tables of a site's own. `[utest->req~codes.site-tables~1]`
final class RuleTablesTest {
    @TempDir private Path folder;

    private DataFolder data;
    private Path own;
    private String shipped;

    @BeforeEach
    void takeTheShippedTable() throws IOException {
        data = new DataFolder(folder);
        Files.createDirectories(data.rules());
        own = data.rules().resolve("application-identifiers.txt");
        try (InputStream in =
                Objects.requireNonNull(
                        RuleTables.class.getResourceAsStream(
                                "/data/application-identifiers.txt"))) {
            shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void withoutOwnTablesTheShippedOnesHold() {
        assertEquals(RuleTables.shipped().digests(), RuleTables.of(data).digests());
    }

    @Test
    void anOwnTableHoldsAndItsHashIsKnown() throws IOException {
        Files.writeString(
                own,
                shipped.replace("version = 1\n", "version = 1a\n")
                        .replace("count = 541", "count = 542")
                        .replace("\n20 | pa", "\n29 | - | x1-20 | - | - | - | SITE\n20 | pa"));
        RuleTables tables = RuleTables.of(data);
        assertEquals("SITE", tables.identifiers().entry(new Ai("29")).orElseThrow().title());
        assertEquals(
                tables.identifiers().facts().sha256(),
                tables.digests().get("application-identifiers.txt"));
        assertNotEquals(RuleTables.shipped().digests(), tables.digests());
    }

    @Test
    void aTableThatCannotBeFollowedIsRefusedByFileLineAndReason() throws IOException {
        Files.writeString(own, shipped.replace("00 | pa |", "00 | pq |"));
        String message =
                String.valueOf(
                        assertThrows(Settings.BadSettings.class, () -> RuleTables.of(data))
                                .getMessage());
        assertTrue(message.startsWith(own + ": "), message);
        assertTrue(message.contains("line "), message);
    }

    // [utest->req~profiles.site~1]
    @Test
    void profilesOfTheSiteAreReadBesideTheShippedOnesAndTheirHashesKnown() throws IOException {
        Profile eu = RuleTables.shipped().profiles().plain();
        String text = profile("eu");
        Files.writeString(
                data.rules().resolve("profile-own.properties"),
                text.replace("name=EU", "name=Own")
                        .replace("products=\n", "products=04012345000009\n"));
        RuleTables tables = RuleTables.of(data);
        assertEquals(
                List.of("EU", "US", "Own"),
                tables.profiles().all().stream().map(Profile::name).toList());
        assertEquals(eu, tables.profiles().plain());
        assertTrue(tables.digests().containsKey("profile-own.properties"));

        Files.writeString(
                data.rules().resolve("profile-eu.properties"), text.replace("name=EU", "name=UK"));
        assertEquals(
                "UK", RuleTables.of(data).profiles().plain().name(), "in place of the shipped");
    }

    // [utest->req~profiles.site~1]
    @Test
    void profilesThatCannotBeFollowedOrAreForOneProductAreRefused() throws IOException {
        Path file = data.rules().resolve("profile-own.properties");
        Files.writeString(file, profile("us").replace("version=1", "version="));
        assertRefused(file + ": version is missing: any text. Correct it");
        Files.writeString(file, profile("us").replace("products=", "products=*"));
        Files.writeString(
                data.rules().resolve("profile-two.properties"),
                profile("us").replace("name=US", "name=Two").replace("products=", "products=*"));
        assertRefused("profiles US and Two are both for every product");
    }

    private static String profile(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        RuleTables.class.getResourceAsStream(
                                "/data/profile-" + name + ".properties"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertRefused(String words) {
        String message =
                String.valueOf(
                        assertThrows(Settings.BadSettings.class, () -> RuleTables.of(data))
                                .getMessage());
        assertTrue(message.contains(words), message);
    }

    @Test
    void aTableWithoutSerialsServesNoPacks() throws IOException {
        Files.writeString(
                own,
                shipped.lines()
                                .filter(line -> !line.startsWith("21 |"))
                                .map(line -> line.replace("22>10>21 / 235", "22>10 / 235"))
                                .map(line -> line.replace("8006 > 21", "8006"))
                                .map(line -> line.replace("count = 541", "count = 540"))
                                .collect(java.util.stream.Collectors.joining("\n"))
                        + "\n");
        String message =
                String.valueOf(
                        assertThrows(
                                        Settings.BadSettings.class,
                                        () ->
                                                RuleTables.of(data)
                                                        .codes(
                                                                2026,
                                                                CodeTables.WithoutIdentifier.GS1))
                                .getMessage());
        assertTrue(message.contains("21"), message);
    }
}

package org.cordon.boot.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;

/// [utest->req~device.settings-file~1]
final class SettingsFileTest {
    private static final String FILE =
            """
            # Line 7, set up by Jo
            terminal.name=L7
            line.name = Line 7, \\
                bottles

            scanner.1.name=Camera 2
            ! the fixed one
            scanner.1.baud : 9600
            scanner.10.name=Hand
            site.url=\
            """;

    @TempDir private Path dir;

    private static String rewritten(Map<String, String> keys) {
        return SettingsFile.rewritten(FILE, "scanner.1.", keys);
    }

    @Test
    void whatIsTheSameIsNotTouched() {
        assertEquals(FILE, rewritten(Map.of("name", "Camera 2", "baud", "9600")));
    }

    @Test
    void onlyTheScannersOwnLinesChangeAndNewOnesStandBesideThem() {
        assertEquals(
                FILE.replace(
                        "scanner.1.baud : 9600\n", "scanner.1.baud=19200\nscanner.1.parity=even\n"),
                rewritten(Map.of("name", "Camera 2", "baud", "19200", "parity", "even")));
    }

    @Test
    void aRemovedScannerLeavesTheCommentsAndTheOthers() {
        assertEquals(
                FILE.replace("scanner.1.name=Camera 2\n", "")
                        .replace("scanner.1.baud : 9600\n", ""),
                rewritten(Map.of()));
    }

    @Test
    void aNewScannerComesAtTheEnd() {
        assertEquals(
                FILE + "\n\nscanner.3.name=New\n",
                SettingsFile.rewritten(FILE, "scanner.3.", Map.of("name", "New")));
        assertEquals(
                "a=b\r\n\r\nscanner.3.name=New\r\n",
                SettingsFile.rewritten("a=b\r\n", "scanner.3.", Map.of("name", "New")));
    }

    @Test
    void whatIsWrittenIsWhatIsRead() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "aZ09{}\\:=#! ,*@/é";
        for (int i = 0; i < 2000; i++) {
            Map<String, String> keys = new HashMap<>();
            for (String key : List.of("name", "on-accept", "header", "baud")) {
                StringBuilder value = new StringBuilder("v");
                for (int n = random.nextInt(8); n > 0; n--) {
                    value.append(letters.charAt(random.nextInt(letters.length())));
                }
                keys.put(key, value.toString().strip());
            }
            Properties read = new Properties();
            read.load(new StringReader(rewritten(keys)));
            keys.forEach((key, value) ->
                    assertEquals(
                            value,
                            read.getProperty("scanner.1." + key).strip(),
                            () -> "seed " + seed));
            assertEquals("Line 7, bottles", read.getProperty("line.name"));
        }
    }

    @Test
    void theFileIsReplacedWholeAndKeptOnceAsItWas() throws IOException {
        Path file = Files.writeString(dir.resolve("cordon.properties"), FILE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        SettingsFile settings = new SettingsFile(file);
        settings.write("scanner.1.", Map.of("name", "One"));
        settings.write("scanner.1.", Map.of("name", "Two"));
        assertEquals(FILE, Files.readString(dir.resolve("cordon.properties.bak")));
        assertEquals(
                SettingsFile.rewritten(FILE, "scanner.1.", Map.of("name", "Two")),
                Files.readString(file));
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(dir)) {
            assertEquals(2, all.count(), "nothing else is left behind");
        }
    }

    @Test
    void aFileThatIsGoneIsAFailure() {
        assertThrows(
                IOException.class,
                () ->
                        new SettingsFile(dir.resolve("cordon.properties"))
                                .write("scanner.1.", Map.of("name", "One")));
    }
}

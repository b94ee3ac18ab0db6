package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.line.TerminalId;
import org.cordon.core.reading.CodeTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

final class SettingsTest {
    @TempDir private Path dir;

    private Settings read(String text) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(folder.settings(), text);
        return Settings.of(folder);
    }

    private String refusal(String text) {
        return assertThrows(Settings.BadSettings.class, () -> read(text)).toString();
    }

    // [utest->req~start.no-configuration~1]
    @Test
    void withoutSettingsItIsTheDemoLine() throws IOException {
        assertEquals(Settings.demoLine(), Settings.of(new DataFolder(dir)));
    }

    @Test
    void settingsAreReadWhole() throws IOException {
        assertEquals(
                new Settings(
                        new TerminalId("L7"),
                        "Line 7, bottles",
                        Map.of(
                                "scanner.1.name", "Camera 2",
                                "scanner.1.type", "tcp",
                                "scanner.1.address", "10.0.0.20:9004",
                                "scanner.1.role", "inline"),
                        Optional.of(
                                new Settings.Site(
                                        "jdbc:postgresql://site/cordon",
                                        "l7",
                                        dir.resolve("site.pw"))),
                        Optional.of("ntp.plant"),
                        CodeTables.WithoutIdentifier.PLAIN,
                        false),
                read(
                        """
                        terminal.name=L7
                        line.name=Line 7, bottles
                        scanner.1.name=Camera 2
                        scanner.1.type=tcp
                        scanner.1.address=10.0.0.20:9004
                        scanner.1.role=inline
                        site.url=jdbc:postgresql://site/cordon
                        site.user=l7
                        site.password.file=site.pw
                        time.server=ntp.plant
                        codes.without-identifier=plain
                        """));
    }

    // [utest->req~start.bad-settings-are-refused~1]
    @Test
    void misspeltKeyIsNamedWithWhatIsAllowed() {
        String said = refusal("terminal.name=L7\nline.name=x\nsite.ulr=y\n");
        assertTrue(said.contains("site.ulr") && said.contains("site.url"), said);
    }

    @Test
    void missingAndWrongValuesAreNamed() {
        assertTrue(refusal("line.name=x\n").contains("terminal.name is missing"));
        assertTrue(refusal("terminal.name=l 7\nline.name=x\n").contains("A-Z"));
        assertTrue(
                refusal("terminal.name=L7\nline.name=x\nsite.url=http://x\n")
                        .contains("jdbc:postgresql://"));
        assertTrue(
                refusal("terminal.name=L7\nline.name=x\ncodes.without-identifier=guess\n")
                        .contains("gs1-if-it-parses, gs1 and plain"));
        assertTrue(refusal("terminal.name=\\u00zz\n").contains("backslash"));
    }

    @Test
    void scannerThatCannotBeFollowedIsRefusedAtTheStart() {
        String said = refusal("terminal.name=L7\nline.name=x\nscanner.1.name=Camera 2\n");
        assertTrue(said.contains("scanner.1.type is missing: serial, tcp or tcp-server"), said);
    }

    @Test
    void standardFolderFollowsTheSystem() {
        Path home = Path.of("/home/anna");
        assertEquals(
                Path.of("/home/anna/.local/share/cordon"),
                DataFolder.standard(Map.of(), "Linux", home).root());
        assertEquals(
                Path.of("/data/cordon"),
                DataFolder.standard(Map.of("XDG_DATA_HOME", "/data"), "Linux", home).root());
        assertEquals(
                Path.of("/home/anna/Library/Application Support/Cordon"),
                DataFolder.standard(Map.of(), "Mac OS X", home).root());
    }
}

package org.cordon.boot.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.adapter.epcis.CaptureErrorBehaviour;
import org.cordon.adapter.epcis.RepositorySettings;
import org.cordon.app.backup.RetentionPolicy;
import org.cordon.core.code.CodeTables;
import org.cordon.core.epcis.EpcisLocation;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.TerminalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    // [utest->req~line.in-force~1]
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
                        Map.of("station.2.name", "Cases", "station.2.level", "case"),
                        Map.of(),
                        LineFeed.NONE,
                        Optional.empty(),
                        Optional.of(
                                new Settings.Site(
                                        "jdbc:postgresql://site/cordon",
                                        "l7",
                                        dir.resolve("site.pw"),
                                        Optional.of(dir.resolve("plant-ca.pem")))),
                        Optional.of("ntp.plant"),
                        CodeTables.WithoutIdentifier.PLAIN,
                        Optional.of(
                                new BackupPlan(
                                        Path.of("/mnt/backup"),
                                        Duration.ofHours(4),
                                        new RetentionPolicy(7, 8))),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                read(
                        """
                        terminal.name=L7
                        line.name=Line 7, bottles
                        scanner.1.name=Camera 2
                        scanner.1.type=tcp
                        scanner.1.address=10.0.0.20:9004
                        scanner.1.role=inline
                        station.2.name=Cases
                        station.2.level=case
                        site.url=jdbc:postgresql://site/cordon
                        site.user=l7
                        site.password.file=site.pw
                        site.root-ca=plant-ca.pem
                        time.server=ntp.plant
                        codes.without-identifier=plain
                        backup.folder=/mnt/backup
                        backup.every=4h
                        backup.keep=7d 8w
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

    // [utest->req~line.in-force~1]
    @Test
    void allThatIsWrongWithStationsAndScannersIsSaid() {
        String said =
                refusal(
                        """
                        terminal.name=L7
                        line.name=x
                        station.1.name=Cases
                        scanner.1.station=Bin
                        """);
        assertTrue(said.contains("station.1.level is missing: unit, bundle, case"), said);
        assertTrue(said.contains("Bin cannot be used: the name of a station: Cases"), said);
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

    // [utest->req~backup.settings~1]
    @Test
    void backupsAreMadeADayApartAndKeptForWeeksUnlessSetOtherwise() throws IOException {
        assertEquals(
                Optional.of(
                        new BackupPlan(
                                Path.of("/mnt/b"), Duration.ofDays(1), RetentionPolicy.USUAL)),
                read("terminal.name=L7\nline.name=x\nbackup.folder=/mnt/b\n").backup());
    }

    // [utest->req~backup.settings~1]
    @Test
    void backupsThatCouldNotServeAreRefused() {
        String line = "terminal.name=L7\nline.name=x\n";
        String inside = refusal(line + "backup.folder=backups\n");
        assertTrue(inside.contains("another drive"), inside);
        String often = refusal(line + "backup.folder=/mnt/b\nbackup.every=5s\n");
        assertTrue(often.contains("backup.every") && often.contains("4h"), often);
        String keep = refusal(line + "backup.folder=/mnt/b\nbackup.keep=8w\n");
        assertTrue(keep.contains("backup.keep") && keep.contains("14d 13w"), keep);
        String lone = refusal(line + "backup.every=4h\n");
        assertTrue(lone.contains("backup.folder"), lone);
    }

    private static final String LINE = "terminal.name=L7\nline.name=Line 7\n";

    // [utest->req~epcis.settings~1]
    @Test
    void aRepositoryIsReadWhole() throws IOException {
        EpcisPlan plan =
                read(LINE
                                + """
                                epcis.url=https://epcis.plant.example/v2/
                                epcis.token.file=epcis.token
                                epcis.certificate.file=l7.p12
                                epcis.certificate.password.file=l7.password
                                epcis.ca.file=/etc/cordon/plant-ca.pem
                                epcis.error-behaviour=proceed
                                epcis.read-point=urn:epc:id:sgln:4012345.00001.L7
                                epcis.location=4012345000016
                                """)
                        .epcis()
                        .orElseThrow();
        assertEquals(
                new EpcisPlan(
                        new RepositorySettings(
                                URI.create("https://epcis.plant.example/v2"),
                                Optional.of(dir.resolve("epcis.token")),
                                Optional.of(
                                        new RepositorySettings.Certificate(
                                                dir.resolve("l7.p12"), dir.resolve("l7.password"))),
                                Optional.of(Path.of("/etc/cordon/plant-ca.pem")),
                                CaptureErrorBehaviour.PROCEED,
                                RepositorySettings.Patience.usual()),
                        Optional.of(new EpcisLocation("urn:epc:id:sgln:4012345.00001.L7")),
                        Optional.of(new EpcisLocation("https://id.gs1.org/414/4012345000016"))),
                plan);
    }

    // [utest->req~epcis.settings~1]
    @ParameterizedTest
    @ValueSource(
            strings = {
                "epcis.token.file=t",
                "epcis.url=http://epcis.plant.example",
                "epcis.url=not an address",
                "epcis.url=https://a\nepcis.certificate.file=c",
                "epcis.url=https://a\nepcis.certificate.password.file=c",
                "epcis.url=https://a\nepcis.error-behaviour=ignore",
                "epcis.url=https://a\nepcis.location=4012345000017",
                "epcis.url=https://a\nepcis.read-point=line 7",
                "epcis.url=https://a\nepcis.token.file=\\u0000",
                "epcis.ulr=https://a"
            })
    void aRepositoryThatCannotBeToldIsRefusedByKey(String text) {
        String refusal = refusal(LINE + text);
        assertTrue(refusal.contains("epcis."), refusal);
        assertTrue(refusal.contains("cordon.properties"), refusal);
    }

    // [utest->req~site.tls~1]
    @Test
    void aSiteUrlThatWeakensTheCheckOfTheServerIsRefused() {
        String said =
                refusal(
                        """
                        terminal.name=L7
                        line.name=Line 7
                        site.url=jdbc:postgresql://site/cordon?sslmode=require
                        site.user=l7
                        site.password.file=site.pw
                        """);
        assertTrue(said.contains("site.url"), said);
        assertTrue(said.contains("sslmode=verify-full"), said);
    }
}

package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Program;
import org.cordon.support.ProgramLog;
import org.cordon.support.Project;
import org.cordon.support.RecordedDemo;
import org.cordon.support.SamplePicture;
import org.cordon.support.VirtualDisplay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Every screen and sub-screen of the packaged program, entered as a person does, on the record of a
/// whole shift. A screen that cannot be shown, a warning in the log or a line on standard error fails it.
final class ScreensIT {
    /// Packs that the demo never holds, one for each visit: all use the same data.
    private static final List<String> SERIALS =
            List.of("AGDC73P3NHTP", "RAY33GTXH8DR", "WBCFCQXPSUTX");

    private static int visits;

    @TempDir private Path folder;

    // [itest->req~window.every-screen-packaged~1]
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyScreenIsShownAtEverySize(String theme) throws Exception {
        visit("", theme, "1024x700,1366x768,1600x900");
    }

    // [itest->req~window.every-screen-packaged~1]
    @Test
    void everyScreenIsShownOnALargeDisplay() throws Exception {
        try (VirtualDisplay display = VirtualDisplay.open()) {
            visit(display.name(), "light", "1920x1080");
        }
    }

    private void visit(String display, String theme, String sizes) throws Exception {
        Path data = RecordedDemo.data();
        // A camera over a line that stands: it takes the connection and sends nothing.
        ServerSocket camera = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Files.writeString(
                data.resolve("cordon.properties"),
                """
                terminal.name=L3
                line.name=Line 3, cartons
                scanner.1.name=Camera 2
                scanner.1.type=tcp
                scanner.1.role=inline
                scanner.1.address=127.0.0.1:%d
                """
                        .formatted(camera.getLocalPort()));
        Files.writeString(data.resolve("window.properties"), "theme=" + theme + "\n");
        Path report = folder.resolve("report.txt");
        String serial = SERIALS.get(visits % SERIALS.size());
        visits++;
        Map<String, String> asked =
                Map.of(
                        "cordon.person",
                        RecordedDemo.PERSON,
                        "cordon.password",
                        RecordedDemo.PASSWORD,
                        "cordon.pack",
                        "010401234500000921" + serial,
                        "cordon.enrol",
                        "person-" + visits,
                        "cordon.theme",
                        theme,
                        "cordon.sizes",
                        sizes,
                        "cordon.picture",
                        SamplePicture.shelf(folder).toString(),
                        "cordon.pictures",
                        Project.dir()
                                .resolve("target/every-screen")
                                .resolve(theme + "-" + sizes.replaceFirst(".*,", ""))
                                .toString());
        try (camera;
                Program program =
                        Program.driven(
                                folder,
                                display,
                                "every-screen",
                                report,
                                asked,
                                "--data",
                                data.toString())) {
            int code = program.await();
            String said = Files.readString(report) + program.err();
            assertEquals(0, code, said);
            assertEquals("done", lastLine(report), said);
            assertEquals("", program.err());
        }
        assertEquals(List.of(), ProgramLog.warnings(data.resolve("logs")));
    }

    private static String lastLine(Path report) throws IOException {
        return Files.readAllLines(report).getLast();
    }
}

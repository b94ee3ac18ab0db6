package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What `doctor` finds of the folder that line data come into.
final class LineDataProbeTest {
    @TempDir private Path dir;

    private List<DiagnosticResult> look(String lineData) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(folder.settings(), "terminal.name=L7\nline.name=Line 7\n" + lineData);
        return new LineDataProbe(DiagnosticContext.of(folder)).inspect();
    }

    private void assertSays(DiagnosticResult.State state, String words) throws IOException {
        List<DiagnosticResult> found = look("line-data.feed=live\nline-data.folder=in\n");
        assertEquals(1, found.size(), found.toString());
        assertEquals(state, found.getFirst().state(), found.toString());
        assertTrue(found.getFirst().found().contains(words), found.toString());
    }

    // [utest->req~line-data.doctor~1]
    @Test
    void aFolderIsThereAndCanBeRenamedInAndNothingWasRefused() throws IOException {
        assertEquals(List.of(), look(""));
        assertEquals(List.of(), look("line-data.feed=live\n"));
        assertSays(DiagnosticResult.State.BROKEN, "is not there");
        Path folder = Files.createDirectory(dir.resolve("in"));
        assertSays(DiagnosticResult.State.WORKS, "no file waits");
        Files.writeString(folder.resolve("a.json"), "{}");
        assertSays(DiagnosticResult.State.WORKS, "1 file waits");
        Path refused = Files.createDirectory(folder.resolve("refused"));
        assertSays(DiagnosticResult.State.WORKS, "1 file waits");
        Files.writeString(refused.resolve("b.json"), "{");
        Files.writeString(refused.resolve("b.json.txt"), "why");
        assertSays(DiagnosticResult.State.CARE, "were refused");
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    // [utest->req~line-data.doctor~1]
    @Test
    void aFolderWithoutLineDataIsRefused() throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(), "terminal.name=L7\nline.name=Line 7\nline-data.folder=in\n");
        List<DiagnosticResult> found = DiagnosticContext.of(folder).findings();
        assertTrue(
                found.stream().anyMatch(each -> each.found().contains("line-data.folder")),
                found.toString());
    }
}

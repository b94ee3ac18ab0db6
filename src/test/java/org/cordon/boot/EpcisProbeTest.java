package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.diagnostics.DiagnosticContext;
import org.cordon.boot.diagnostics.EpcisProbe;
import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.support.FakeRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `doctor` finds of an EPCIS repository.
final class EpcisProbeTest {
    private static final String PLACE = "epcis.location=4012345000016\n";

    @TempDir private Path dir;

    private List<DiagnosticResult> look(String epcis) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(folder.settings(), "terminal.name=L7\nline.name=Line 7\n" + epcis);
        return new EpcisProbe(DiagnosticContext.of(folder)).inspect();
    }

    private static void assertSays(
            DiagnosticResult.State state, String words, List<DiagnosticResult> findings) {
        assertEquals(1, findings.size(), findings.toString());
        assertEquals(state, findings.getFirst().state(), findings.toString());
        assertTrue(findings.getFirst().found().contains(words), findings.toString());
    }

    // [utest->req~epcis.doctor~1]
    @Test
    void aRepositoryIsAskedAndToldNothing() throws IOException {
        assertEquals(List.of(), look(""));
        try (FakeRepository server = new FakeRepository()) {
            String url = PLACE + "epcis.url=" + server.url();
            assertSays(DiagnosticResult.State.WORKS, "answers.", look(url));
            server.limits(500, Integer.MAX_VALUE, true);
            assertSays(DiagnosticResult.State.WORKS, "takes 500 events", look(url));
            assertSays(DiagnosticResult.State.CARE, "answers 404", look(url + "/v3"));
            server.token("secret");
            assertSays(DiagnosticResult.State.BROKEN, "does not accept", look(url));
            assertSays(
                    DiagnosticResult.State.BROKEN,
                    "no.token",
                    look(url + "\nepcis.token.file=no.token"));
            assertEquals(0, server.documents());
            server.stop();
            assertSays(DiagnosticResult.State.BROKEN, "Nothing answers", look(url));
        }
    }

    // [utest->req~epcis.doctor~1]
    @Test
    void eventsWithoutAPlaceAreWorthAWord() throws IOException {
        try (FakeRepository server = new FakeRepository()) {
            List<DiagnosticResult> findings = look("epcis.url=" + server.url());
            assertEquals(2, findings.size());
            assertTrue(findings.getLast().found().contains("No place is set"));
        }
    }
}

package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.support.HttpSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// What `doctor` finds of the capture endpoint.
final class EndpointProbeTest {
    @TempDir private Path dir;

    private void assertSays(int port, DiagnosticResult.State state, String words)
            throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                """
                terminal.name=L7
                line.name=Line 7
                line-data.feed=live
                line-data.endpoint.port=%d
                line-data.endpoint.token.file=token
                """
                        .formatted(port));
        List<DiagnosticResult> found = new EndpointProbe(DiagnosticContext.of(folder)).inspect();
        assertEquals(1, found.size(), found.toString());
        assertEquals(state, found.getFirst().state(), found.toString());
        assertTrue(found.getFirst().found().contains(words), found.toString());
    }

    // [utest->req~line-data.endpoint-port~1]
    @Test
    void itsFilesAndItsPortAreLookedAt() throws IOException {
        int port = HttpSender.freePort();
        Path token = dir.resolve("token");
        assertSays(port, DiagnosticResult.State.BROKEN, "cannot be read");
        Files.writeString(token, "short");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        assertSays(port, DiagnosticResult.State.BROKEN, "16 characters");
        Files.writeString(token, "a-token-for-tests-alone");
        assertSays(port, DiagnosticResult.State.WORKS, "can listen");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
        assertSays(port, DiagnosticResult.State.BROKEN, "chmod 600");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertSays(port, DiagnosticResult.State.BROKEN, "port " + port);
        }
    }
}

package org.cordon.boot.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.boot.settings.DataFolder;
import org.cordon.cli.DiagnosticResult;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What `doctor` finds of machines that have a connection of their own.
final class MachineProbeTest {
    @TempDir private Path dir;

    private DiagnosticContext subject(String machine) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(
                folder.settings(),
                "terminal.name=L7\nline.name=Line 7\nmachine.1.name=Labeller\n" + machine);
        return DiagnosticContext.of(folder);
    }

    private DiagnosticResult look(String machine) throws IOException {
        DiagnosticContext subject = subject(machine);
        ScannerConfig only = subject.devices().getFirst();
        List<DiagnosticResult> found =
                new ScannerProbe(subject, only, () -> new SerialPortSnapshot(List.of())).inspect();
        assertEquals("machine Labeller", found.getFirst().part());
        return found.getFirst();
    }

    // [utest->req~machine.doctor~1]
    @Test
    void aFileIsThereOrWaitedFor() throws IOException {
        String file = "machine.1.type=file\nmachine.1.address=labeller.jsonl\n";
        assertEquals(DiagnosticResult.State.CARE, look(file).state());
        Files.writeString(dir.resolve("labeller.jsonl"), "");
        assertEquals(DiagnosticResult.State.WORKS, look(file).state());
    }

    // [utest->req~machine.doctor~1]
    @Test
    void aMachineThatDoesNotAnswerByOpcUaIsNamed() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        DiagnosticResult found =
                look(
                        """
                        machine.1.type=opcua
                        machine.1.address=opc.tcp://127.0.0.1:%d
                        machine.1.opcua.security=none
                        machine.1.opcua.node.state=ns=2;s=State
                        """
                                .formatted(port));
        assertEquals(DiagnosticResult.State.BROKEN, found.state());
        assertTrue(found.found().contains("opc.tcp://127.0.0.1:" + port), found.toString());
    }

    // [utest->req~machine.settings~1]
    @Test
    void aSettingThatCannotBeFollowedIsNamed() throws IOException {
        assertTrue(
                subject("machine.1.type=modbus\n").findings().stream()
                        .anyMatch(each -> each.found().contains("machine.1.type")));
    }
}

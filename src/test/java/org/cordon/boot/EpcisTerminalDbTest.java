package org.cordon.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.epcis.CaptureStatus;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.epcis.EpcisEvent;
import org.cordon.support.EntriesMayBeParked;
import org.cordon.support.FakeRepository;
import org.cordon.support.Holds;
import org.cordon.support.RealTime;
import org.cordon.support.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A whole terminal and a repository.
final class EpcisTerminalDbTest {
    @TempDir private Path dir;

    private Terminal terminal(String epcis) throws IOException {
        DataFolder folder = new DataFolder(dir);
        Files.writeString(folder.settings(), "terminal.name=L7\nline.name=Line 7\n" + epcis);
        return new Terminal(folder, Settings.of(folder), new RealTime());
    }

    // [utest->req~epcis.terminal~1]
    @Test
    @EntriesMayBeParked
    void aTerminalTellsTheRepositoryThatIsSet() throws IOException {
        try (FakeRepository server = new FakeRepository()) {
            List<EpcisEvent.Key> before;
            try (Terminal terminal = terminal("epcis.url=" + server.url())) {
                terminal.start().join();
                new Holds(terminal.journal()).hold(1);
                Until.holds(
                        () -> server.keys().size() == 1,
                        () -> terminal.parts().capture().status().toString());
                before = server.keys();
            }
            try (Terminal terminal = terminal("epcis.url=" + server.url())) {
                terminal.start().join();
                new Holds(terminal.journal()).release(1);
                Until.holds(
                        () -> server.keys().size() == 2,
                        () -> terminal.parts().capture().status().toString());
                assertEquals(before.getFirst(), server.keys().getFirst());
            }
            assertEquals(2, server.documents());
        }
    }

    // [utest->req~epcis.terminal~1]
    @Test
    void withoutOneNothingIsTold() throws IOException {
        try (Terminal terminal = terminal("")) {
            terminal.start().join();
            assertEquals(CaptureStatus.State.OFF, terminal.parts().capture().status().state());
        }
    }
}

package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.projection.StoreStatus;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.event.StreamId;
import org.cordon.support.ChildProcess;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A terminal in a process of its own, to be killed once its store is level.
final class StartChild {
    private StartChild() {}

    static Process start(Path data) throws IOException {
        return ChildProcess.of(List.of("-Xmx1500m"), StartChild.class, data.toString()).start();
    }

    /// @param arguments data folder
    public static void main(String[] arguments) throws IOException {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        Terminal terminal =
                new Terminal(folder, Settings.demoLine(), new SystemTime(Optional.empty()));
        terminal.start().join();
        for (StreamId stream : StreamId.values()) {
            terminal.parts().store().applied(stream, terminal.journal().head(stream)).join();
        }
        while (terminal.parts().store().status().state() != StoreStatus.State.LEVEL) {
            LockSupport.parkNanos(1_000_000);
        }
        System.out.println("level");
        System.out.flush();
        LockSupport.park();
    }
}

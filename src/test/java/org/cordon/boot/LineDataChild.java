package org.cordon.boot;

import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.support.ChildProcess;
import org.cordon.support.RealTime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A terminal that watches its line, in a process of its own, to be killed.
final class LineDataChild {
    private LineDataChild() {}

    static Process start(Path data) throws IOException {
        return ChildProcess.of(
                        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx400m"),
                        LineDataChild.class,
                        data.toString())
                .start();
    }

    /// @param arguments data folder
    public static void main(String[] arguments) throws IOException {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        Terminal terminal = new Terminal(folder, Settings.of(folder), new RealTime());
        terminal.start().join();
        System.out.println("watching");
        System.out.flush();
        LockSupport.park();
    }
}

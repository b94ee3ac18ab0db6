package org.cordon.boot;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.boot.demo.DemoTerminal;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.settings.Settings.BadSettings;
import org.cordon.boot.wiring.Desktop;
import org.cordon.boot.wiring.Logging;
import org.cordon.boot.wiring.Terminal;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The program with its window, from start to end. Runs on the starting thread.
final class WindowApplication {
    private static final Messages TEXT = Messages.of(WindowApplication.class);
    private static final Logger LOG = LoggerFactory.getLogger(WindowApplication.class);
    private static final int NTP = 123;
    private static final double AS_RECORDED = 1;

    private final DataFolder folder;
    private final boolean demo;
    private final PrintWriter err;

    /// @param demo whether to run the demo line whatever the settings say
    WindowApplication(DataFolder folder, boolean demo, PrintWriter err) {
        this.folder = folder;
        this.demo = demo;
        this.err = err;
    }

    /// Shows the window and waits until a person closes it.
    ///
    /// @return the exit code
    int run() throws InterruptedException {
        try (Desktop desktop = Desktop.start()) {
            try {
                Settings settings = demo ? Settings.demoLine() : Settings.of(folder);
                if (settings.demo()) {
                    demoLine(desktop);
                } else {
                    line(desktop, settings);
                }
                return 0;
            } catch (BadSettings | JournalUnavailable e) {
                return trouble(desktop, String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                return trouble(
                        desktop, TEXT.get("boot.start.unusable", folder.root(), e.getMessage()), e);
            }
        }
    }

    private void line(Desktop desktop, Settings settings) throws IOException, InterruptedException {
        folder.create();
        Logging.toFiles(folder.logs());
        SystemTime time =
                new SystemTime(settings.timeServer().map(host -> new SystemTime.Source(host, NTP)));
        try (NtpMonitor _ = new NtpMonitor(time);
                Terminal terminal = new Terminal(folder, settings, time)) {
            desktop.show(terminal.parts(), terminal.notices());
            logFailure(terminal.start());
            awaitClosed(desktop, terminal);
        }
    }

    private void demoLine(Desktop desktop) throws IOException, InterruptedException {
        DataFolder shift = DemoTerminal.folder(folder);
        shift.create();
        Logging.toFiles(shift.logs());
        try (DemoTerminal demo =
                new DemoTerminal(shift, new SystemTime(Optional.empty()), AS_RECORDED)) {
            Terminal terminal = demo.terminal();
            CompletableFuture<?> ready = terminal.start().thenCompose(_ -> demo.signIn());
            // Who looks at the demo should see the line, not a sign-in that goes away by itself.
            boolean signedIn = settled(ready);
            desktop.show(demo.parts(), terminal.notices());
            if (signedIn) {
                logFailure(demo.play());
            }
            awaitClosed(desktop, demo);
        }
    }

    private static boolean settled(CompletableFuture<?> future) {
        logFailure(future);
        try {
            future.join();
            return true;
        } catch (CompletionException failed) {
            // Logged; the window shows what there is.
            return false;
        }
    }

    private static void logFailure(CompletableFuture<?> future) {
        var _ =
                future.whenComplete((_, failed) -> {
                    if (failed != null) {
                        LOG.error("the line could not be started", failed);
                    }
                });
    }

    /// Waits for the person; told to end by the system, the program still ends in order.
    private static void awaitClosed(Desktop desktop, AutoCloseable whole)
            throws InterruptedException {
        Thread ending = Thread.ofPlatform().name("ending").unstarted(() -> end(whole));
        Runtime.getRuntime().addShutdownHook(ending);
        desktop.awaitClosed();
        boolean _ = removed(ending);
    }

    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The system is faster than the person; the hook closes everything.
            return false;
        }
    }

    private static void end(AutoCloseable whole) {
        try {
            whole.close();
        } catch (Exception e) {
            LOG.warn("could not end in order", e);
        }
    }

    private int trouble(Desktop desktop, String sentence, Exception cause)
            throws InterruptedException {
        LOG.warn("Cordon cannot start", cause);
        err.println(sentence);
        err.flush();
        desktop.showTrouble(sentence);
        desktop.awaitClosed();
        return 2;
    }
}

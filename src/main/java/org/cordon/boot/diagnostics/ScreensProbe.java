package org.cordon.boot.diagnostics;

import javafx.application.Platform;

import org.cordon.adapter.clock.SystemTime;
import org.cordon.app.concurrent.Futures;
import org.cordon.boot.settings.DataFolder;
import org.cordon.boot.settings.Settings;
import org.cordon.boot.wiring.Terminal;
import org.cordon.cli.DiagnosticResult;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.shell.MainWindowAssembly;
import org.cordon.ui.shell.TerminalServices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Loads every screen with its controller over an empty terminal in a temporary folder, which it removes
/// again. Starts JavaFX on its headless platform if it does not run yet; blocks for seconds.
final class ScreensProbe {
    static final String PART = "screens";

    private ScreensProbe() {}

    /// Loads them.
    static List<DiagnosticResult> inspect() throws IOException {
        startFx();
        Path folder = Files.createTempDirectory("cordon-doctor");
        try (Terminal terminal =
                        new Terminal(
                                new DataFolder(folder),
                                Settings.demoLine(),
                                new SystemTime(Optional.empty()));
                FxDispatcher pulse = new FxDispatcher()) {
            terminal.start().join();
            return findings(loaded(terminal.parts(), pulse));
        } finally {
            delete(folder);
        }
    }

    /// Fails nowhere: what cannot be loaded at all is the window's failure.
    private static Map<String, Optional<ErrorCode>> loaded(
            TerminalServices parts, FxDispatcher pulse) {
        try {
            MainWindowAssembly workplace =
                    onFx(
                            pulse,
                            () ->
                                    new MainWindowAssembly(
                                            parts, pulse, new Appearance(Theme.LIGHT, _ -> {})));
            try {
                return onFx(pulse, workplace::showAll);
            } finally {
                onFx(
                        pulse,
                        () -> {
                            workplace.close();
                            return workplace;
                        });
            }
        } catch (CompletionException e) {
            return Map.of("window", Optional.of(ErrorCode.of(Futures.of(e))));
        }
    }

    /// @param screens by their ids, each with why it cannot be shown
    static List<DiagnosticResult> findings(Map<String, Optional<ErrorCode>> screens) {
        List<DiagnosticResult> failed = new ArrayList<>();
        screens.forEach((screen, code) ->
                code.ifPresent(c ->
                        failed.add(
                                DiagnosticContext.broken(
                                        PART, "diagnostics.screens.failed", screen, c))));
        return failed.isEmpty()
                ? List.of(
                        DiagnosticContext.works(PART, "diagnostics.screens.whole", screens.size()))
                : List.copyOf(failed);
    }

    private static void startFx() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        try {
            Platform.startup(() -> {});
            Platform.setImplicitExit(false);
        } catch (IllegalStateException running) {
            // It runs already, which serves as well.
        }
    }

    private static <T> T onFx(FxDispatcher pulse, Supplier<T> make) {
        return CompletableFuture.supplyAsync(make, pulse.fx()).join();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package org.cordon.boot.wiring;

import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.cordon.core.text.Messages;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Notices;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.UiFonts;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.shell.MainWindowAssembly;
import org.cordon.ui.shell.TerminalServices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// The program's window. Made and waited for on the starting thread; draws on the FX thread.
public final class Desktop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final Messages TEXT = Messages.of(Desktop.class);
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 900;

    private final FxDispatcher pulse;
    private final Optional<ScratchFolder> fonts;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Desktop(FxDispatcher pulse, Optional<ScratchFolder> fonts) {
        this.pulse = pulse;
        this.fonts = fonts;
    }

    /// Starts JavaFX, with the program's fonts.
    public static Desktop start() {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        FxDispatcher pulse = new FxDispatcher();
        Optional<ScratchFolder> fonts =
                CompletableFuture.supplyAsync(Desktop::fonts, pulse.fx()).join();
        return new Desktop(pulse, fonts);
    }

    private static Optional<ScratchFolder> fonts() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            ScratchFolder.clear(temporary);
            ScratchFolder folder = ScratchFolder.make(temporary);
            UiFonts.load(folder.path());
            return Optional.of(folder);
        } catch (IOException e) {
            LOG.warn("{} does not take the program's fonts; JavaFX is given them", temporary, e);
            return Optional.empty();
        }
    }

    /// Hands over to the FX thread and waits for what it makes.
    public <T> T onFx(Supplier<T> make) {
        return CompletableFuture.supplyAsync(make, pulse.fx()).join();
    }

    /// The hand-off to the FX thread.
    public FxDispatcher pulse() {
        return pulse;
    }

    /// Shows the workplace of a terminal.
    ///
    /// @param remarks what a person should know about this start
    public void show(TerminalServices parts, List<String> remarks) {
        onFx(() -> {
            Preferences preferences = new Preferences(parts.folder());
            Theme theme = preferences.theme();
            Stage stage = new Stage();
            Appearance appearance =
                    new Appearance(
                            theme,
                            chosen -> {
                                chosen.dress(Objects.requireNonNull(stage.getScene()));
                                preferences.theme(chosen);
                            });
            open(
                    stage,
                    new MainWindowAssembly(parts, pulse, appearance).root(),
                    theme,
                    TEXT.get("wiring.window.title", parts.lineName()));
            remarks.forEach(remark ->
                    Notices.problem(
                            stage.getScene().getRoot(),
                            remark,
                            TEXT.get("wiring.window.remark-to-do")));
            return stage;
        });
    }

    /// Shows why the program cannot start, to people who see no console.
    public void showTrouble(String sentence) {
        onFx(() -> {
            EmptyState trouble = new EmptyState();
            trouble.setIconLiteral("fth-alert-octagon");
            trouble.setSentence(sentence);
            trouble.setActText(TEXT.get("wiring.trouble.close"));
            trouble.setOnAct(_ -> closed.countDown());
            trouble.getStyleClass().add("ground");
            open(new Stage(), trouble, Theme.LIGHT, TEXT.get("wiring.trouble.title"));
            return trouble;
        });
    }

    private void open(Stage stage, Parent root, Theme theme, String title) {
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        Scene scene =
                new Scene(
                        root, Math.min(WIDTH, room.getWidth()), Math.min(HEIGHT, room.getHeight()));
        theme.dress(scene);
        stage.setTitle(title);
        for (int size : new int[] {16, 32, 48, 64, 128, 256}) {
            stage.getIcons()
                    .add(
                            new Image(
                                    Objects.requireNonNull(
                                            Desktop.class.getResourceAsStream(
                                                    "/icons/cordon-%d.png".formatted(size)))));
        }
        stage.setScene(scene);
        if (room.getWidth() < WIDTH + 80 || room.getHeight() < HEIGHT + 80) {
            stage.setX(room.getMinX());
            stage.setY(room.getMinY());
            stage.setMaximized(true);
        }
        stage.setOnCloseRequest(_ -> closed.countDown());
        stage.show();
    }

    /// Waits until a person closes the window.
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void close() {
        pulse.close();
        Platform.exit();
        fonts.ifPresent(ScratchFolder::close);
    }
}

package org.cordon.boot.demo;

import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.cordon.boot.wiring.Desktop;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.Theme;
import org.cordon.ui.settings.Appearance;
import org.cordon.ui.shell.MainWindowAssembly;
import org.cordon.ui.shell.TerminalServices;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/// Draws the demo's window into PNG files, light and dark. Called by the demo's own thread.
final class DemoPictures implements AutoCloseable {
    private static final Messages TEXT = Messages.of(DemoPictures.class);
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 900;
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofMillis(120);

    private final Desktop desktop;
    private final Path folder;
    private final QuickTime time;
    private final MainWindowAssembly workplace;
    private final Stage stage;
    private final Scene scene;
    private int count;

    /// Opens the window.
    ///
    /// @param time stands while a picture is drawn
    DemoPictures(Desktop desktop, TerminalServices parts, Path folder, QuickTime time) {
        this.desktop = desktop;
        this.folder = folder;
        this.time = time;
        workplace =
                desktop.onFx(() ->
                        new MainWindowAssembly(
                                parts, desktop.pulse(), new Appearance(Theme.LIGHT, _ -> {})));
        scene = desktop.onFx(() -> new Scene(workplace.root(), WIDTH, HEIGHT));
        stage =
                desktop.onFx(() -> {
                    Stage made = new Stage();
                    Theme.LIGHT.dress(scene);
                    made.setX(0);
                    made.setY(0);
                    made.setScene(scene);
                    made.show();
                    return made;
                });
    }

    /// Screens drawn so far, each light and dark.
    int count() {
        return count;
    }

    /// Draws a place as it is now.
    void draw(String name, String place) {
        desktop.onFx(() -> {
            workplace.show(place);
            return place;
        });
        draw(name);
    }

    /// Draws the records, then an incident with its time line and report.
    void takeRecords(IncidentId incident) {
        draw("records", NavigationItem.RECORDS);
        desktop.onFx(() -> {
            ListView<?> incidents = (ListView<?>) scene.lookup("#incidents");
            DemoSteps.need(
                    incidents != null && !incidents.getItems().isEmpty(),
                    TEXT.get("demo.records.unlisted", incident));
            incidents.getSelectionModel().select(0);
            Event.fireEvent(
                    incidents,
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            "",
                            KeyCode.ENTER,
                            false,
                            false,
                            false,
                            false));
            return incident;
        });
        draw("records-incident");
    }

    private void draw(String name) {
        time.stop(true);
        try {
            drawLightAndDark(name);
        } finally {
            time.stop(false);
        }
    }

    private void drawLightAndDark(String name) {
        for (Theme theme : Theme.values()) {
            desktop.onFx(() -> {
                theme.dress(scene);
                return theme;
            });
            write(
                    settled(),
                    folder.resolve(
                            "%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))));
        }
        count++;
    }

    /// The picture once two in a row are alike, since lists and pages are read in the background.
    private int[] settled() {
        long end = System.nanoTime() + SETTLING.toNanos();
        int[] before = pixels();
        while (System.nanoTime() < end) {
            sleep();
            int[] now = pixels();
            if (Arrays.equals(before, now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    private void sleep() {
        CountDownLatch drawn = new CountDownLatch(1);
        desktop.pulse().signal(drawn::countDown).mark();
        try {
            boolean _ = drawn.await(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoSteps.StageFailed(TEXT.get("demo.pictures.broken-off"));
        }
    }

    private int[] pixels() {
        return desktop.onFx(() -> {
            WritableImage image = scene.snapshot(null);
            int[] argb = new int[WIDTH * HEIGHT];
            image.getPixelReader()
                    .getPixels(
                            0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), argb, 0, WIDTH);
            return argb;
        });
    }

    private static void write(int[] argb, Path file) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, HEIGHT, argb, 0, WIDTH);
        try {
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(TEXT.get("demo.pictures.unwritten", file), e);
        }
    }

    @Override
    public void close() {
        desktop.onFx(() -> {
            stage.close();
            workplace.close();
            return stage;
        });
    }
}

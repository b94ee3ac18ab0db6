package org.cordon.support.window;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import org.cordon.support.Until;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javax.imageio.ImageIO;

/// Somebody in front of the window: sees what is visible, presses with the mouse and types. Called by
/// one thread that is not the FX thread; each call waits, for a minute at most, until it can be done.
final class WindowUser {
    private static final String FAILED_SCREEN = "#failed-screen";

    private final Consumer<String> report;

    WindowUser(Consumer<String> report) {
        this.report = report;
    }

    /// Adds a line to the report.
    void tell(String line) {
        report.accept(line);
    }

    /// Waits until the program shows a window.
    void awaitWindow() {
        Until.holds(WindowUser::windowIsThere, () -> "no window");
        settle();
    }

    private static boolean windowIsThere() {
        try {
            CompletableFuture<Boolean> there = new CompletableFuture<>();
            Platform.runLater(
                    () -> there.complete(Window.getWindows().stream().anyMatch(Window::isShowing)));
            return there.join();
        } catch (IllegalStateException notStarted) {
            return false;
        }
    }

    /// Closes the window by its own button.
    void closeWindow() {
        Platform.runLater(() ->
                Event.fireEvent(
                        stage(), new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /// Makes the window so large.
    void resize(int width, int height) {
        if (onFx(() -> stage().getWidth() == width && stage().getHeight() == height)) {
            return;
        }
        onFx(() -> {
            Stage stage = stage();
            stage.setMaximized(false);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(width);
            stage.setHeight(height);
            return stage;
        });
        until(
                () -> onFx(() -> scene().getWidth() <= width && scene().getHeight() <= height),
                "a window of %d × %d".formatted(width, height));
        settle();
    }

    /// Waits until a node is visible.
    ///
    /// @param selector as CSS writes it, such as `#entry`
    Node sees(String selector) {
        until(() -> onFx(() -> find(selector)).isPresent(), selector);
        return onFx(() -> find(selector)).orElseThrow();
    }

    /// Whether a node is visible now.
    boolean seesNow(String selector) {
        return onFx(() -> find(selector)).isPresent();
    }

    /// Waits until a visible node shows some text.
    void reads(String selector) {
        until(() -> !textOf(selector).isEmpty(), "text in " + selector);
    }

    /// Text of a visible node with one; empty if there is none.
    String textOf(String selector) {
        return onFx(() ->
                find(selector)
                        .filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .orElse(""));
    }

    /// Presses a node, once it is visible and enabled.
    void presses(String selector) {
        until(
                () -> onFx(() -> find(selector).filter(node -> !node.isDisabled())).isPresent(),
                "enabled " + selector);
        onFx(() -> {
            find(selector).ifPresent(WindowUser::scrollTo);
            return true;
        });
        settle();
        onFx(() -> {
            Node node = find(selector).orElseThrow();
            Bounds bounds = node.localToScreen(node.getBoundsInLocal());
            Robot robot = new Robot();
            robot.mouseMove(new Point2D(bounds.getCenterX(), bounds.getCenterY()));
            robot.mouseClick(MouseButton.PRIMARY);
            return true;
        });
        settle();
    }

    /// Puts text into a field, in place of what is there.
    void writes(String selector, String text) {
        presses(selector);
        onFx(() -> {
            TextInputControl field = (TextInputControl) find(selector).orElseThrow();
            field.selectAll();
            field.replaceSelection(text);
            return true;
        });
        settle();
    }

    /// Presses a key.
    void types(KeyCode key) {
        onFx(() -> {
            new Robot().keyType(key);
            return true;
        });
        settle();
    }

    /// Drops a file on the window.
    void drops(Path file) {
        onFx(() -> {
            var drag = new org.cordon.support.Drag(List.of(new File(file.toString())));
            Node root = scene().getRoot();
            Node target = find("#shell").orElse(root);
            Event.fireEvent(target, drag.event(javafx.scene.input.DragEvent.DRAG_OVER));
            Event.fireEvent(target, drag.event(javafx.scene.input.DragEvent.DRAG_DROPPED));
            return true;
        });
        settle();
    }

    /// Fails if what is in front says that it cannot be shown.
    void seesNoFailure(String where) {
        if (seesNow(FAILED_SCREEN)) {
            throw new AssertionError(where + ": a screen cannot be shown: " + shown());
        }
    }

    /// Draws the window; fails if it is blank.
    void takesPicture(Path file) throws IOException {
        BufferedImage picture =
                onFx(() -> {
                    WritableImage image = scene().snapshot(null);
                    int width = (int) image.getWidth();
                    int height = (int) image.getHeight();
                    int[] argb = new int[width * height];
                    image.getPixelReader()
                            .getPixels(
                                    0,
                                    0,
                                    width,
                                    height,
                                    PixelFormat.getIntArgbInstance(),
                                    argb,
                                    0,
                                    width);
                    BufferedImage made =
                            new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
                    made.setRGB(0, 0, width, height, argb, 0, width);
                    if (Arrays.stream(argb).distinct().limit(20).count() < 20) {
                        throw new AssertionError(file + " is blank");
                    }
                    return made;
                });
        ImageIO.write(picture, "png", file.toFile());
    }

    /// Lets what is under way be laid out and drawn.
    void settle() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Boolean> drawn = new CompletableFuture<>();
            Platform.runLater(() -> {
                Scene scene = scene();
                scene.addPostLayoutPulseListener(
                        new Runnable() {
                            @Override
                            public void run() {
                                scene.removePostLayoutPulseListener(this);
                                drawn.complete(true);
                            }
                        });
                Platform.requestNextPulse();
            });
            drawn.join();
        }
    }

    /// Texts in the window, for who looks into a failure.
    String shown() {
        return onFx(() ->
                everything().stream()
                        .filter(Labeled.class::isInstance)
                        .map(node -> ((Labeled) node).getText())
                        .filter(text -> text != null && !text.isEmpty())
                        .collect(Collectors.joining(" | ")));
    }

    /// Waits.
    void until(BooleanSupplier condition, String what) {
        Until.holds(condition, () -> what + "; the window shows: " + shown());
    }

    private static Stage stage() {
        return (Stage)
                Window.getWindows().stream()
                        .filter(window -> window instanceof Stage)
                        .findFirst()
                        .orElseThrow();
    }

    private static Scene scene() {
        return stage().getScene();
    }

    private static Optional<Node> find(String selector) {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .flatMap(w -> w.getScene().getRoot().lookupAll(selector).stream())
                .filter(WindowUser::isVisible)
                .findFirst();
    }

    private static List<Node> everything() {
        List<Node> all = new ArrayList<>();
        Window.getWindows().stream()
                .filter(Window::isShowing)
                .forEach(window -> add(window.getScene().getRoot(), all));
        return all;
    }

    private static void add(Node node, List<Node> all) {
        if (node.isVisible()) {
            all.add(node);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> add(child, all));
            }
        }
    }

    /// Visible with all that it stands in, and of some size.
    private static boolean isVisible(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        Bounds bounds = node.getBoundsInLocal();
        return bounds.getWidth() > 0 && bounds.getHeight() > 0;
    }

    /// Scrolls what a node stands in, so that it can be pressed.
    private static void scrollTo(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane && pane.getContent() != null) {
                Bounds inside =
                        pane.getContent().sceneToLocal(node.localToScene(node.getBoundsInLocal()));
                double room =
                        pane.getContent().getBoundsInLocal().getHeight()
                                - pane.getViewportBounds().getHeight();
                if (room > 0) {
                    double top = inside.getCenterY() - pane.getViewportBounds().getHeight() / 2;
                    pane.setVvalue(Math.clamp(top / room, 0, 1));
                }
            }
        }
    }

    private static <T> T onFx(Callable<T> call) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(call.call());
            } catch (Exception | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}

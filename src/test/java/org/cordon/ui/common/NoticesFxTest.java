package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;

import org.cordon.support.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

@ExtendWith(ApplicationExtension.class)
final class NoticesFxTest {
    private final StackPane root = new StackPane();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(root, 1280, 800);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    /// Where a notice lies once it no longer slides.
    ///
    /// @param notice on the screen
    /// @param text its text, on the screen
    /// @param textHeight height of the text, in px
    private record Resting(Bounds notice, Bounds text, double textHeight) {}

    /// Where the notice lies now; empty while there is none.
    private Optional<Resting> place(FxRobot robot) throws Exception {
        return WaitForAsyncUtils.asyncFx(
                        () -> {
                            Optional<Node> bar = find(robot, ".notification-bar");
                            Optional<Node> text = find(robot, ".notice-text");
                            if (bar.isEmpty() || text.isEmpty()) {
                                return Optional.<Resting>empty();
                            }
                            Bounds inner = text.get().getLayoutBounds();
                            return Optional.of(
                                    new Resting(
                                            bar.get().localToScreen(bar.get().getLayoutBounds()),
                                            text.get().localToScreen(inner),
                                            inner.getHeight()));
                        })
                .get();
    }

    /// A notice over this window: one of a test before may be there still.
    private Optional<Node> find(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAll().stream()
                .filter(node ->
                        node.getScene().getWindow() instanceof PopupWindow notice
                                && root.getScene().getWindow().equals(notice.getOwnerWindow()))
                .findFirst();
    }

    /// The notice slides in, rests, and goes after a while: it is looked at from pulse to pulse until two
    /// looks agree, and shown again if a slow machine missed it.
    private Resting resting(FxRobot robot) throws Exception {
        AtomicReference<Optional<Resting>> last = new AtomicReference<>(Optional.empty());
        AtomicInteger same = new AtomicInteger();
        Screen.until(() -> {
            Optional<Resting> now = place(robot);
            if (now.isEmpty()) {
                robot.interact(this::showNotice);
            }
            boolean laidOut = now.isPresent() && now.get().notice().getHeight() > 0;
            same.set(laidOut && now.equals(last.getAndSet(now)) ? same.get() + 1 : 0);
            WaitForAsyncUtils.waitForFxEvents();
            return same.get() >= 5;
        });
        return last.get().orElseThrow();
    }

    private void showNotice() {
        Notices.problem(
                root,
                "Reader fault",
                ("The reader lost separators, and the code can be read in 5 ways." + " ")
                        .repeat(4));
    }

    // [utest->req~window.notice-fits~1]
    @Test
    void aLongNoticeStaysWithinTheWindow(FxRobot robot) throws Exception {
        Resting resting = resting(robot);
        Bounds notice = resting.notice();
        assertTrue(notice.getMinX() >= 0 && notice.getMaxX() <= 1280, notice.toString());
        assertTrue(notice.contains(resting.text()), notice + " holds " + resting.text());
        assertTrue(resting.textHeight() > 60, "it is wrapped, not cut");
    }
}

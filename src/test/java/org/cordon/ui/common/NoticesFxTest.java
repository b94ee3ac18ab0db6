package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.TimeUnit;

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

    // [utest->req~window.notice-fits~1]
    @Test
    void aLongNoticeStaysWithinTheWindow(FxRobot robot) throws Exception {
        Platform.runLater(() ->
                Notices.problem(
                        root,
                        "Reader fault",
                        ("The reader lost separators, and the code can be read in 5 ways." + " ")
                                .repeat(4)));
        WaitForAsyncUtils.waitFor(
                10,
                TimeUnit.SECONDS,
                () ->
                        robot.lookup(".notification-bar")
                                .tryQuery()
                                .filter(bar -> bar.getLayoutBounds().getHeight() > 0)
                                .isPresent());
        Node bar = robot.lookup(".notification-bar").query();
        Bounds onScreen =
                WaitForAsyncUtils.asyncFx(() -> bar.localToScreen(bar.getLayoutBounds())).get();
        assertTrue(onScreen.getMinX() >= 0 && onScreen.getMaxX() <= 1280, onScreen.toString());
        Node text = robot.lookup(".notice-text").query();
        Bounds inside =
                WaitForAsyncUtils.asyncFx(() -> text.localToScreen(text.getLayoutBounds())).get();
        assertTrue(onScreen.contains(inside), onScreen + " holds " + inside);
        assertTrue(text.getLayoutBounds().getHeight() > 60, "it is wrapped, not cut");
    }
}

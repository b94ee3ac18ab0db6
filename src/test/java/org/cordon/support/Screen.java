package org.cordon.support;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.cordon.ui.common.Theme;
import org.testfx.api.FxRobot;
import org.testfx.api.FxRobotInterface;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What tests of the window do with a screen again and again.
public final class Screen {
    private Screen() {}

    /// Shows a view in a window at 0,0. FX thread.
    public static void show(Stage stage, Parent root, double width, double height) {
        Scene scene = new Scene(root, width, height);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    /// Types characters into the window in front, each as soon as the one before has been handled. TestFX waits
    /// a tenth of a second after each.
    public static FxRobot write(FxRobotInterface of, String text) {
        FxRobot robot = (FxRobot) of;
        Scene scene =
                robot.listWindows().stream()
                        .filter(Window::isFocused)
                        .findFirst()
                        .orElseGet(() -> robot.window(0))
                        .getScene();
        for (int i = 0; i < text.length(); i++) {
            robot.robotContext()
                    .getBaseRobot()
                    .typeKeyboard(scene, KeyCode.UNDEFINED, text.substring(i, i + 1));
            WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(() -> {}));
        }
        WaitForAsyncUtils.waitForFxEvents();
        return robot;
    }

    /// Waits until something holds, and all that follows from it is drawn.
    public static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// What a label says.
    public static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    /// Whether a node and all around it are visible.
    public static boolean visible(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /// Whether a node is there and visible.
    public static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Screen::visible).isPresent();
    }
}

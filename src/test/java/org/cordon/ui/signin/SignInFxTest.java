package org.cordon.ui.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.support.FakeAuthentication;
import org.cordon.support.Screen;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Signing in on the real FXML, by keyboard alone.
@ExtendWith(ApplicationExtension.class)
final class SignInFxTest {
    private FxDispatcher pulse;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        pulse = new FxDispatcher();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(stage::hide).get();
        pulse.close();
    }

    private void show(FxRobot robot, FakeAuthentication door) {
        robot.interact(() -> {
            View<SignInController> view =
                    Views.load(new SignInController(new SignInViewModel(pulse, door, "")));
            Scene scene = new Scene(view.root(), 900, 700);
            Theme.DARK.dress(scene);
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
    }

    // [utest->req~window.first-person~1]
    @Test
    void theFirstPersonEnrolsAndIsIn(FxRobot robot) throws TimeoutException {
        FakeAuthentication door = FakeAuthentication.fresh();
        show(robot, door);
        until(() -> robot.lookup("#name").query().isFocused());
        Screen.write(robot, "Mara").type(KeyCode.ENTER);
        Screen.write(robot, "mara").type(KeyCode.ENTER);
        Screen.write(robot, "line three").type(KeyCode.ENTER);
        until(() -> door.person().isPresent());
        assertEquals("Mara", door.person().orElseThrow().name());
    }

    // [utest->req~window.sign-in~1]
    @Test
    void aWrongPasswordIsRefusedInWordsAndTheNameIsKept(FxRobot robot) throws TimeoutException {
        FakeAuthentication door = FakeAuthentication.known();
        show(robot, door);
        until(() -> robot.lookup("#id").query().isFocused());
        Screen.write(robot, "supervisor").type(KeyCode.ENTER);
        Screen.write(robot, "wrong").type(KeyCode.ENTER);
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        until(problem::isVisible);
        assertEquals("Name or password is wrong. Check both and try again.", problem.getText());
        assertEquals("supervisor", robot.lookup("#id").queryTextInputControl().getText());
        assertTrue(robot.lookup("#password").query().isFocused());
        Screen.write(robot, "line three").type(KeyCode.ENTER);
        until(() -> door.person().isPresent());
    }

    @Test
    void aLockedDoorSaysToWait(FxRobot robot) throws TimeoutException {
        FakeAuthentication door = FakeAuthentication.known();
        door.lock();
        show(robot, door);
        until(() -> robot.lookup("#id").query().isFocused());
        Screen.write(robot, "supervisor").type(KeyCode.ENTER);
        Screen.write(robot, "line three").type(KeyCode.ENTER);
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        until(problem::isVisible);
        assertTrue(problem.getText().contains("Wait a minute"));
    }
}

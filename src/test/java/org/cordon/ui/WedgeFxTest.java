package org.cordon.ui;

import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleStates;
import org.cordon.support.Screen;
import org.cordon.ui.common.NavigationItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// A scanner that types: wherever the focus stands, its scan comes to where scans go, without a
/// touch.
// [utest->req~screens.scan-without-touch~1]
@ExtendWith(ApplicationExtension.class)
final class WedgeFxTest {
    private static final String PACK = "01" + FirstHour.GTIN.digits() + "2100007A1K9Q5";

    private SampleWindow window;
    private Scene scene;

    @Start
    void start(Stage stage) {
        window = new SampleWindow(SampleStates.wrongLot(), FakeAuthentication.signedIn());
        window.hour.lead(Optional.of(ContainmentStep.ISOLATE));
        window.build();
        Screen.show(stage, window.root(), 1000, 900);
        scene = window.root().getScene();
        window.show(NavigationItem.LINE);
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close()).get();
    }

    private boolean focused(String id) {
        return Optional.ofNullable(scene.getFocusOwner()).map(Node::getId).equals(Optional.of(id));
    }

    private static void focus(FxRobot robot, String id) throws TimeoutException {
        // The acts of the line rest for a moment once another alarm has come under them.
        until(() -> !robot.lookup(id).query().isDisabled());
        robot.interact(() -> robot.lookup(id).query().requestFocus());
    }

    private void show(FxRobot robot, String place) {
        robot.interact(() -> window.show(place));
    }

    @Test
    void eachPlaceThatTakesScansBeginsInItsScanField(FxRobot robot) throws TimeoutException {
        until(() -> focused("entry"));
        show(robot, NavigationItem.CONTAINMENT);
        until(() -> focused("scan"));
        show(robot, NavigationItem.QUARANTINE);
        until(() -> focused("scan"));
        show(robot, NavigationItem.LINE);
        until(() -> focused("entry"));
    }

    @Test
    void afterEveryActOnTheLineTheNextScanIsTaken(FxRobot robot) throws TimeoutException {
        until(() -> !robot.lookup("#confirm").query().isDisabled());
        robot.clickOn("#confirm");
        until(() -> window.line.acts().size() == 1);
        until(() -> focused("entry"));
        until(() -> !robot.lookup("#hold").query().isDisabled());
        Screen.write(robot.clickOn("#hold"), PACK).type(KeyCode.ENTER);
        until(() -> window.line.typedScans().equals(List.of(Bytes.parse(PACK))));
    }

    @Test
    void aScanTypedWhileAButtonHasTheFocusIsJudgedWhole(FxRobot robot) throws TimeoutException {
        focus(robot, "#start");
        Screen.write(robot, PACK).type(KeyCode.ENTER);
        until(() -> window.line.typedScans().equals(List.of(Bytes.parse(PACK))));
        assertEquals(3, window.line.status().alarms().size(), "no button was pressed");
    }

    @Test
    void aScanTypedWhileTheRailHasTheFocusIsJudgedWhole(FxRobot robot) throws TimeoutException {
        focus(robot, "#rail-line");
        Screen.write(robot, PACK).type(KeyCode.ENTER);
        until(() -> window.line.typedScans().equals(List.of(Bytes.parse(PACK))));
    }

    @Test
    void aScanThatBeginsWithASeparatorKeepsIt(FxRobot robot) throws TimeoutException {
        focus(robot, "#start");
        Node start = robot.lookup("#start").query();
        robot.interact(() -> Event.fireEvent(start, typed(String.valueOf((char) 0x1D))));
        Screen.write(robot, "10K2411A").type(KeyCode.ENTER);
        until(() -> window.line.typedScans().equals(List.of(Bytes.parse("{GS}10K2411A"))));
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(
                KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }

    @Test
    void spaceStillPressesTheButtonThatHasTheFocus(FxRobot robot) throws TimeoutException {
        focus(robot, "#confirm");
        robot.type(KeyCode.SPACE);
        until(() -> window.line.acts().size() == 1);
        assertEquals(List.of(), window.line.typedScans());
    }

    @Test
    void isolateIsFedByScansAloneAfterALookAtAnEarlierAct(FxRobot robot) throws TimeoutException {
        show(robot, NavigationItem.CONTAINMENT);
        until(() -> focused("scan"));
        robot.clickOn("#back");
        robot.clickOn("#primary");
        until(() -> focused("scan"));
        int before = window.hour.status().held().size();
        Screen.write(robot, PACK).type(KeyCode.ENTER);
        until(() -> window.hour.status().held().size() == before + 1);
        focus(robot, "#primary");
        Screen.write(robot, PACK.replace("9Q5", "9Q6")).type(KeyCode.ENTER);
        until(() -> window.hour.status().held().size() == before + 2);
        assertTrue(focused("scan"), "ready for the next scan");
    }

    @Test
    void aPlaceThatTakesNoScansIsLeftAlone(FxRobot robot) throws TimeoutException {
        show(robot, NavigationItem.SETTINGS);
        until(() -> focused("choose"));
        Screen.write(robot, "abc");
        assertTrue(focused("choose"));
    }
}

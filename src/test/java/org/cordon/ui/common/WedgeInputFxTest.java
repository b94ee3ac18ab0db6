package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.wedge.WedgeTiming;
import org.cordon.support.FakeKeyClock;
import org.cordon.support.Scanning;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What is held back comes to the field as if nobody had listened.
@ExtendWith(ApplicationExtension.class)
final class WedgeInputFxTest {
    private final List<Bytes> scans = new ArrayList<>();
    private final List<String> entered = new ArrayList<>();
    private FakeKeyClock keys;
    private WedgeInput wedge;
    private TextField field;
    private TextField other;
    private Scene scene;

    @Start
    void start(Stage stage) {
        keys = FakeKeyClock.person();
        wedge = new WedgeInput(keys, WedgeTiming.USUAL, scans::add);
        field = new TextField();
        other = new TextField();
        field.setOnAction(_ -> entered.add(field.getText()));
        scene = new Scene(new VBox(field, other), 400, 200);
        wedge.listen(scene.getRoot());
        stage.setScene(scene);
        stage.show();
        field.requestFocus();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> wedge.close()).get();
    }

    // [utest->req~hand-input.typing-untouched~1]
    @Test
    void aShortBurstEndsAsItWouldHaveWithoutAListener(FxRobot robot) {
        robot.interact(() -> {
            field.setText("pack 17 of 20");
            field.selectRange(5, 7);
            keys.beMachine();
            Scanning.scan(scene, "1234");
        });
        assertEquals("pack 1234 of 20", field.getText());
        assertEquals(9, field.getCaretPosition());
        assertEquals(List.of("pack 1234 of 20"), entered);
        robot.interact(field::undo);
        assertEquals("pack 17 of 20", field.getText());
        assertEquals(List.of(), scans);
    }

    @Test
    void aRunWithoutAnEndIsTypedOnceNothingMoreComes(FxRobot robot) throws Exception {
        robot.interact(() -> {
            keys.beMachine();
            Scanning.type(scene, "abcdefghijklmnop");
        });
        assertEquals("", field.getText(), "held back");
        robot.interact(keys::bePerson);
        WaitForAsyncUtils.waitFor(
                Until.SECONDS, TimeUnit.SECONDS, () -> field.getText().equals("abcdefghijklmnop"));
    }

    @Test
    void whatWasTypedBeforeAClickGoesWhereItWasMeant(FxRobot robot) {
        robot.interact(() -> {
            keys.beMachine();
            Scanning.type(scene, "abc");
        });
        robot.clickOn(other);
        assertEquals("abc", field.getText());
        assertEquals("", other.getText());
    }

    @Test
    void aKeyThatEditsComesAfterWhatWasTypedBefore(FxRobot robot) {
        robot.interact(() -> {
            keys.beMachine();
            Scanning.type(scene, "abc");
            Scanning.press(scene, KeyCode.BACK_SPACE, "\b", false);
        });
        assertEquals("ab", field.getText());
    }

    @Test
    void afterItIsClosedEveryKeyIsTypedAtOnce(FxRobot robot) {
        robot.interact(() -> {
            keys.beMachine();
            Scanning.type(scene, "ab");
            wedge.close();
            Scanning.type(scene, "cd");
        });
        assertEquals("abcd", field.getText());
    }
}

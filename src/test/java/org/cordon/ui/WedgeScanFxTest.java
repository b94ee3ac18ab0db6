package org.cordon.ui;

import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexRange;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.scanner.Bytes;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleStates;
import org.cordon.support.Scanning;
import org.cordon.support.Screen;
import org.cordon.ui.common.NavigationItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// A scan that a keyboard wedge types in a burst, in the whole window: wherever the focus is it is
/// judged byte for byte, and nothing of it is typed.
@ExtendWith(ApplicationExtension.class)
final class WedgeScanFxTest {
    private static final String PACK =
            "]d201" + FirstHour.GTIN.digits() + "2100007a1K9q5\u001D1728113010K2411A";

    private FakeAuthentication door;
    private SampleWindow window;
    private Scene scene;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        door = FakeAuthentication.signedIn();
        window = new SampleWindow(SampleStates.allRight(), door);
        window.hour.lead(Optional.of(ContainmentStep.COMMUNICATE));
        window.build();
        Screen.show(stage, window.root(), 1280, 900);
        scene = window.root().getScene();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close()).get();
    }

    private static Bytes bytes(String scan) {
        return Bytes.of(scan.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void scan(FxRobot robot, String text) {
        robot.interact(() -> {
            window.keys.beMachine();
            Scanning.scan(scene, text);
        });
    }

    private void judged(String... scans) throws TimeoutException {
        List<Bytes> expected = List.of(scans).stream().map(WedgeScanFxTest::bytes).toList();
        until(() -> window.line.typedScans().equals(expected));
    }

    private <T extends Node> T at(FxRobot robot, String place, String id, Class<T> type) {
        robot.interact(() -> window.show(place));
        T node = robot.lookup(id).queryAs(type);
        robot.interact(node::requestFocus);
        return node;
    }

    private static void holds(TextInputControl field, String text, IndexRange selection) {
        assertEquals(text, field.getText());
        assertEquals(selection, field.getSelection());
        assertTrue(field.isFocused());
    }

    // [utest->req~hand-input.wedge-anywhere~1]
    @Test
    void aScanWhileANoteFieldHasTheFocusIsJudgedAndTheFieldStaysAsItWas(FxRobot robot)
            throws TimeoutException {
        TextInputControl reason =
                at(robot, NavigationItem.QUARANTINE, "#reason", TextInputControl.class);
        robot.interact(() -> {
            reason.setText("Fell off the belt");
            reason.selectRange(5, 8);
        });
        boolean undoable = reason.isUndoable();
        scan(robot, PACK);
        judged(PACK);
        holds(reason, "Fell off the belt", new IndexRange(5, 8));
        assertEquals(undoable, reason.isUndoable());
    }

    @Test
    void aScanWhileAPasswordFieldHasTheFocusIsJudgedAndTheFieldStaysAsItWas(FxRobot robot)
            throws TimeoutException {
        TextInputControl password =
                at(robot, NavigationItem.SETTINGS, "#password", TextInputControl.class);
        robot.interact(() -> {
            password.setText("half a passw");
            password.selectRange(12, 12);
        });
        scan(robot, PACK);
        judged(PACK);
        holds(password, "half a passw", new IndexRange(12, 12));
    }

    @Test
    void aScanWhileAListOfChoicesIsOpenChoosesNothing(FxRobot robot) throws TimeoutException {
        robot.interact(() -> window.show(NavigationItem.CONTAINMENT));
        ComboBox<?> how = robot.lookup(".combo-box").queryAs(ComboBox.class);
        robot.interact(() -> {
            how.requestFocus();
            how.show();
        });
        Object before = how.getValue();
        scan(robot, PACK);
        judged(PACK);
        assertEquals(before, how.getValue());
        assertTrue(how.isShowing(), "its list is still open");
        robot.interact(how::hide);
        scan(robot, PACK);
        judged(PACK, PACK);
        assertEquals(before, how.getValue());
        assertFalse(how.isShowing());
    }

    @Test
    void aScanWhileAButtonHasTheFocusPressesNothing(FxRobot robot) throws TimeoutException {
        at(robot, NavigationItem.LINE, "#signOut", Node.class);
        scan(robot, "CAGE 0042 SHELF 1");
        judged("CAGE 0042 SHELF 1");
        assertTrue(door.person().isPresent(), "still signed in");
    }

    @Test
    void everyByteIsKeptAsItWasTyped(FxRobot robot) throws TimeoutException {
        at(robot, NavigationItem.RECORDS, "#rail-records", Node.class);
        String latin = "]d201" + FirstHour.GTIN.digits() + "21aBc{GS}é÷ÿ\u001D10xYz";
        scan(robot, latin);
        judged(latin);
    }

    // [utest->req~hand-input.wedge-goes-where~1]
    @Test
    void theQuarantineHoldsWhatIsScannedWhileAnotherFieldHasTheFocus(FxRobot robot)
            throws TimeoutException {
        TextInputControl reason =
                at(robot, NavigationItem.QUARANTINE, "#reason", TextInputControl.class);
        robot.interact(() -> reason.setText("Fell off the belt"));
        int before = window.hour.status().held().size();
        scan(robot, "01" + FirstHour.GTIN.digits() + "2100007A1K9Q5");
        until(() -> window.hour.status().held().size() == before + 1);
    }

    @Test
    void aPlaceThatTakesNoScansSaysWhatCameOfOne(FxRobot robot) throws TimeoutException {
        at(robot, NavigationItem.SETTINGS, "#personName", Node.class);
        scan(robot, PACK);
        judged(PACK);
        until(() -> robot.lookup(".notice").tryQuery().filter(WedgeScanFxTest::inside).isPresent());
    }

    private static boolean inside(Node node) {
        Bounds bounds = node.getLayoutBounds();
        return bounds.getWidth() > 0 && bounds.getHeight() > 0;
    }

    @Test
    void beforeAnyoneHasSignedInAScanIsJudgedAndTypedNowhere(FxRobot robot)
            throws TimeoutException {
        robot.interact(() -> door.signOut());
        until(() -> robot.lookup("#id").tryQuery().isPresent());
        TextInputControl id = robot.lookup("#id").queryAs(TextInputControl.class);
        until(id::isFocused);
        scan(robot, PACK);
        judged(PACK);
        holds(id, "", new IndexRange(0, 0));
    }

    // [utest->req~hand-input.typing-untouched~1]
    @Test
    void whatAPersonTypesIsTyped(FxRobot robot) throws TimeoutException {
        TextInputControl name =
                at(robot, NavigationItem.SETTINGS, "#personName", TextInputControl.class);
        Screen.write(Screen.write(robot, "Jonas Roth").type(KeyCode.TAB), "jonas")
                .type(KeyCode.TAB);
        Screen.write(robot, "4006381333931").type(KeyCode.ENTER);
        TextInputControl password = robot.lookup("#password").queryAs(TextInputControl.class);
        until(() -> password.getText().equals("4006381333931"));
        assertEquals("Jonas Roth", name.getText());
        assertEquals(List.of(), window.line.typedScans());
    }

    @Test
    void whatAPasswordStoreTypesIsAPassword(FxRobot robot) throws TimeoutException {
        TextInputControl password =
                at(robot, NavigationItem.SETTINGS, "#password", TextInputControl.class);
        scan(robot, "correct horse battery");
        until(() -> password.getText().equals("correct horse battery"));
        assertEquals(List.of(), window.line.typedScans());
    }
}

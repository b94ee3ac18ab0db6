package org.cordon.ui;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Drag;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.SamplePicture;
import org.cordon.support.SampleStates;
import org.cordon.support.Screen;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.pictures.PicturesViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Pictures that are dropped on the window, on the real sheet and really looked through.
@ExtendWith(ApplicationExtension.class)
final class PicturesFxTest {
    @TempDir private Path folder;
    private FakeAuthentication door;
    private SampleWindow window;
    private Scene scene;

    @Start
    void start(Stage stage) {
        door = FakeAuthentication.signedIn();
        window = new SampleWindow(SampleStates.allRight(), door).build();
        Screen.show(stage, window.root(), 1280, 900);
        scene = window.root().getScene();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> window.close()).get();
    }

    private void drop(FxRobot robot, Path... files) {
        robot.interact(() -> window.drop(files));
    }

    private static List<String> words(FxRobot robot, String styleClass) {
        return robot.lookup(styleClass).queryAllAs(Label.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    // [utest->req~hand-input.image-sheet~1]
    @Test
    void theCodesOfADroppedPictureAreShownWithWhatTheyMeanAndNothingIsBooked(FxRobot robot)
            throws TimeoutException {
        drop(robot, SamplePicture.shelf(folder));
        until(() -> words(robot, ".code-verdict").size() == 3);
        assertEquals(
                List.of("Accepted", "Bad code", "Wrong lot"),
                words(robot, ".code-verdict").stream().sorted().toList());
        assertEquals(List.of("1", "2", "3"), words(robot, ".code-number"));
        assertEquals(
                List.of("1", "2", "3"), words(robot, ".code-tag"), "a frame and number for each");
        assertEquals(
                List.of("Not on record", "Not on record", "Not on record"),
                words(robot, ".code-head > .t-caption"));
        assertEquals(List.of(), window.pictures.judged());
    }

    // [utest->req~hand-input.image-judged~1]
    @Test
    void judgingPutsEachCodeOnRecordOnceByteForByte(FxRobot robot) throws TimeoutException {
        drop(robot, SamplePicture.shelf(folder));
        until(() -> shown(robot, "#judgeCodes"));
        robot.clickOn("#judgeCodes");
        until(() -> window.pictures.judged().size() == 3);
        assertTrue(
                window.pictures
                        .judged()
                        .contains(
                                Bytes.parse(
                                        "]d201040123450000092100007A1K9Q4{GS}1728113010K2410B")));
        until(() ->
                words(robot, ".code-head > .t-caption")
                        .equals(List.of("On record", "On record", "On record")));
        assertTrue(robot.lookup("#judgeCodes").queryAs(Button.class).isDisabled());
    }

    @Test
    @ExpectedLog(from = PicturesViewModel.class, message = "a code of a picture is not recorded")
    void whatCouldNotBeRecordedCanBeJudgedAgain(FxRobot robot) throws TimeoutException {
        drop(robot, SamplePicture.shelf(folder));
        until(() -> shown(robot, "#judgeCodes"));
        window.pictures.setFull(true);
        robot.clickOn("#judgeCodes");
        until(() -> words(robot, ".code-head > .t-caption").contains("Not recorded"));
        window.pictures.setFull(false);
        robot.clickOn("#judgeCodes");
        until(() -> window.pictures.judged().size() == 3);
    }

    // [utest->req~hand-input.image-refused~1]
    @Test
    void aFileThatIsNoPictureAndAPictureWithoutACodeSayWhatToDo(FxRobot robot)
            throws IOException, TimeoutException {
        Path order = Files.writeString(folder.resolve("order.csv"), "serial\n1\n");
        drop(robot, order, SamplePicture.wall(folder));
        until(() -> text(robot, "#codesSay").startsWith("This is not an image."));
        assertEquals("order.csv", text(robot, "#pictureFile"));
        assertEquals("1 of 2", text(robot, "#pictureWhere"));
        robot.clickOn("#next");
        until(() -> text(robot, "#codesSay").startsWith("No code was found."));
        assertFalse(shown(robot, "#judgeCodes"));
        robot.clickOn("#previous");
        until(() -> text(robot, "#pictureFile").equals("order.csv"));
    }

    @Test
    void theSheetIsPutAwayByKeyAndByButtonAndWithThePerson(FxRobot robot) throws TimeoutException {
        drop(robot, SamplePicture.wall(folder));
        until(() -> shown(robot, "#codesSay"));
        robot.type(KeyCode.ESCAPE);
        until(() -> !shown(robot, "#codesSay"));
        drop(robot, SamplePicture.wall(folder));
        until(() -> shown(robot, "#codesSay"));
        robot.clickOn("#putAway");
        until(() -> !shown(robot, "#codesSay"));
        drop(robot, SamplePicture.wall(folder));
        until(() -> shown(robot, "#codesSay"));
        robot.interact(() -> door.signOut());
        until(() -> robot.lookup("#id").tryQuery().isPresent());
        assertFalse(shown(robot, "#codesSay"));
    }

    @Test
    void theSheetStaysOverEachPlace(FxRobot robot) throws TimeoutException {
        drop(robot, SamplePicture.wall(folder));
        until(() -> shown(robot, "#codesSay"));
        robot.interact(() -> window.show(NavigationItem.RECORDS));
        assertTrue(shown(robot, "#codesSay"));
    }

    @Test
    void beforeAnyoneHasSignedInNoPictureIsLookedAt(FxRobot robot) throws TimeoutException {
        robot.interact(() -> door.signOut());
        until(() -> robot.lookup("#id").tryQuery().isPresent());
        drop(robot, SamplePicture.shelf(folder));
        until(() -> robot.lookup(".notice").tryQuery().isPresent());
        assertFalse(shown(robot, "#codesSay"));
    }

    // [utest->req~hand-input.image-drop~1]
    @Test
    void theWindowTakesFilesThatAreDraggedOverAnyPartOfIt(FxRobot robot) throws TimeoutException {
        Path file = SamplePicture.wall(folder);
        Node button = robot.lookup("#judgeCodes").query();
        robot.interact(() -> {
            Drag drag = new Drag(List.of(file.toFile()));
            Event.fireEvent(button, drag.event(DragEvent.DRAG_OVER));
            assertTrue(robot.lookup(".drop-veil").tryQuery().isPresent());
            Event.fireEvent(button, drag.event(DragEvent.DRAG_DROPPED));
        });
        assertFalse(robot.lookup(".drop-veil").tryQuery().isPresent());
        until(() -> text(robot, "#pictureFile").equals("IMG_2041.jpg"));
        assertEquals(scene, window.root().getScene());
    }
}

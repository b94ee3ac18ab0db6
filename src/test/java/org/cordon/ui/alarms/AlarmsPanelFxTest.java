package org.cordon.ui.alarms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.alarm.AlarmSoundQueries.SoundStatus;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeAlarmSounds;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.SampleStates;
import org.cordon.support.Until;
import org.cordon.ui.alarms.AlarmsViewModel.Row;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Open alarms and what is done about them, on the real FXML, in the smallest window.
@ExtendWith(ApplicationExtension.class)
final class AlarmsPanelFxTest {
    private final FakeLine line = new FakeLine(SampleStates.alarms());
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final FakeAlarmSounds sounds = new FakeAlarmSounds();
    private final FakeTimeSource time = new FakeTimeSource();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private View<AlarmsPanelController> view;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        pulse = new FxDispatcher();
        view =
                Views.load(
                        new AlarmsPanelController(
                                new AlarmsViewModel(
                                        pulse,
                                        line,
                                        line,
                                        door,
                                        door,
                                        time,
                                        new AlarmSoundViewModel(
                                                pulse,
                                                sounds,
                                                sounds,
                                                new TimeFormats(time.zone()))),
                                new UnitPages(opened::add, checked::add)));
        Scene scene = new Scene(view.root(), 900, 620);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
        view.controller().arrive();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            view.close();
                            stage.hide();
                        })
                .get();
        pulse.close();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
    }

    @SuppressWarnings("unchecked")
    private static TableView<Row> table(FxRobot robot) {
        return robot.lookup("#table").queryAs(TableView.class);
    }

    private static Button button(FxRobot robot, String id) {
        return robot.lookup(id).queryButton();
    }

    private static void select(FxRobot robot, int... rows) {
        robot.interact(() -> {
            table(robot).getSelectionModel().clearSelection();
            for (int row : rows) {
                table(robot).getSelectionModel().select(row);
            }
        });
    }

    private List<AlarmId> ids(int... rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> line.status().alarms().get(row).alarm().id())
                .toList();
    }

    // [utest->req~alarm.screen~1]
    @Test
    void openAlarmsAreListedWorstFirstWithSeverityInWordAndShape(FxRobot robot)
            throws TimeoutException {
        until(() -> table(robot).getItems().size() == 3);
        assertEquals(
                List.of("Wrong lot", "On hold", "Reader fault"),
                table(robot).getItems().stream().map(Row::what).toList());
        assertEquals("and 41 more", table(robot).getItems().get(2).more());
        assertEquals(
                line.status().alarms().getFirst().alarm().unit().orElseThrow().label(),
                table(robot).getItems().getFirst().more());
        assertEquals("3 open, 3 unacknowledged", text(robot, "#count"));
        for (String severity : List.of("Critical", "High", "Medium")) {
            Label word = robot.lookup(severity).queryAs(Label.class);
            Node mark = word.getParent().lookup(".verdict-mark");
            assertTrue(mark.isVisible(), severity);
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    // [utest->req~alarm.screen~1]
    @Test
    void whatIsSelectedIsAcknowledgedByTheKeyboardInOneEntry(FxRobot robot)
            throws TimeoutException {
        assertTrue(button(robot, "#acknowledge").isDisabled(), "nothing is selected");
        robot.interact(() -> table(robot).requestFocus());
        robot.press(KeyCode.SHORTCUT).type(KeyCode.A).release(KeyCode.SHORTCUT);
        robot.type(KeyCode.ENTER);
        until(() -> line.acts().size() == 1);
        List<AlarmId> all = line.status().alarms().stream().map(each -> each.alarm().id()).toList();
        assertEquals(List.of(new AlarmEvent.AlarmAcknowledged(all)), line.acts());
        until(() -> text(robot, "#count").equals("3 open, 0 unacknowledged"));
        until(() -> button(robot, "#acknowledge").isDisabled());
        assertEquals(
                3, table(robot).getSelectionModel().getSelectedItems().size(), "still selected");
    }

    // [utest->req~alarm.screen~1]
    @Test
    void shelvingNeedsAReasonAndATime(FxRobot robot) throws TimeoutException {
        List<AlarmId> alarm = ids(2);
        select(robot, 2);
        assertTrue(button(robot, "#shelve").isDisabled(), "no reason");
        robot.interact(() ->
                robot.lookup("#reason").queryAs(TextInputControl.class).setText(" lens cleaned "));
        robot.interact(() ->
                robot.lookup("#shelfTime").queryAs(ComboBox.class).getSelectionModel().select(1));
        until(() -> !button(robot, "#shelve").isDisabled());
        robot.clickOn("#shelve");
        until(() -> line.acts().size() == 1);
        assertEquals(
                List.of(
                        new AlarmEvent.AlarmShelved(
                                alarm, time.now().plus(Duration.ofHours(1)), "lens cleaned")),
                line.acts());
        until(() -> robot.lookup("#reason").queryAs(TextInputControl.class).getText().isEmpty());
        select(robot, 2);
        until(() -> robot.lookup("#unshelve").query().isVisible());
        robot.clickOn("#unshelve");
        until(() -> line.acts().getLast().equals(new AlarmEvent.AlarmUnshelved(alarm)));
    }

    // [utest->req~alarm.screen~1]
    @Test
    void aClosedAlarmGoesAndTheLastLeavesASentence(FxRobot robot) throws TimeoutException {
        List<AlarmId> two = ids(0, 1);
        select(robot, 0, 1);
        robot.interact(() ->
                robot.lookup("#reason").queryAs(TextInputControl.class).setText("test packs"));
        robot.clickOn("#falseAlarm");
        until(() -> table(robot).getItems().size() == 1);
        select(robot, 0);
        robot.interact(() ->
                robot.lookup("#reason").queryAs(TextInputControl.class).setText("lens cleaned"));
        List<AlarmId> last = ids(0);
        robot.clickOn("#close");
        until(() -> robot.lookup("#empty").query().isVisible());
        assertEquals(
                List.of(
                        new AlarmEvent.AlarmClosed(
                                two, AlarmEvent.Closing.FALSE_ALARM, "test packs"),
                        new AlarmEvent.AlarmClosed(
                                last, AlarmEvent.Closing.RESOLVED, "lens cleaned")),
                line.acts());
        assertFalse(table(robot).isVisible());
    }

    // [utest->req~alarm.screen~1]
    @Test
    void nobodySignedInCanOnlyLook(FxRobot robot) throws TimeoutException {
        var _ = door.signOut();
        select(robot, 0);
        robot.interact(
                () -> robot.lookup("#reason").queryAs(TextInputControl.class).setText("why"));
        until(() -> button(robot, "#acknowledge").isDisabled());
        until(() -> button(robot, "#shelve").isDisabled() && button(robot, "#close").isDisabled());
        assertEquals(3, table(robot).getItems().size());
    }

    // [utest->req~window.failures-told~1]
    @Test
    @ExpectedLog(from = AlarmsViewModel.class, message = "not recorded")
    void aFailureIsToldAndNothingChanges(FxRobot robot) throws TimeoutException {
        line.breakWith(new JournalUnavailable("disk full"));
        select(robot, 0);
        until(() -> !button(robot, "#acknowledge").isDisabled());
        robot.clickOn("#acknowledge");
        until(() -> robot.lookup("Nothing was recorded.").tryQuery().isPresent());
        assertEquals("3 open, 3 unacknowledged", text(robot, "#count"));
    }

    // [utest->req~alarm.screen~1]
    @Test
    void everyActFitsInTheSmallestWindow(FxRobot robot) {
        for (String id : List.of("#acknowledge", "#shelve", "#close", "#falseAlarm", "#all")) {
            Button button = button(robot, id);
            assertTrue(
                    button.localToScene(button.getBoundsInLocal()).getMaxX()
                            <= view.root().getLayoutBounds().getWidth(),
                    id);
            assertTrue(button.getWidth() >= button.prefWidth(-1), id);
        }
    }

    // [utest->req~unit.reached~1]
    @Test
    void theUnitOfTheSelectedAlarmHasAPage(FxRobot robot) throws TimeoutException {
        until(() -> table(robot).getItems().size() == 3);
        assertFalse(button(robot, "#openUnit").isVisible(), "nothing is selected");
        select(robot, 0);
        robot.clickOn("#openUnit");
        robot.interact(() -> table(robot).requestFocus());
        robot.push(KeyCode.F12);
        EntrySubject unit =
                new EntrySubject.OfUnit(
                        line.status().alarms().getFirst().alarm().unit().orElseThrow());
        assertEquals(List.of(unit, unit), opened);
    }

    // [utest->req~alarm.rules~1]
    @Test
    void aSecondPersonSignsWhereACriticalAlarmEndsByHand(FxRobot robot) throws TimeoutException {
        var _ = door.enrol("qa", "Ines Roth", "line four".toCharArray());
        select(robot, 2);
        assertFalse(robot.lookup("#secondPerson").query().isVisible(), "not critical");
        select(robot, 0);
        assertTrue(robot.lookup("#secondPerson").query().isVisible());
        List<AlarmId> critical = ids(0);
        type(robot, "#reason", "a torn label");
        type(robot, "#second", "qa");
        type(robot, "#password", "line five");
        robot.clickOn("#falseAlarm");
        until(() -> !button(robot, "#falseAlarm").isDisabled());
        assertEquals(List.of(), line.acts(), "a wrong password");
        type(robot, "#second", "qa");
        type(robot, "#password", "line four");
        // The notice of the refusal is over the button for a while.
        robot.interact(() -> button(robot, "#falseAlarm").fire());
        until(() -> !line.acts().isEmpty());
        assertEquals(
                List.of(
                        new AlarmEvent.AlarmClosed(
                                critical,
                                AlarmEvent.Closing.FALSE_ALARM,
                                "a torn label",
                                Optional.of(new PersonId("qa")))),
                line.acts());
        assertEquals("", robot.lookup("#password").queryAs(TextInputControl.class).getText());
    }

    private static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    // [utest->req~alarm.sounds~1]
    @Test
    void silenceIsShownAndEnded(FxRobot robot) throws TimeoutException {
        robot.clickOn("#testSound");
        robot.clickOn("#silence");
        until(() -> button(robot, "#silence").getText().equals("Sound again"));
        assertTrue(robot.lookup("#sound").queryLabeled().getText().startsWith("Silent until "));
        robot.clickOn("#silence");
        until(() -> button(robot, "#silence").getText().equals("Silence"));
        assertEquals(List.of("test", "silence", "sound"), sounds.asked());
        sounds.set(new SoundStatus(Optional.empty(), Optional.of("no line")));
        until(() ->
                robot.lookup("#sound")
                        .queryLabeled()
                        .getText()
                        .equals("Alarms cannot be heard: no line. Connect a speaker, then test"));
    }
}

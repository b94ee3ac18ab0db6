package org.cordon.ui.quarantine;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;

/// Held units and holding more by scanning, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class QuarantinePanelFxTest {
    private static final String PACK = "01" + FirstHour.GTIN.digits() + "2100007A1K9Q5";

    private final FirstHour hour = new FirstHour();
    private final FakeStoreQueries records = new FakeStoreQueries();
    private FxDispatcher pulse;
    private View<QuarantinePanelController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        records.apply(
                List.of(
                        hour.entry(
                                new PersonEvent.PersonEnrolled(
                                        new PersonId("supervisor"), "Mara Lindqvist", ""))));
        Messages messages = Messages.of(QuarantineViewModel.class);
        QuarantineViewModel model =
                new QuarantineViewModel(
                        hour,
                        hour,
                        hour,
                        new PersonNames(records, Runnable::run),
                        messages,
                        new TimeFormats(hour.zone()),
                        pulse.fx());
        hour.onChange(pulse.signal(model::refresh)::mark);
        view = Views.load(new QuarantinePanelController(model, messages));
        Screen.show(stage, view.root(), 1000, 740);
        view.controller().arrive();
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private static List<QuarantineViewModel.Row> rows(FxRobot robot) {
        @SuppressWarnings("unchecked")
        TableView<QuarantineViewModel.Row> table = robot.lookup("#table").queryAs(TableView.class);
        return List.copyOf(table.getItems());
    }

    private void hold(String serial, String reason) {
        assertTrue(hour.hold(FirstHour.unit(serial), new Reason.Written(reason)).isDone());
    }

    // [utest->req~screens.quarantine-by-scan~1]
    @Test
    void aScannedUnitReadsHeldOnlyOnceItIsDurable(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#reason"), "Fell off the belt");
        hour.holdBack();
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        until(() -> text(robot, "#said").equals("Holding " + PACK + " …"));
        assertFalse(shown(robot, "#tape"), "no tape yet");
        assertEquals(List.of(), rows(robot));
        robot.interact(hour::sync);
        until(() -> shown(robot, "#tape"));
        assertEquals("Serial 00007A1K9Q5 is held.", text(robot, "#said"));
        until(() ->
                rows(robot)
                        .equals(
                                List.of(
                                        new QuarantineViewModel.Row(
                                                "Serial 00007A1K9Q5",
                                                "Fell off the belt",
                                                "no incident",
                                                "2026-11-23 03:12:04",
                                                "Mara Lindqvist"))));
    }

    @Test
    void aPackThatReadsAsRightIsNotHeldWithoutAReason(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        until(() -> shown(robot, "#mark"));
        assertEquals(
                "Not held: Serial 00007A1K9Q5 reads as accepted, so say why first, then scan it"
                        + " again.",
                text(robot, "#said"));
        assertEquals(List.of(), hour.recorded);
    }

    @Test
    void aScanThatNamesNoUnitIsRefusedInWords(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#scan"), "hello").type(KeyCode.ENTER);
        until(() ->
                text(robot, "#said")
                        .equals(
                                "Not held, the scan names no unit: This is not a GS1 code. Scan it"
                                        + " again, or hold its case."));
        assertTrue(shown(robot, "#mark"));
        assertFalse(shown(robot, "#tape"));
    }

    @Test
    void aUnitHeldBeforeIsSaidToBe(FxRobot robot) throws TimeoutException {
        hold("00007A1K9Q5", "Found under the belt");
        Screen.write(robot.clickOn("#reason"), "again");
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        until(() -> text(robot, "#said").equals("Serial 00007A1K9Q5 is already on hold."));
        assertEquals(1, rows(robot).size());
    }

    @Test
    void aJournalThatTakesNothingHoldsNothing(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#reason"), "Fell off the belt");
        hour.broken = Optional.of(new JournalUnavailable("the disk is full"));
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        until(() ->
                text(robot, "#said").equals("Not recorded, so it is not held: the disk is full"));
        assertTrue(shown(robot, "#empty"));
    }

    @Test
    void aScanThatWasMeantForSomebodyElseIsNoFailure(FxRobot robot) throws TimeoutException {
        String before = text(robot, "#said");
        Screen.write(robot.clickOn("#reason"), "Fell off the belt");
        hour.broken = Optional.of(new CancellationException());
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        until(() -> text(robot, "#said").equals(before));
        assertFalse(shown(robot, "#mark"));
        assertEquals(List.of(), rows(robot));
    }

    // [utest->req~screens.quarantine-count~1]
    @Test
    void theSearchNarrowsAndTheNumberOpensAllItCounts(FxRobot robot) throws TimeoutException {
        hold("00007A1K9Q1", "Found under the belt");
        hold("00007A1K9Q2", "Two labels");
        hold("00007A1K9Q3", "Found in cage 4");
        until(() -> robot.lookup("#total").queryButton().getText().equals("3"));
        Screen.write(robot.clickOn("#search"), "FOUND cage");
        until(() -> robot.lookup("#total").queryButton().getText().equals("1 of 3 shown"));
        assertEquals("Serial 00007A1K9Q3", rows(robot).getFirst().unit());
        robot.clickOn("#total");
        until(() -> rows(robot).size() == 3);
        assertTrue(robot.lookup("#scan").query().isFocused(), "ready for the next scan");
    }

    @Test
    void aSearchThatFindsNothingSaysSo(FxRobot robot) throws TimeoutException {
        hold("00007A1K9Q1", "Found under the belt");
        Screen.write(robot.clickOn("#search"), "nowhere");
        until(() -> shown(robot, "#empty"));
        assertTrue(robot.lookup("No held unit matches the search.").tryQuery().isPresent());
    }

    // [utest->req~screens.scan-without-touch~1]
    @Test
    void theScanFieldIsFocusedOnArrivalAndAfterEveryAct(FxRobot robot) throws TimeoutException {
        until(() -> robot.lookup("#scan").query().isFocused());
        Screen.write(robot.clickOn("#reason"), "Fell off the belt").type(KeyCode.ENTER);
        until(() -> robot.lookup("#scan").query().isFocused());
        Screen.write(robot, PACK);
        robot.clickOn("#hold");
        until(() -> rows(robot).size() == 1);
        assertTrue(robot.lookup("#scan").query().isFocused());
        Screen.write(robot, PACK.replace("9Q5", "9Q6")).type(KeyCode.ENTER);
        until(() -> rows(robot).size() == 2);
    }
}

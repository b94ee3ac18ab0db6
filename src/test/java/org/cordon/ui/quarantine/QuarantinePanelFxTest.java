package org.cordon.ui.quarantine;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleContainers;
import org.cordon.support.Screen;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.PersonNames;
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

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Held units and holding more by scanning, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class QuarantinePanelFxTest {
    private static final String PACK = "01" + FirstHour.GTIN.digits() + "2100007A1K9Q5";

    private static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine 5 mg",
                    FirstHour.GTIN,
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    3);

    private final FirstHour hour = new FirstHour();
    private final FakeStoreQueries records = new FakeStoreQueries();
    private final FakeAuthentication people = FakeAuthentication.signedIn();
    private List<AlarmId> alarms = List.of();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
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
        var _ = people.enrol("quality", "Quinn Adler", "line quality".toCharArray());
        CoveredText covered =
                new CoveredText(
                        () -> Optional.of(ORDER),
                        () -> List.of(new StationId("Unit"), new StationId("Case")),
                        records,
                        _ -> alarms,
                        messages,
                        Runnable::run);
        QuarantineViewModel model =
                new QuarantineViewModel(
                        hour,
                        hour,
                        hour,
                        new PersonNames(records, Runnable::run),
                        messages,
                        new TimeFormats(hour.zone()),
                        new HoldFormViewModel(covered, hour, messages, pulse.fx()),
                        new ReleaseFormViewModel(
                                people,
                                hour,
                                covered,
                                messages,
                                new ReasonMessages(hour.zone()),
                                pulse.fx()),
                        pulse.fx());
        hour.onChange(pulse.signal(model::refresh)::mark);
        view =
                Views.load(
                        new QuarantinePanelController(
                                model, new UnitPages(opened::add, checked::add), messages));
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
                rows(robot).stream()
                        .map(row ->
                                List.of(
                                        row.unit(),
                                        row.reason(),
                                        row.incident(),
                                        row.when(),
                                        row.who()))
                        .toList()
                        .equals(
                                List.of(
                                        List.of(
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
                text(robot, "#said").equals("Not recorded, so nothing changed: the disk is full"));
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

    private void order() {
        records.activate(
                ORDER,
                Stream.of("00007A1K9Q1", "00007A1K9Q2", "00007A1K9Q3")
                        .map(serial ->
                                new Unit(
                                        FirstHour.unit(serial),
                                        UnitKind.PACK,
                                        Optional.empty(),
                                        UnitState.ACTIVE))
                        .toList());
    }

    // [utest->req~hold.form~1]
    @Test
    void aLotIsHeldOnceItIsSaidHowMuchItCoversAndWhy(FxRobot robot) throws TimeoutException {
        order();
        robot.clickOn("#more");
        until(() -> shown(robot, "#setting-lot"));
        assertEquals(FirstHour.GTIN.digits(), input(robot, "product").getText(), "of the order");
        Screen.write(robot.clickOn("#setting-lot"), "K2411A");
        until(() -> text(robot, "#preview").equals("3 units of the running order are in it."));
        robot.clickOn("#submit");
        until(() -> text(robot, "#said").equals("Not held: say why first."));
        assertEquals(List.of(), hour.recorded);
        Screen.write(robot.clickOn("#why"), "Label mix-up");
        hour.holdBack();
        robot.clickOn("#submit");
        until(() -> shown(robot, "#mark"));
        assertFalse(shown(robot, "#tape"), "no tape yet");
        robot.interact(hour::sync);
        until(() -> shown(robot, "#tape"));
        assertEquals("On hold: Lot K2411A of product 04012345000009.", text(robot, "#said"));
        assertFalse(shown(robot, "#form"), "the form is put away");
        until(() -> rows(robot).size() == 1);
        assertEquals("Lot K2411A of product 04012345000009", rows(robot).getFirst().unit());
        assertEquals("Label mix-up", rows(robot).getFirst().reason());
        assertEquals("1", robot.lookup("#total").queryButton().getText());
    }

    private HoldTarget holdLot() {
        HoldTarget lot = new HoldTarget.WholeLot(FirstHour.GTIN, new Lot("K2411A"));
        assertTrue(hour.hold(lot, new Reason.Written("Label mix-up")).isDone());
        hour.recorded.clear();
        return lot;
    }

    // [utest->req~hold.release-form~1]
    @Test
    void aHeldLotIsReleasedWithAReasonAndAnotherPersonsPassword(FxRobot robot)
            throws TimeoutException {
        order();
        HoldTarget lot = holdLot();
        hold("00007A1K9Q1", "Found under the belt");
        hour.recorded.clear();
        until(() -> robot.lookup(".release").queryAll().size() == 1);
        robot.clickOn(".release");
        until(() -> shown(robot, "#cover"));
        assertEquals("Lot K2411A of product 04012345000009", text(robot, "#what"));
        until(() ->
                text(robot, "#cover")
                        .equals("Held for: Label mix-up\n3 units of the running order are in it."));
        assertFalse(shown(robot, "#scan"), "the form takes its place");
        robot.clickOn("#confirm");
        until(() -> text(robot, "#said").equals("Say why it may go on."));
        Screen.write(robot.clickOn("#whyReleased"), "Labels checked, all right");
        robot.clickOn("#confirm");
        until(() -> text(robot, "#said").startsWith("Not released: a second person"));
        second(robot, "quality", "guessed");
        until(() ->
                text(robot, "#said")
                        .equals("The name or the password of the second person is wrong."));
        second(robot, "supervisor", "line three");
        until(() -> text(robot, "#said").equals("The second person must be another one than you."));
        assertEquals(List.of(), hour.recorded);
        second(robot, "quality", "line quality");
        until(() ->
                text(robot, "#said")
                        .equals("Out of quarantine: Lot K2411A of product 04012345000009."));
        assertEquals(
                List.of(
                        new HoldEvent.TargetReleased(
                                lot,
                                Optional.empty(),
                                "Labels checked, all right",
                                new PersonId("quality"))),
                hour.recorded);
        until(() -> rows(robot).size() == 1);
        assertEquals("Serial 00007A1K9Q1", rows(robot).getFirst().unit());
        assertTrue(shown(robot, "#scan"), "the form is put away");
    }

    private static void second(FxRobot robot, String name, String password) {
        robot.interact(() -> {
            robot.lookup("#second").queryAs(TextField.class).setText(name);
            robot.lookup("#secret").queryAs(TextField.class).setText(password);
        });
        robot.clickOn("#confirm");
    }

    // [utest->req~hold.release-form~1]
    @Test
    void whatIsTypedToReleaseIsForgottenWhenTheFormIsPutAway(FxRobot robot)
            throws TimeoutException {
        holdLot();
        until(() -> robot.lookup(".release").queryAll().size() == 1);
        robot.clickOn(".release");
        until(() -> shown(robot, "#secret"));
        Screen.write(robot.clickOn("#secret"), "line quality");
        robot.clickOn("#back");
        until(() -> shown(robot, "#scan"));
        robot.clickOn(".release");
        until(() -> shown(robot, "#secret"));
        assertEquals("", robot.lookup("#secret").queryAs(TextField.class).getText());
        assertEquals(List.of(), hour.recorded);
    }

    // [utest->req~hold.target-alarms~1]
    @Test
    void alarmsThatEndWithTheHoldAreSaidBeforeItIsHeld(FxRobot robot) throws TimeoutException {
        order();
        alarms =
                List.of(
                        AlarmId.ofScan(new LogPosition(1, 7)),
                        AlarmId.ofScan(new LogPosition(1, 8)));
        robot.clickOn("#more");
        until(() -> shown(robot, "#setting-lot"));
        Screen.write(robot.clickOn("#setting-lot"), "K2411A");
        until(() ->
                text(robot, "#preview")
                        .equals(
                                "3 units of the running order are in it. 2 open alarms of it end"
                                        + " with the hold."));
    }

    // [utest->req~hold.form~1]
    @Test
    void whatIsWrongWithARangeIsSaidBeforeItIsHeld(FxRobot robot) throws TimeoutException {
        order();
        robot.clickOn("#more").clickOn("#range");
        until(() -> shown(robot, "#setting-first"));
        Screen.write(robot.clickOn("#setting-first"), "00007A1K9Q1");
        Screen.write(robot.clickOn("#setting-last"), "00007A1K9Q10");
        String unequal =
                "First and last serial must have the same number of characters. Hold shorter and"
                        + " longer ones by another range.";
        until(() -> text(robot, "#preview").equals(unequal));
        Screen.write(robot.clickOn("#why"), "Printer stopped");
        robot.clickOn("#submit");
        until(() -> text(robot, "#said").equals(unequal));
        assertEquals(List.of(), hour.recorded);
        robot.interact(() -> input(robot, "last").setText("00007A1K9Q2"));
        until(() ->
                text(robot, "#preview")
                        .equals(
                                "2 units of the running order are in it. Serials are compared as"
                                        + " they are printed: digits, capitals, small letters."));
        robot.clickOn("#submit");
        until(() -> rows(robot).size() == 1);
    }

    // [utest->req~hold.form~1]
    @Test
    void aTimeIsTypedAsPeopleReadIt(FxRobot robot) throws TimeoutException {
        order();
        robot.clickOn("#more").clickOn("#time");
        until(() -> shown(robot, "#setting-from"));
        robot.interact(() -> station(robot).setValue("Case"));
        Screen.write(robot.clickOn("#setting-from"), "half past");
        robot.clickOn("#setting-to");
        until(() -> !text(robot, "#refusal-from").isEmpty());
        robot.interact(() -> input(robot, "from").setText("03:04"));
        Screen.write(robot.clickOn("#setting-to"), "03:11");
        Screen.write(robot.clickOn("#why"), "Camera was out of focus").type(KeyCode.ENTER);
        until(() -> rows(robot).size() == 1);
        assertEquals(
                "Accepted at Case from 2026-11-23 03:04:00 to 2026-11-23 03:11:59",
                rows(robot).getFirst().unit());
    }

    // [utest->req~hold.form~1]
    @Test
    void severalUnitsAreHeldAsTheyArePrinted(FxRobot robot) throws TimeoutException {
        order();
        robot.clickOn("#more").clickOn("#units");
        until(() -> shown(robot, "#setting-units"));
        robot.interact(() ->
                robot.lookup("#setting-units")
                        .queryAs(TextArea.class)
                        .setText("00007A1K9Q1\n(00) 3 4012345 000000001 7\n\n00007A1K9Q9"));
        until(() -> text(robot, "#preview").equals("1 unit of the running order is in it."));
        Screen.write(robot.clickOn("#why"), "Fell off the belt").type(KeyCode.ENTER);
        until(() -> rows(robot).size() == 3);
        assertEquals(1, hour.recorded.size(), "one entry");
        assertEquals(
                Set.of("Serial 00007A1K9Q1", "Serial 00007A1K9Q9", "SSCC 340123450000000017"),
                Set.copyOf(rows(robot).stream().map(QuarantineViewModel.Row::unit).toList()));
    }

    // [utest->req~hold.form~1]
    @Test
    void aQuantityStopsNothingOnTheLineAndTheFormBeginsAnewWhenItIsOpenedAgain(FxRobot robot)
            throws TimeoutException {
        robot.clickOn("#more").clickOn("#quantity");
        until(() -> shown(robot, "#setting-tag"));
        Screen.write(robot.clickOn("#setting-tag"), "Q-0114-03");
        Screen.write(robot.clickOn("#setting-quantity"), "7");
        Screen.write(robot.clickOn("#setting-content"), "packs");
        until(() ->
                text(robot, "#preview")
                        .equals("No scan is of it: nothing on the line will be stopped."));
        robot.clickOn("#cancel");
        until(() -> !shown(robot, "#form"));
        robot.clickOn("#more");
        until(() -> shown(robot, "#setting-tag"));
        assertEquals("", input(robot, "tag").getText());
        assertEquals(List.of(), hour.recorded);
    }

    private static TextField input(FxRobot robot, String field) {
        return robot.lookup("#setting-" + field).queryAs(TextField.class);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> station(FxRobot robot) {
        return robot.lookup("#setting-station").queryAs(ComboBox.class);
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

    // [utest->req~unit.reached~1]
    @Test
    void aHeldUnitOpensItsPage(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            var _ = hour.hold(FirstHour.unit("00007A1K9Q5"), new Reason.Written("torn"));
        });
        TableView<?> table = robot.lookup("#table").query();
        WaitForAsyncUtils.waitFor(
                Until.SECONDS, TimeUnit.SECONDS, () -> table.getItems().size() == 1);
        robot.interact(() -> {
            table.getSelectionModel().select(0);
            table.requestFocus();
        });
        robot.push(KeyCode.F12);
        assertEquals(List.of(new EntrySubject.OfUnit(FirstHour.unit("00007A1K9Q5"))), opened);
        robot.push(KeyCode.SHIFT, KeyCode.F12);
        assertEquals(List.of(), checked, "a pack is no container");
    }

    // [utest->req~container.begun~1]
    @Test
    void theCheckOfAHeldContainerIsBegunFromItsRow(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            var _ = hour.hold(SampleContainers.CASE, new Reason.Written("wet"));
        });
        TableView<?> table = robot.lookup("#table").query();
        WaitForAsyncUtils.waitFor(
                Until.SECONDS, TimeUnit.SECONDS, () -> table.getItems().size() == 1);
        robot.interact(() -> {
            table.getSelectionModel().select(0);
            table.requestFocus();
        });
        robot.push(KeyCode.SHIFT, KeyCode.F12);
        assertEquals(List.of(SampleContainers.CASE), checked);
        assertEquals(List.of(), opened);
    }
}

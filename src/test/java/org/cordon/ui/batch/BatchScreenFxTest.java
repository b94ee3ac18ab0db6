package org.cordon.ui.batch;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

import org.cordon.app.batch.BatchService;
import org.cordon.core.batch.Differences;
import org.cordon.core.batch.LotExtent;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.PersonId;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeContainers;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeOrders;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleBatches;
import org.cordon.support.SampleContainers;
import org.cordon.support.SampleStates;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.PersonNames;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// A batch led on its screen, on the real FXML and the real service.
@ExtendWith(ApplicationExtension.class)
final class BatchScreenFxTest {
    private static final OrderId NEXT = new OrderId("PO-20412");
    private static final UnitId FIRST_PIECE = SampleContainers.pack(1);

    private final SampleBatches batches = new SampleBatches();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final FakeOrders orders = new FakeOrders();
    private final FakeContainers containers = new FakeContainers();
    private final List<String> places = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        pulse = new FxDispatcher();
        door.enrol("jo", "Jo Novak", "cordon-demo".toCharArray()).join();
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private void open(FxRobot robot) {
        BatchService service = batches.service();
        robot.interact(() -> {
            BatchViewModel model =
                    BatchModels.of(
                            pulse,
                            service,
                            service,
                            orders,
                            new FakeLine(SampleStates.allRight()),
                            new FirstHour(),
                            containers::onHandScan,
                            door,
                            new PersonNames(new FakeStoreQueries(), Runnable::run),
                            batches.terminal.time);
            View<BatchScreenController> view =
                    Views.load(new BatchScreenController(model, new Region(), places::add));
            Screen.show(stage, view.root(), 1280, 800);
            view.controller().arrive();
        });
    }

    private JournalEvent last() {
        return batches.terminal.acts().getLast();
    }

    private static String next(FxRobot robot) {
        return robot.lookup("#next").queryAs(Button.class).getText();
    }

    private void second(FxRobot robot) {
        Screen.write(robot.clickOn("#name"), "jo");
        Screen.write(robot.clickOn("#secret"), "cordon-demo");
    }

    // [utest->req~batch.shown~1]
    // [utest->req~batch.clearance~1]
    // [utest->req~batch.closing~1]
    @Test
    void aBatchIsLedFromClearanceToCloseWithDifferences(FxRobot robot) throws TimeoutException {
        batches.loaded();
        open(robot);
        until(() -> next(robot).equals("Line clearance…"));
        assertTrue(text(robot, "#noticeWords").contains("before anybody cleared the line"));
        robot.clickOn("#next");
        robot.clickOn("#confirm");
        until(() -> said(robot).equals("Answer every point: clear, or does not apply."));
        robot.interact(() ->
                SampleBatches.CHECKLIST
                        .points()
                        .forEach(point ->
                                robot.lookup("#point-" + point.code())
                                        .<ToggleButton>query()
                                        .fire()));
        robot.clickOn("#confirm");
        until(() -> said(robot).equals("A second person must confirm it with name and password."));
        second(robot);
        robot.clickOn("#confirm");
        until(() -> next(robot).equals("Begin set-up"));
        assertEquals(
                new PersonId("jo"), ((BatchEvent.LineCleared) last()).second(), "is on record");
        robot.clickOn("#next");
        until(() -> next(robot).equals("Approve first piece…"));
        robot.clickOn("#next");
        until(() -> shown(robot, "#unit"));
        robot.interact(() ->
                containers.hear(
                        SampleContainers.scanned(SampleContainers.pack(1), Optional.empty())));
        until(() ->
                robot.lookup("#unit").queryAs(TextField.class).getText().equals(FIRST_PIECE.key()));
        until(() -> robot.lookup("#unit").query().isFocused());
        Screen.write(robot.clickOn("#remark"), "grade 3.8");
        second(robot);
        robot.clickOn("#confirm");
        until(() -> next(robot).equals("Start batch"));
        assertTrue(
                batches.terminal.acts().stream()
                        .anyMatch(act ->
                                act instanceof BatchEvent.FirstPieceApproved approved
                                        && approved.unit().equals(Optional.of(FIRST_PIECE))));
        robot.clickOn("#next");
        until(() -> next(robot).equals("Last pack is through"));
        assertFalse(shown(robot, "#notice"), "the line was cleared");
        robot.clickOn("#next");
        until(() -> next(robot).equals("Close batch…"));
        batches.unaccounted = Differences.of(10, 2);
        robot.clickOn("#next");
        until(() -> shown(robot, "#extent"));
        assertTrue(
                text(robot, "#question")
                        .startsWith("Unaccounted: 10 serials, 2 packs held by tag."));
        robot.interact(() ->
                robot.lookup("#extent").<ComboBox<LotExtent>>query().setValue(LotExtent.PART));
        robot.clickOn("#confirm");
        until(() -> said(robot).equals("Say why, in your own words."));
        Screen.write(robot.clickOn("#reason"), "fell behind the bin");
        second(robot);
        robot.clickOn("#confirm");
        until(() -> next(robot).equals("Load an order"));
        assertTrue(shown(robot, "#act-reopen"));
        assertEquals(
                new BatchEvent.BatchClosed(
                        SampleBatches.ORDER,
                        Differences.of(10, 2),
                        "fell behind the bin",
                        Optional.of(new PersonId("jo")),
                        LotExtent.PART),
                last());
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#saidWords").queryAllAs(Label.class).stream()
                .filter(label -> label.getScene() != null && label.getParent().isVisible())
                .map(Label::getText)
                .findFirst()
                .orElse("");
    }

    // [utest->req~batch.clearance~1]
    @Test
    void aSecondPersonWithAWrongPasswordConfirmsNothing(FxRobot robot) throws TimeoutException {
        batches.closing();
        open(robot);
        int before = batches.terminal.acts().size();
        robot.clickOn("#next");
        until(() -> shown(robot, "#extent"));
        robot.interact(() ->
                robot.lookup("#extent").<ComboBox<LotExtent>>query().setValue(LotExtent.WHOLE));
        Screen.write(robot.clickOn("#reason"), "not counted");
        Screen.write(robot.clickOn("#name"), "jo");
        Screen.write(robot.clickOn("#secret"), "guessed");
        robot.clickOn("#confirm");
        until(() -> said(robot).equals("The name or the password of the second person is wrong."));
        assertEquals(before, batches.terminal.acts().size());
        robot.clickOn("#back");
        until(() -> shown(robot, "#next"));
    }

    // [utest->req~batch.changeover~1]
    @Test
    void theNextOrderIsClearedAndThenReplacesTheOneThatRuns(FxRobot robot) throws TimeoutException {
        Order next =
                new Order(
                        NEXT,
                        "Valsartan 80 mg, 28 tablets",
                        SampleStates.ORDER.gtin(),
                        new Lot("K2412A"),
                        SampleStates.ORDER.expiry(),
                        12_000);
        batches.closing().next(next);
        open(robot);
        robot.clickOn("#act-clear-next");
        until(() -> text(robot, "#title").equals("Batch K2412A"));
        assertTrue(shown(robot, "#points"));
        robot.clickOn("#back");
        until(() -> shown(robot, "#next"));
        robot.clickOn("#act-run-order");
        until(() -> text(robot, "#question").contains("in place of PO-20411"));
        assertEquals(List.of(), orders.activated());
        robot.clickOn("#confirm");
        until(() -> orders.activated().equals(List.of(next)));
    }

    // [utest->req~batch.record~1]
    @Test
    void whatHappenedIsListedWithTimeAndPeople(FxRobot robot) throws TimeoutException {
        batches.running();
        open(robot);
        until(() -> shown(robot, "#moments"));
        List<String> what =
                robot
                        .from(robot.lookup("#moments"))
                        .lookup(".batch-what")
                        .queryAllAs(Label.class)
                        .stream()
                        .map(Label::getText)
                        .toList();
        assertEquals(
                List.of(
                        "Order loaded, the line runs it",
                        "Line cleared, 8 points",
                        "Set-up began",
                        "First piece approved, process grade 3.8",
                        "Changeover complete, running",
                        "Passed: Challenge test, Unit, 12 pieces, all rejected",
                        "New: Roll, R-2207, Unit",
                        "Paused 6 min: case labels",
                        "Line goes on"),
                what);
        assertEquals(
                "d.weber, j.novak",
                robot
                        .from(robot.lookup("#moments"))
                        .lookup(".batch-who")
                        .queryAllAs(Label.class)
                        .stream()
                        .map(Label::getText)
                        .skip(1)
                        .findFirst()
                        .orElseThrow());
    }

    // [utest->req~batch.shown~1]
    @Test
    void withoutAnOrderItSaysWhereToLoadOne(FxRobot robot) throws TimeoutException {
        open(robot);
        until(() -> shown(robot, "#empty"));
        robot.clickOn("Load an order");
        until(() -> places.equals(List.of(NavigationItem.SETTINGS)));
    }
}

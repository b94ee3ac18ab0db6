package org.cordon.ui.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.cordon.app.reconciliation.ReconciliationCommands;
import org.cordon.app.reconciliation.ReconciliationStatus;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.order.UnitId;
import org.cordon.core.reconciliation.Explanation;
import org.cordon.core.reconciliation.Stock;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.ChainJournal;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeReconciliation;
import org.cordon.support.FakeTimeSource;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.reconciliation.DifferencesViewModel.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The reconciliation, its serials and the stock of labels, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class ReconciliationPanelFxTest {
    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeReconciliation reconciliation =
            new FakeReconciliation(FakeReconciliation.closing(time.now()));
    private final ChainJournal journal = new ChainJournal("L3");
    private FxDispatcher pulse;
    private View<ReconciliationPanelController> view;
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        pulse = new FxDispatcher();
        ReconciliationCommands commands =
                new ReconciliationCommands(journal, FakeAuthentication.signedIn());
        view =
                Views.load(
                        new ReconciliationPanelController(
                                new ReconciliationViewModel(
                                        pulse,
                                        reconciliation,
                                        time,
                                        new DifferencesViewModel(
                                                pulse,
                                                reconciliation,
                                                commands,
                                                FakeAuthentication.signedIn(),
                                                time.zone()),
                                        new StockViewModel(pulse, commands)),
                                new UnitPages(opened::add, checked::add)));
        Scene scene = new Scene(view.root(), 760, 560);
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
                            pulse.close();
                        })
                .get();
    }

    private static List<String> counts(FxRobot robot) {
        return robot.lookup(".reconciliation-count").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    // [itest->req~reconciliation.panel~1]
    @Test
    void eachRowHasItsWordWhereItComesFromAndItsCount(FxRobot robot) {
        assertEquals(List.of("18,204", "18,120", "36", "18", "20", "0", "10"), counts(robot));
        assertEquals(
                List.of(
                        "from line data, 3 s ago",
                        "in 453 full containers",
                        "in 340123450000000455, which is not full",
                        "18 of them confirmed by a sensor",
                        "",
                        "",
                        "serials to explain before closing"),
                robot.lookup(".reconciliation-origin").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList());
        assertEquals("Show the 11 serials", robot.lookup("#show").queryAs(Button.class).getText());
    }

    @Test
    void aNewCountIsShown(FxRobot robot) {
        reconciliation.become(ReconciliationStatus.NOTHING);
        WaitForAsyncUtils.waitForFxEvents(10);
        assertEquals(List.of(), counts(robot));
        assertFalse(robot.lookup("#show").queryAs(Button.class).isVisible());
    }

    // [itest->req~reconciliation.serials~1]
    @Test
    void serialsAreListedWithTheirLastReadAndWhy(FxRobot robot) {
        robot.interact(() -> view.controller().showSerials());
        WaitForAsyncUtils.waitForFxEvents(10);
        TableView<Row> table = table(robot);
        assertEquals(10, table.getItems().size());
        assertEquals("never", table.getItems().getFirst().last());
        robot.interact(() -> robot.lookup("#filter").queryAs(TextField.class).setText("s04748"));
        assertEquals(1, table.getItems().size());
        assertEquals("1 of 10", robot.lookup("#count").queryAs(Label.class).getText());
    }

    private static TableView<Row> table(FxRobot robot) {
        return robot.lookup("#table").queryTableView();
    }

    // [itest->req~reconciliation.explained~1]
    @Test
    void selectedSerialsAreExplainedWithARemark(FxRobot robot) {
        robot.interact(() -> view.controller().showSerials());
        WaitForAsyncUtils.waitForFxEvents(10);
        TableView<Row> table = table(robot);
        Button explain = robot.lookup("#explain").queryButton();
        robot.interact(() -> table.getSelectionModel().selectRange(0, 2));
        assertTrue(explain.isDisabled());
        robot.interact(() -> {
            ComboBox<Explanation> what = robot.lookup("#what").queryComboBox();
            what.setValue(Explanation.FOUND);
            robot.lookup("#remark").queryAs(TextField.class).setText("behind the guide rail");
        });
        assertFalse(explain.isDisabled());
        robot.interact(explain::fire);
        WaitForAsyncUtils.waitForFxEvents(10);
        assertEquals(
                List.of(
                        new ReconciliationEvent.DifferenceExplained(
                                FakeReconciliation.ORDER,
                                table.getItems().stream().limit(2).map(Row::unit).toList(),
                                Explanation.FOUND,
                                "behind the guide rail")),
                recorded());
    }

    private List<JournalEvent> recorded() {
        return journal.entries(StreamId.OPERATIONS, 1, 0, Long.MAX_VALUE)
                .map(Entry::event)
                .toList();
    }

    // [itest->req~reconciliation.stock~1]
    @Test
    void aStockIsRecordedAsTyped(FxRobot robot) {
        robot.interact(() -> view.controller().showStock());
        robot.interact(() -> {
            robot.lookup("#issued").queryAs(TextField.class).setText("20400");
            robot.lookup("#used").queryAs(TextField.class).setText(" 18260 ");
            robot.lookup("#remark").queryAs(TextField.class).setText("R-2207");
        });
        robot.interact(() -> robot.lookup("#record").queryButton().fire());
        WaitForAsyncUtils.waitForFxEvents(10);
        assertEquals(
                List.of(
                        new ReconciliationEvent.StockRecorded(
                                FakeReconciliation.ORDER,
                                Stock.LABELS,
                                20_400,
                                18_260,
                                0,
                                0,
                                0,
                                "R-2207")),
                recorded());
    }

    @Test
    void aFigureThatIsNoNumberIsRefused(FxRobot robot) {
        robot.interact(() -> view.controller().showStock());
        robot.interact(() -> {
            robot.lookup("#issued").queryAs(TextField.class).setText("20,400");
            robot.lookup("#record").queryButton().fire();
        });
        WaitForAsyncUtils.waitForFxEvents(10);
        assertEquals(List.of(), recorded());
        assertEquals("20,400", robot.lookup("#issued").queryAs(TextField.class).getText());
    }
}

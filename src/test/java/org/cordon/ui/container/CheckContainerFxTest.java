package org.cordon.ui.container;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;

import org.cordon.app.container.ContainerStatus;
import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.FakeContainers;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleContainers;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
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

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// Checking a container, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class CheckContainerFxTest {
    private final FakeContainers containers = new FakeContainers();
    private final FirstHour hour = new FirstHour();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private CheckContainerViewModel model;
    private View<CheckContainerController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        model =
                new CheckContainerViewModel(
                        pulse, containers, containers, hour, hour, new TimeFormats(hour.zone()));
        view =
                Views.load(
                        new CheckContainerController(
                                model, new UnitPages(opened::add, checked::add)));
        Screen.show(stage, view.root(), 1400, 800);
        view.controller().arrive();
    }

    @AfterEach
    void close() {
        view.close();
        pulse.close();
    }

    private static void fx(Runnable act) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, act);
    }

    // [utest->req~container.screen~1]
    @Test
    void aCaseIsCheckedAndAWrongPackIsToldWithItsOwnCase(FxRobot robot) throws TimeoutException {
        assertEquals("Scan a container", text(robot, "#word"));
        fx(() -> SampleContainers.scan(containers, Purpose.CHECK, 4, 2));
        until(() -> text(robot, "#inside").equals("2"));
        assertEquals("Check container · case", text(robot, "#title"));
        assertEquals("3401 2345 0000 0000 17", text(robot, "#number").replace('\u00a0', ' '));
        assertEquals("of 4", text(robot, "#of"));
        assertEquals("2", text(robot, "#left"));
        assertEquals("Inside", text(robot, "#word"));
        fx(() ->
                containers.hear(
                        SampleContainers.scanned(
                                SampleContainers.pack(77), Optional.of(SampleContainers.OTHER))));
        until(() -> text(robot, "#unexpected").equals("1"));
        assertEquals("Wrong container", text(robot, "#word"));
        assertTrue(
                text(robot, "#sentence").replace('\u00a0', ' ').contains("3401 2345 0000 0000 24"));
        assertEquals(5, robot.lookup("#tiles").queryAs(FlowPane.class).getChildren().size());
        assertTrue(shown(robot, "#differ"));
        assertFalse(shown(robot, "#finish"));
        robot.clickOn("#hold");
        until(() -> text(robot, "#word").equals("On hold"));
        assertEquals(
                List.of(3),
                hour.recorded.stream()
                        .map(HoldEvent.TargetHeld.class::cast)
                        .map(held -> held.target().units().size())
                        .toList());
    }

    // [utest->req~container.screen~1]
    @Test
    void whatCannotBeScannedIsCountedAndDifferencesNeedAReason(FxRobot robot)
            throws TimeoutException {
        fx(() -> SampleContainers.scan(containers, Purpose.CHECK, 3, 2));
        until(() -> text(robot, "#left").equals("1"));
        robot.clickOn("#damaged").clickOn("#noCode");
        until(() -> text(robot, "#left").equals("0"));
        assertEquals("Counted by hand", text(robot, "#word"));
        robot.clickOn("#differ");
        Screen.write(robot, "torn");
        robot.clickOn("#finishWhy");
        until(() -> containers.asked.contains("finish torn"));
    }

    // [utest->req~container.screen~1]
    @Test
    void whenAllIsInsideItIsFinishedByOnePress(FxRobot robot) throws TimeoutException {
        fx(() -> SampleContainers.scan(containers, Purpose.CHECK, 3, 3));
        until(() -> shown(robot, "#finish"));
        assertFalse(shown(robot, "#differ"));
        robot.clickOn("#finish");
        until(() -> containers.asked.contains("finish "));
    }

    // [utest->req~container.screen~1]
    @Test
    void anotherLabelMidwayAsksWhetherToGoOn(FxRobot robot) throws TimeoutException {
        fx(() -> {
            SampleContainers.scan(containers, Purpose.CHECK, 3, 1);
            containers.hear(SampleContainers.label(SampleContainers.OTHER));
        });
        until(() -> shown(robot, "#startOver"));
        robot.clickOn("#startOver");
        until(() -> containers.asked.contains("start over"));
    }

    // [utest->req~container.unfinished~1]
    @Test
    void whatWasLeftUnfinishedIsToldAndBegunAgain(FxRobot robot) throws TimeoutException {
        fx(() ->
                containers.set(
                        new ContainerStatus(
                                1,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(
                                        new ContainerStatus.Unfinished(
                                                SampleContainers.CASE,
                                                Purpose.CHECK,
                                                FirstHour.DETECTED)),
                                Optional.empty())));
        until(() -> text(robot, "#word").equals("Not finished"));
        robot.clickOn("#again");
        until(() -> containers.asked.contains("begin " + SampleContainers.CASE.label()));
    }

    // [utest->req~unit.reached~1]
    @Test
    void whatWasScannedAndWhatIsMissingOpensItsPage(FxRobot robot) throws TimeoutException {
        fx(() -> SampleContainers.scan(containers, Purpose.CHECK, 3, 2));
        until(() -> text(robot, "#left").equals("1"));
        robot.push(KeyCode.F12);
        ListView<?> differences = robot.lookup("#differences").query();
        robot.interact(() -> {
            differences.getSelectionModel().select(0);
            differences.requestFocus();
        });
        robot.push(KeyCode.F12);
        assertEquals(
                List.of(
                        new EntrySubject.OfUnit(SampleContainers.pack(2)),
                        new EntrySubject.OfUnit(SampleContainers.pack(3))),
                opened);
    }

    // [utest->req~container.screen~1]
    @Test
    void scansCountOnlyWhileTheScreenIsInFront(FxRobot robot) throws TimeoutException {
        fx(() -> {
            SampleContainers.scan(containers, Purpose.CHECK, 3, 1);
            view.controller().leave();
            containers.hear(
                    SampleContainers.scanned(
                            SampleContainers.pack(2), Optional.of(SampleContainers.CASE)));
            view.controller().arrive();
            containers.hear(
                    SampleContainers.scanned(
                            SampleContainers.pack(3), Optional.of(SampleContainers.CASE)));
        });
        until(() -> text(robot, "#inside").equals("2"));
        Platform.runLater(() -> {});
        assertEquals("1", text(robot, "#left"));
    }

    // [utest->req~container.screen~1]
    @Test
    void aContainerWithManyUnitsShowsSomeAndSaysHowManyMore(FxRobot robot) throws TimeoutException {
        fx(() -> SampleContainers.scan(containers, Purpose.CHECK, 900, 3));
        until(() -> text(robot, "#inside").equals("3"));
        assertEquals(
                CheckView.MOST_TILES,
                robot.lookup("#tiles").queryAs(FlowPane.class).getChildren().size());
        assertEquals("and 700 more", text(robot, "#more"));
    }
}

package org.cordon.ui.rework;

import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.core.container.ContainerCheck.Purpose;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Reason;
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

/// The rework station, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class ReworkFxTest {
    private final FakeContainers containers = new FakeContainers();
    private final FirstHour hour = new FirstHour();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private View<ReworkController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        view =
                Views.load(
                        new ReworkController(
                                new ReworkViewModel(
                                        pulse,
                                        containers,
                                        containers,
                                        containers,
                                        hour,
                                        new TimeFormats(hour.zone())),
                                new UnitPages(opened::add, checked::add)));
        Screen.show(stage, view.root(), 1400, 800);
        view.controller().arrive();
    }

    @AfterEach
    void close() {
        view.close();
        pulse.close();
    }

    private static ScannedUnit pack(int number) {
        return SampleContainers.scanned(SampleContainers.pack(number), Optional.empty());
    }

    private void hear(ScannedUnit unit) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> containers.hear(unit));
    }

    private static boolean says(FxRobot robot, String word) {
        return text(robot, "#word").equals(word);
    }

    // [utest->req~rework.screen~1]
    @Test
    void aPackIsPutBackByScanningItTwiceOnceAReasonIsChosen(FxRobot robot) throws TimeoutException {
        assertTrue(says(robot, "Scan"));
        hear(pack(7));
        until(() -> says(robot, "Put it back?"));
        until(() -> containers.replies.equals(List.of(true)));
        hear(pack(7));
        until(() -> says(robot, "Why?"));
        assertEquals(List.of(), containers.asked);
        robot.clickOn("#inspected");
        hear(pack(7));
        until(() ->
                containers.asked.equals(
                        List.of(
                                "put back "
                                        + SampleContainers.pack(7).label()
                                        + ": Inspected, is good")));
    }

    // [utest->req~unit.reached~1]
    @Test
    void whatWasScannedOpensItsPage(FxRobot robot) throws TimeoutException {
        hear(pack(7));
        until(() -> says(robot, "Put it back?"));
        robot.push(KeyCode.F12);
        assertEquals(List.of(new EntrySubject.OfUnit(SampleContainers.pack(7))), opened);
    }

    // [utest->req~rework.screen~1]
    @Test
    void whatMayNotComeBackIsRefusedWithItsReason(FxRobot robot) throws TimeoutException {
        containers.refusal = Optional.of(Reason.of("not-back.sampled", "A1"));
        hear(pack(7));
        until(() -> says(robot, "Must not come back"));
        until(() -> containers.replies.equals(List.of(false)));
        assertEquals(
                "A1 was taken as a sample. A sample never comes back.", text(robot, "#sentence"));
        robot.clickOn("#inspected");
        hear(pack(7));
        until(() -> says(robot, "Must not come back"));
        assertEquals(List.of(), containers.asked);
    }

    // [utest->req~rework.screen~1]
    @Test
    void aContainerIsOpenedByItsLabel(FxRobot robot) throws TimeoutException {
        robot.clickOn("#openContainer").clickOn("#handled");
        hear(SampleContainers.label(SampleContainers.CASE));
        until(() -> says(robot, "Open it?"));
        robot.clickOn("#confirm");
        until(() ->
                containers.asked.equals(
                        List.of("open " + SampleContainers.CASE.label() + ": Wrongly handled")));
    }

    // [utest->req~rework.screen~1]
    @Test
    void aPackIsReplacedByAnotherOne(FxRobot robot) throws TimeoutException {
        robot.clickOn("#replace").clickOn("#handled");
        hear(
                SampleContainers.scanned(
                        SampleContainers.pack(1), Optional.of(SampleContainers.CASE)));
        until(() -> says(robot, "Scan the new pack"));
        hear(pack(8));
        until(() -> says(robot, "Replace it?"));
        hear(pack(8));
        until(() -> containers.asked.size() == 1);
        assertEquals(
                "replace %s by %s: Wrongly handled"
                        .formatted(
                                SampleContainers.pack(1).label(), SampleContainers.pack(8).label()),
                containers.asked.getFirst());
    }

    // [utest->req~rework.screen~1]
    @Test
    void aContainerIsPackedAnewByScanningAllThatIsInItAndItsLabel(FxRobot robot)
            throws TimeoutException {
        robot.clickOn("#misread");
        WaitForAsyncUtils.waitForAsyncFx(
                60_000, () -> containers.begin(Purpose.REAGGREGATE, SampleContainers.recorded(4)));
        hear(
                SampleContainers.scanned(
                        SampleContainers.pack(1), Optional.of(SampleContainers.CASE)));
        hear(pack(9));
        until(() -> text(robot, "#packingCount").equals("2"));
        hear(SampleContainers.label(SampleContainers.CASE));
        until(() -> containers.asked.equals(List.of("finish Camera misread it")));
    }
}

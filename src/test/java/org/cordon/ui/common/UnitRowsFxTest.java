package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.cordon.core.order.UnitId;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleContainers;
import org.cordon.support.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// The gesture that opens the page of what a row is about.
@ExtendWith(ApplicationExtension.class)
final class UnitRowsFxTest {
    private static final UnitId PACK = FirstHour.unit("A1");

    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private ListView<Optional<UnitId>> list;

    @Start
    void start(Stage stage) {
        list = new ListView<>();
        list.getItems()
                .setAll(
                        List.of(
                                Optional.of(PACK),
                                Optional.of(SampleContainers.CASE),
                                Optional.empty()));
        UnitRows.open(
                list,
                new UnitPages(opened::add, checked::add),
                row -> row.map(EntrySubject.OfUnit::new));
        Screen.show(stage, list, 600, 400);
    }

    private void select(FxRobot robot, int row) {
        robot.interact(() -> {
            list.getSelectionModel().select(row);
            list.requestFocus();
        });
    }

    private static EntrySubject page(UnitId unit) {
        return new EntrySubject.OfUnit(unit);
    }

    // [utest->req~unit.reached~1]
    @Test
    void twoClicksAndTwoKeysOpenThePage(FxRobot robot) {
        robot.clickOn(robot.lookup(".list-cell").nth(0).<javafx.scene.Node>query());
        assertEquals(List.of(), opened, "one click only selects");
        robot.doubleClickOn(robot.lookup(".list-cell").nth(1).<javafx.scene.Node>query());
        select(robot, 0);
        robot.push(KeyCode.F12).push(KeyCode.ENTER);
        assertEquals(List.of(page(SampleContainers.CASE), page(PACK), page(PACK)), opened);
    }

    // [utest->req~container.begun~1]
    @Test
    void aContainerIsCheckedByKeyAndMenuAndNothingElseIs(FxRobot robot) {
        select(robot, 1);
        robot.push(KeyCode.SHIFT, KeyCode.F12);
        robot.clickOn(
                        robot.lookup(".list-cell").nth(1).<javafx.scene.Node>query(),
                        MouseButton.SECONDARY)
                .clickOn("Check container");
        select(robot, 0);
        robot.push(KeyCode.SHIFT, KeyCode.F12);
        select(robot, 2);
        robot.push(KeyCode.SHIFT, KeyCode.F12).push(KeyCode.F12);
        assertEquals(List.of(SampleContainers.CASE, SampleContainers.CASE), checked);
        assertEquals(List.of(), opened);
    }
}

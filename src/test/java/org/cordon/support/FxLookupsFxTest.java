package org.cordon.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class FxLookupsFxTest {
    @Start
    void start(Stage stage) {
        Screen.show(stage, new StackPane(new Label("Line 3")), 200, 100);
    }

    @Test
    void robotsLookNodesUpOnTheFxThread(FxRobot robot) {
        assertTrue(
                robot.lookup("Line 3")
                        .match((Node _) -> Platform.isFxApplicationThread())
                        .tryQuery()
                        .isPresent());
    }
}

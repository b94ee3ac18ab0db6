package org.cordon.ui.stations;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cordon.core.event.ScannerEvent;
import org.cordon.core.text.Messages;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// The screen on its real FXML, over the real rules of settings.
@ExtendWith(ApplicationExtension.class)
final class StationsFxTest {
    private static final Map<String, String> LINE =
            Map.ofEntries(
                    Map.entry("station.1.name", "Bundles"),
                    Map.entry("station.1.level", "bundle"),
                    Map.entry("station.2.name", "Cases"),
                    Map.entry("station.2.level", "case"),
                    Map.entry("station.2.requires", "Bundles"),
                    Map.entry("station.3.name", "Bench"),
                    Map.entry("station.3.kind", "bench"),
                    Map.entry("scanner.1.name", "Camera"),
                    Map.entry("scanner.1.type", "tcp"),
                    Map.entry("scanner.1.address", "10.0.0.20:9004"),
                    Map.entry("scanner.1.role", "inline"),
                    Map.entry("scanner.1.station", "Cases"));

    private FxDispatcher pulse;
    private FakeScannerSetup setup = new FakeScannerSetup();
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
        pulse = new FxDispatcher();
    }

    @AfterEach
    void end() {
        pulse.close();
    }

    private void open(FxRobot robot, Map<String, String> settings) throws TimeoutException {
        setup = new FakeScannerSetup(settings);
        robot.interact(() -> {
            Messages messages = Messages.of(StationsViewModel.class);
            StationsController pane =
                    Views.load(
                                    new StationsController(
                                            new StationsViewModel(
                                                    setup.stationSetup(), pulse, messages),
                                            messages))
                            .controller();
            Screen.show(stage, pane.overlay(new VBox(pane.summary())), 1024, 700);
        });
        press(robot, "#stationsAct");
        until(() -> shown(robot, "#close"));
    }

    private static void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).query().requestFocus());
        robot.type(KeyCode.SPACE);
    }

    private static void fill(FxRobot robot, String id, String value) {
        robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(value));
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, String id, String value) {
        robot.interact(() -> robot.lookup(id).queryAs(ComboBox.class).setValue(value));
    }

    private List<String> names() {
        return setup.stationSetup().stations().stream()
                .map(placed -> placed.station().id().value())
                .toList();
    }

    // [utest->req~line.screen~1]
    @Test
    void withoutAStationTheScreenSaysWhatHoldsAndAddsTheFirst(FxRobot robot) throws Exception {
        open(robot, Map.of());
        assertEquals(
                "None is set up: all scanners in line count as one station.",
                text(robot, "#stationsSummary"));
        assertTrue(shown(robot, "#empty"));
        assertFalse(shown(robot, "#save"));
        robot.type(KeyCode.SPACE);
        until(() -> shown(robot, "#save"));
        assertEquals("Fill in: Name.", text(robot, "#saidWords"));
        assertTrue(robot.lookup("#save").queryButton().isDisabled());
        Screen.write(robot, "Cases");
        choose(robot, "#setting-type", "case");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").startsWith("Cases is saved."));
        assertEquals(
                List.of(
                        new ScannerEvent.StationsChanged(
                                Map.of(), Map.of("1.name", "Cases", "1.level", "case"))),
                setup.recorded());
        assertTrue(text(robot, "#saidWords").endsWith("from the next start of Cordon."));
        assertEquals("Cases", text(robot, "#stationsSummary"));
    }

    // [utest->req~line.screen~1]
    @Test
    void theLineIsDrawnInBeltOrderWithItsScanners(FxRobot robot) throws Exception {
        open(robot, LINE);
        assertEquals("Bundles → Cases → Bench", text(robot, "#stationsSummary"));
        assertEquals(
                List.of(
                        "Station 1, Bundles. Bundles · Label first, then its content. No scanner"
                                + " yet.",
                        "Station 2, Cases. Cases · Label first, then its content · requires"
                                + " Bundles. Scanners: Camera.",
                        "Station 3, Bench. Bench, for looking codes up. No scanner yet."),
                List.of("#station-1", "#station-2", "#station-3").stream()
                        .map(id -> robot.lookup(id).queryButton().getAccessibleText())
                        .toList());
        assertEquals("Station 1: Bundles", text(robot, "#title"));
    }

    // [utest->req~line.screen-keyboard~1]
    @Test
    void aStationIsMovedByKeyboardAndKeepsTheKeys(FxRobot robot) throws Exception {
        open(robot, LINE);
        press(robot, "#station-3");
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        until(() -> names().equals(List.of("Bundles", "Bench", "Cases")));
        until(() -> robot.lookup("#station-2").query().isFocused());
        assertEquals(
                "Bench is now station 2. It holds from the next start of Cordon.",
                text(robot, "#saidWords"));
        press(robot, "#down");
        until(() -> names().equals(List.of("Bundles", "Cases", "Bench")));
    }

    // [utest->req~line.in-use~1]
    @Test
    void aStationStaysBehindTheOneThatItRequires(FxRobot robot) throws Exception {
        open(robot, LINE);
        assertTrue(robot.lookup("#up").queryButton().isDisabled(), "the first one");
        press(robot, "#station-2");
        press(robot, "#up");
        assertEquals("Cases requires Bundles and stays behind it.", text(robot, "#saidWords"));
        assertEquals(List.of(), setup.recorded());
    }

    // [utest->req~line.in-use~1]
    @Test
    void aStationInUseIsNotRemovedAndTheScreenSaysByWhat(FxRobot robot) throws Exception {
        open(robot, LINE);
        press(robot, "#remove");
        assertEquals(
                "Bundles cannot be removed while it is required by: Cases.",
                text(robot, "#saidWords"));
        press(robot, "#station-2");
        press(robot, "#remove");
        assertEquals(
                "Cases cannot be removed while scanners belong to it: Camera. Set them up for"
                        + " another station first.",
                text(robot, "#saidWords"));
        fill(robot, "#setting-name", "Case packer");
        press(robot, "#save");
        assertEquals(
                "Cases keeps its name while scanners belong to it: Camera. Set them up without a"
                        + " station first.",
                text(robot, "#saidWords"));
        assertEquals(List.of(), setup.recorded());
    }

    // [utest->req~line.screen~1]
    @Test
    void aStationIsRemovedOnceThatIsConfirmed(FxRobot robot) throws Exception {
        open(robot, LINE);
        press(robot, "#station-3");
        press(robot, "#remove");
        assertEquals("Remove Bench? Its records stay.", text(robot, "#removeWords"));
        press(robot, "#keep");
        assertEquals(3, names().size());
        press(robot, "#remove");
        press(robot, "#removeNow");
        until(() -> names().equals(List.of("Bundles", "Cases")));
    }

    // [utest->req~line.screen-refused~1]
    @Test
    void whatCannotBeFollowedIsSaidBesideItsField(FxRobot robot) throws Exception {
        open(robot, LINE);
        press(robot, "#station-2");
        fill(robot, "#setting-lag", "many");
        assertEquals("Use a whole number, 0 to 99.", text(robot, "#refusal-lag"));
        assertEquals("Fill in: Lag.", text(robot, "#saidWords"));
        assertTrue(robot.lookup("#save").queryButton().isDisabled());
        press(robot, "#station-1");
        assertEquals("Save this station first, or drop its changes.", text(robot, "#saidWords"));
        press(robot, "#drop");
        assertEquals("Nothing is changed yet.", text(robot, "#saidWords"));
        choose(robot, "#setting-association", "none");
        assertFalse(shown(robot, "#setting-lag"), "a station that packs nothing has no lag");
    }

    // [utest->req~line.screen~1]
    @Test
    void aNewNameIsTakenOverByTheStationsThatRequireIt(FxRobot robot) throws Exception {
        open(robot, LINE);
        fill(robot, "#setting-name", "Bundler");
        press(robot, "#save");
        until(() -> names().equals(List.of("Bundler", "Cases", "Bench")));
        Map<String, String> cases = new HashMap<>(setup.stationSetup().stations().get(1).keys());
        assertEquals(Map.of("name", "Cases", "level", "case", "requires", "Bundler"), cases);
    }

    // [utest->req~line.screen~1]
    @Test
    void aChangeThatFailsStaysInTheForm(FxRobot robot) throws Exception {
        open(robot, LINE);
        setup.signOut();
        fill(robot, "#setting-name", "Bundler");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").startsWith("Nothing was changed."));
        assertEquals("Bundler", robot.lookup("#setting-name").queryAs(TextField.class).getText());
        assertEquals(List.of("Bundles", "Cases", "Bench"), names());
    }
}

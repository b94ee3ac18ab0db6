package org.cordon.ui.machines;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cordon.adapter.device.JsonMeanings;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.text.Messages;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeScannerMonitoring;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.FakeTrials;
import org.cordon.support.RuleData;
import org.cordon.support.SampleStates;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.Views;
import org.cordon.ui.scanners.ByteMonitorModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// The screen on its real FXML, over the real rules of settings.
@ExtendWith(ApplicationExtension.class)
final class MachinesFxTest {
    private static final DeviceId LABELLER = new DeviceId("Labeller");

    private static final Map<String, String> LINE =
            Map.of(
                    "station.1.name", "Carton check",
                    "station.1.level", "unit",
                    "machine.1.name", "Labeller",
                    "machine.1.type", "tcp",
                    "machine.1.address", "10.0.0.30:9100");

    private final FakeTrials trials = new FakeTrials();
    private final FakeScannerMonitoring taps = new FakeScannerMonitoring();
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
            Messages messages = Messages.of(MachinesViewModel.class);
            LineStatus line = SampleStates.allRight();
            MachinesController pane =
                    Views.load(
                                    new MachinesController(
                                            new MachinesViewModel(
                                                    setup.machineSetup(),
                                                    new FakeLine(line),
                                                    new ByteMonitorModel(trials, taps, pulse),
                                                    pulse,
                                                    messages),
                                            new ScanAnalyzer(RuleData.codeTables()),
                                            new JsonMeanings(),
                                            new TimeFormats(ZoneOffset.UTC),
                                            messages))
                            .controller();
            Screen.show(stage, pane.overlay(new VBox(pane.summary())), 1280, 760);
        });
        press(robot, "#machinesAct");
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

    private static Bytes line(String json) {
        return Bytes.of((json + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> read(FxRobot robot) {
        return robot.lookup("#chunks .reads").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    // [utest->req~machine.form~1]
    @Test
    void aMachineIsFilledInTestedAndSaved(FxRobot robot) throws Exception {
        open(robot, Map.of("station.1.name", "Carton check", "station.1.level", "unit"));
        assertEquals("No machine is set up.", text(robot, "#machinesSummary"));
        assertTrue(shown(robot, "#empty"));
        robot.type(KeyCode.SPACE);
        until(() -> shown(robot, "#save"));
        assertTrue(robot.lookup("#test").queryButton().isDisabled(), "nothing leads to it yet");
        fill(robot, "#setting-address", "10.0.0.30:9100");
        assertEquals("Fill in: Name.", text(robot, "#saidWords"));
        press(robot, "#test");
        assertEquals("10.0.0.30:9100", trials.heard().getFirst().address());
        robot.interact(() ->
                trials.send(Duration.ZERO, line("{\"report\":\"roll\",\"roll\":\"R-2211\"}")));
        until(() -> read(robot).equals(List.of("Roll R-2211.")));
        assertTrue(text(robot, "#liveState").startsWith("Connected."));
        fill(robot, "#setting-name", "Labeller");
        choose(robot, "#setting-station", "Carton check");
        assertEquals(1, trials.heard().size(), "what it is called changes no connection");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").startsWith("Labeller is saved."));
        assertEquals(
                List.of(
                        new ScannerEvent.MachinesChanged(
                                Map.of(),
                                Map.of(
                                        "1.name", "Labeller",
                                        "1.type", "tcp",
                                        "1.address", "10.0.0.30:9100",
                                        "1.station", "Carton check"))),
                setup.recorded());
        assertEquals(List.of(), trials.heard(), "the connection of the test is closed");
        press(robot, "#close");
        assertEquals(
                "Labeller: Connected from the next start of Cordon.",
                text(robot, "#machinesSummary"));
    }

    // [utest->req~machine.form~1]
    @Test
    void theVariablesOfOpcUaAreRefusedByNameAndTestedTogether(FxRobot robot) throws Exception {
        open(robot, Map.of());
        robot.type(KeyCode.SPACE);
        until(() -> shown(robot, "#save"));
        fill(robot, "#setting-name", "Bundler");
        choose(robot, "#setting-type", "opcua");
        fill(robot, "#setting-address", "opc.tcp://10.0.0.31:4840");
        fill(robot, "#setting-opcua-node-state", "State");
        assertEquals("Fill in: State.", text(robot, "#saidWords"));
        assertTrue(
                text(robot, "#refusal-opcua-node-state")
                        .startsWith("Use a node id, such as ns=2;s=Labeller.State"));
        assertTrue(robot.lookup("#test").queryButton().isDisabled());
        fill(robot, "#setting-opcua-node-state", "ns=2;s=State");
        fill(robot, "#setting-opcua-node-out", "ns=2;i=1017");
        choose(robot, "#setting-opcua-security", "none");
        press(robot, "#test");
        ScannerConfig.OpcUa tested = (ScannerConfig.OpcUa) trials.heard().getFirst();
        assertEquals(Map.of("state", "ns=2;s=State", "out", "ns=2;i=1017"), tested.nodes());
        assertEquals(ScannerConfig.OpcUa.Security.NONE, tested.security());
        // A look at another type loses no address, and ends the test.
        choose(robot, "#setting-type", "file");
        assertEquals(List.of(), trials.heard());
        assertFalse(shown(robot, "#setting-opcua-node-state"));
        choose(robot, "#setting-type", "opcua");
        assertEquals(
                "opc.tcp://10.0.0.31:4840",
                robot.lookup("#setting-address").queryAs(TextField.class).getText());
    }

    // [utest->req~machine.form~1]
    @Test
    void whatAMachineAtWorkSaysIsShownFromItsOwnConnection(FxRobot robot) throws Exception {
        open(robot, LINE);
        assertTrue(text(robot, "#liveState").startsWith("From the connection at work"));
        robot.interact(() ->
                taps.raw(
                        LABELLER,
                        line("{\"report\":\"state\",\"state\":6}"),
                        Instant.parse("2026-11-24T12:07:31Z"),
                        0));
        until(() -> read(robot).equals(List.of("State execute.")));
        assertEquals(List.of(), trials.heard(), "no second connection is opened");
        fill(robot, "#setting-address", "10.0.0.31:9100");
        press(robot, "#test");
        assertFalse(taps.hears(LABELLER));
        assertEquals("10.0.0.31:9100", trials.heard().getFirst().address());
        // What is filled in is not lost by choosing or adding another.
        press(robot, "#add");
        assertEquals("Save this machine first, or drop its changes.", text(robot, "#saidWords"));
        press(robot, "#drop");
        assertTrue(taps.hears(LABELLER));
        press(robot, "#close");
        assertFalse(taps.hears(LABELLER));
    }

    // [utest->req~machine.form~1]
    @Test
    void aMachineIsRemovedAfterAQuestion(FxRobot robot) throws Exception {
        open(robot, LINE);
        press(robot, "#remove");
        assertEquals("Remove Labeller? Its records stay.", text(robot, "#removeWords"));
        press(robot, "#keep");
        assertEquals(List.of(), setup.recorded());
        press(robot, "#remove");
        press(robot, "#removeNow");
        until(() -> shown(robot, "#empty"));
        assertEquals(List.of(), setup.machineSetup().machines());
    }
}

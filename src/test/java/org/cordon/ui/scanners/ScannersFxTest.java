package org.cordon.ui.scanners;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.cordon.adapter.device.JsonMeanings;
import org.cordon.adapter.serial.SerialPorts;
import org.cordon.adapter.serial.SerialScanner;
import org.cordon.app.device.ScannerPreview;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.ScannerConfig;
import org.cordon.core.scanner.SerialPortInfo;
import org.cordon.core.scanner.SerialPortSnapshot;
import org.cordon.core.text.Messages;
import org.cordon.sim.PseudoPort;
import org.cordon.support.FakeScannerMonitoring;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.RealTime;
import org.cordon.support.RuleData;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// The screen on its real FXML, over the real rules of settings and a scanner at a real
/// pseudo-terminal.
@ExtendWith(ApplicationExtension.class)
final class ScannersFxTest {
    private static final DeviceId CAMERA = new DeviceId("Camera 2");
    private static final String SCAN = "{x02}]d201040123450000092100001{x03}";

    @TempDir private Path folder;

    private final ScheduledExecutorService supervisor =
            Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService serial = Executors.newSingleThreadScheduledExecutor();
    private final ScannerPreview trials =
            new ScannerPreview(
                    device ->
                            new SerialScanner(
                                    (ScannerConfig.Serial) device,
                                    new SerialPorts(),
                                    new RealTime(),
                                    supervisor),
                    serial);
    private final FakeScannerMonitoring taps = new FakeScannerMonitoring();
    private final FakeScannerSetup setup =
            new FakeScannerSetup(
                    Map.of(
                            "scanner.1.name", CAMERA.value(),
                            "scanner.1.type", "tcp",
                            "scanner.1.role", "inline",
                            "scanner.1.address", "10.0.0.20:9004"));
    private Optional<PseudoPort> port = Optional.empty();
    private FxDispatcher pulse;
    private ScannersViewModel model;

    @Start
    void start(Stage stage) {
        setup.plugged =
                new SerialPortSnapshot(
                        List.of(
                                new SerialPortInfo(
                                        folder.resolve("port").toString(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        "Unknown scanner")));
        pulse = new FxDispatcher();
        Messages messages = Messages.of(ScannersViewModel.class);
        model =
                new ScannersViewModel(
                        setup, new ByteMonitorModel(trials, taps, pulse), pulse, messages);
        ScannersController pane =
                Views.load(
                                new ScannersController(
                                        model,
                                        new ScanAnalyzer(RuleData.codeTables()),
                                        new JsonMeanings(),
                                        new TimeFormats(ZoneOffset.UTC),
                                        messages))
                        .controller();
        Button act = pane.act(CAMERA);
        act.setId("setUp");
        Screen.show(stage, pane.overlay(new VBox(pane.attach(), act)), 1280, 800);
    }

    @AfterEach
    void end() throws Exception {
        pulse.close();
        trials.close();
        if (port.isPresent()) {
            port.get().close();
        }
        supervisor.shutdownNow();
        serial.shutdownNow();
    }

    private void press(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).query().requestFocus());
        robot.type(KeyCode.SPACE);
    }

    private static void fill(FxRobot robot, String id, String value) {
        robot.interact(() -> {
            Node input = robot.lookup(id).query();
            switch (input) {
                case TextInputControl field -> field.setText(value);
                case ComboBox<?> box -> {
                    @SuppressWarnings("unchecked")
                    ComboBox<String> texts = (ComboBox<String>) box;
                    texts.setValue(value);
                }
                default -> throw new IllegalArgumentException(id);
            }
        });
    }

    private static boolean says(FxRobot robot, String id, String words) {
        return robot.lookup(id).lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(l -> l.getText().contains(words));
    }

    // [utest->req~scanner-setup.attach~1]
    // [utest->req~scanner-setup.trial~1]
    // [utest->req~scanner-setup.keyboard~1]
    @Test
    void anUnknownScannerIsAttachedByWhatItSends(FxRobot robot) throws Exception {
        port = Optional.of(new PseudoPort(folder));
        press(robot, "#attach");
        until(() -> shown(robot, "#setting-name"));
        assertTrue(robot.lookup("#save").queryButton().isDisabled());
        assertEquals("Missing: Name, Where.", text(robot, "#saidWords"));
        Screen.write(robot, "Hand scanner");
        until(() -> says(robot, "#ports", "Unknown scanner"));
        press(robot, "#ports .port");
        until(() -> text(robot, "#liveState").startsWith("Listening"));
        port.get().send(Bytes.parse(SCAN));
        until(() -> says(robot, "#chunks", "STX") && says(robot, "#chunks", "]d2010401"));
        assertFalse(says(robot, "#chunks", "cut"), "CR and LF never come");
        until(() -> says(robot, "#suggestions", "Messages end in ETX."));
        press(robot, "#take-END");
        until(() -> says(robot, "#suggestions", "Messages begin with STX."));
        press(robot, "#take-HEADER");
        until(() -> says(robot, "#chunks", "cut") && says(robot, "#chunks", "GS1: (01)04012345"));
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").startsWith("Hand scanner is attached."));
        assertEquals(
                Map.of(
                        "name", "Hand scanner",
                        "type", "serial",
                        "role", "handheld",
                        "address", folder.resolve("port").toString(),
                        "terminators", "ETX",
                        "header", "STX"),
                setup.scanners().getLast().keys());
        assertTrue(taps.hears(new DeviceId("Hand scanner")), "it goes on showing what comes");
        assertEquals(1, setup.recorded().size());
    }

    // [utest->req~scanner-setup.refused~1]
    @Test
    void badSettingsAreRefusedBesideTheirField(FxRobot robot) throws Exception {
        press(robot, "#attach");
        until(() -> shown(robot, "#setting-name"));
        assertEquals("", text(robot, "#refusal-name"), "nobody has been there");
        fill(robot, "#setting-name", CAMERA.value());
        fill(robot, "#setting-type", "tcp");
        fill(robot, "#setting-address", "10.0.0.20");
        until(() -> text(robot, "#refusal-address").startsWith("Use host:port"));
        fill(robot, "#setting-address", "10.0.0.21:9004");
        until(() -> text(robot, "#refusal-name").contains("another scanner has this name"));
        assertEquals("", text(robot, "#refusal-address"));
        fill(robot, "#setting-idle", "80");
        until(() -> text(robot, "#refusal-idle").contains("80ms"));
        assertTrue(robot.lookup("#save").queryButton().isDisabled());
        fill(robot, "#setting-type", "serial");
        assertEquals("", robot.lookup("#setting-address").queryTextInputControl().getText());
        fill(robot, "#setting-type", "tcp");
        assertEquals(
                "10.0.0.21:9004",
                robot.lookup("#setting-address").queryTextInputControl().getText(),
                "a look at another kind loses nothing");
    }

    // [utest->req~machine.byte-monitor~1]
    @Test
    void aJsonObjectIsShownForWhatItMeans(FxRobot robot) throws Exception {
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-name"));
        String report = "{\"report\":\"roll\",\"roll\":\"R-17\",\"station\":\"Gate\"}";
        taps.raw(CAMERA, Bytes.of((report + "\r").getBytes(UTF_8)), Instant.EPOCH, 0);
        until(() -> says(robot, "#chunks", "Set what a message is to JSON"));
        fill(robot, "#setting-message", "json");
        until(() -> says(robot, "#chunks", "Roll R-17. Station Gate."));
        taps.raw(
                CAMERA,
                Bytes.of("{\"signal\":\"stop\"}\r{\"signal\":\"halt\"}\r".getBytes(UTF_8)),
                Instant.EPOCH,
                1);
        until(() ->
                says(robot, "#chunks", "Signal stop.")
                        && says(robot, "#chunks", "‘halt’ is no signal"));
        taps.raw(
                CAMERA,
                Bytes.of("{\"scan\":\"]d2010401234500000921A1\",\"trigger\":7}\r".getBytes(UTF_8)),
                Instant.EPOCH,
                2);
        until(() ->
                says(robot, "#chunks", "GS1: (01)04012345")
                        && says(robot, "#chunks", "Trigger 7."));
    }

    // [utest->req~scanner-setup.edit~1]
    @Test
    void aScannerIsSetUpAnewAndRemoved(FxRobot robot) throws Exception {
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-name"));
        assertEquals("Nothing is changed yet.", text(robot, "#saidWords"));
        taps.raw(CAMERA, Bytes.parse("NOREAD{x0D}"), Instant.EPOCH, 0);
        until(() -> says(robot, "#chunks", "No read"));
        fill(robot, "#setting-terminators", "ETX");
        until(() -> !robot.lookup("#save").queryButton().isDisabled());
        assertFalse(says(robot, "#chunks", "No read"), "cut by the settings as they are typed");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").equals("Camera 2 works by the new settings."));
        assertEquals("ETX", setup.scanners().getFirst().keys().get("terminators"));
        press(robot, "#remove");
        until(() -> shown(robot, "#removeNow"));
        press(robot, "#keep");
        until(() -> !shown(robot, "#removeNow"));
        press(robot, "#remove");
        press(robot, "#removeNow");
        until(() -> !shown(robot, "#setting-name"));
        assertEquals(List.of(), setup.scanners());
        assertFalse(taps.hears(CAMERA));
    }

    // [utest->req~line.scanner-station~1]
    @Test
    void aStationIsChosenFromThoseThatThereAre(FxRobot robot) throws Exception {
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-name"));
        assertFalse(shown(robot, "#setting-station"), "there is none");
        press(robot, "#close");
        setup.stationSetup().save(List.of(Map.of("name", "Cases", "level", "case"))).join();
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-station"));
        assertEquals(
                List.of("", "Cases"), robot.lookup("#setting-station").queryComboBox().getItems());
        fill(robot, "#setting-station", "Cases");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").equals("Camera 2 works by the new settings."));
        assertEquals("Cases", setup.scanners().getFirst().keys().get("station"));
        fill(robot, "#setting-station", "");
        press(robot, "#save");
        until(() -> setup.scanners().getFirst().device().station().isEmpty());
    }

    // [utest->req~scanner-setup.no-loss~1]
    @Test
    void whatCouldNotBeSavedStays(FxRobot robot) throws Exception {
        setup.broken = Optional.of(new IllegalStateException("The disk is full."));
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-name"));
        fill(robot, "#setting-header", "STX");
        press(robot, "#save");
        until(() -> text(robot, "#saidWords").equals("Nothing was changed. The disk is full."));
        assertEquals("STX", robot.lookup("#setting-header").queryTextInputControl().getText());
        assertTrue(taps.hears(CAMERA));
    }

    // [utest->req~scanner-setup.still~1]
    @Test
    void whatComesWaitsWhileAPersonReadsAndMemoryIsBounded(FxRobot robot) throws Exception {
        press(robot, "#setUp");
        until(() -> shown(robot, "#setting-name"));
        taps.raw(CAMERA, Bytes.parse("first{x0D}"), Instant.EPOCH, 0);
        until(() -> says(robot, "#chunks", "first"));
        robot.interact(() -> robot.lookup("#liveScroll").query().requestFocus());
        for (int i = 0; i < 12; i++) {
            taps.raw(CAMERA, Bytes.parse("next{x0D}"), Instant.EPOCH, i);
        }
        until(() -> robot.lookup("#fresh").queryButton().getText().equals("12 new"));
        assertFalse(says(robot, "#chunks", "next"));
        press(robot, "#fresh");
        until(() -> says(robot, "#chunks", "next"));
        robot.interact(() -> robot.lookup("#clear").query().requestFocus());
        for (int i = 0; i < 10_000; i++) {
            taps.raw(CAMERA, Bytes.parse("babble"), Instant.EPOCH, i);
        }
        until(() -> says(robot, "#chunks", "babble"));
        assertTrue(
                model.listening().heardProperty().get().chunks().size()
                        <= ByteMonitorModel.MOST_CHUNKS);
        press(robot, "#clear");
        until(() -> !says(robot, "#chunks", "babble"));
    }
}

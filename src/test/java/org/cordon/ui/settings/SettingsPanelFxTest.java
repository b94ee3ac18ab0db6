package org.cordon.ui.settings;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.adapter.barcode.CalibrationDrawer;
import org.cordon.adapter.device.JsonMeanings;
import org.cordon.adapter.report.CalibrationSheet;
import org.cordon.adapter.report.PdfPageRenderer;
import org.cordon.app.order.OrderCommands;
import org.cordon.app.order.OrderPreview;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.code.ScanAnalyzer;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.Entry;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.profile.ChosenProfile;
import org.cordon.core.profile.Profile;
import org.cordon.core.text.Messages;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeOrders;
import org.cordon.support.FakeQualification;
import org.cordon.support.FakeScannerMonitoring;
import org.cordon.support.FakeScannerSetup;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.FakeTrials;
import org.cordon.support.RuleData;
import org.cordon.support.SampleBatches;
import org.cordon.support.SampleStates;
import org.cordon.support.Screen;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.machines.MachinesController;
import org.cordon.ui.machines.MachinesViewModel;
import org.cordon.ui.qualification.QualifyController;
import org.cordon.ui.qualification.QualifyViewModel;
import org.cordon.ui.qualification.SheetViewModel;
import org.cordon.ui.scanners.ByteMonitorModel;
import org.cordon.ui.scanners.ScannersController;
import org.cordon.ui.scanners.ScannersViewModel;
import org.cordon.ui.stations.StationsController;
import org.cordon.ui.stations.StationsViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// Order, scanners, people, data and appearance, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class SettingsPanelFxTest {
    private final FakeLine line = new FakeLine(SampleStates.crowded());
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private final FakeOrders orders = new FakeOrders();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final List<Theme> chosen = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private OrderLoadViewModel loader;
    private SettingsViewModel model;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        Messages messages = Messages.of(SettingsViewModel.class);
        model =
                new SettingsViewModel(
                        line,
                        FakeSite.away(),
                        store,
                        Path.of("/var/lib/cordon"),
                        messages,
                        new TimeFormats(ZoneOffset.UTC));
        store.onChange(pulse.signal(model::refresh)::mark);
        loader =
                new OrderLoadViewModel(
                        orders,
                        new OrderPreviewText(
                                line::status,
                                () -> new SampleBatches().running().service().status(),
                                messages),
                        messages,
                        pulse.fx());
        View<SettingsPanelController> view =
                Views.load(
                        new SettingsPanelController(
                                model,
                                loader,
                                new EnrolViewModel(door, messages, pulse.fx()),
                                new Appearance(Theme.LIGHT, chosen::add),
                                qualify(),
                                setup(),
                                stations(),
                                machines(),
                                messages));
        Screen.show(stage, view.root(), 1000, 900);
        view.controller().arrive();
    }

    private QualifyController qualify() {
        Messages messages = Messages.of(QualifyViewModel.class);
        return Views.load(
                        new QualifyController(
                                new QualifyViewModel(
                                        new FakeQualification(),
                                        line,
                                        Optional.empty(),
                                        pulse,
                                        messages,
                                        new FakeTimeSource(),
                                        new SheetViewModel(
                                                new CalibrationSheet(new CalibrationDrawer()),
                                                new PdfPageRenderer(),
                                                Messages.of(SheetViewModel.class),
                                                Runnable::run,
                                                pulse.fx())),
                                new CalibrationDrawer(),
                                messages))
                .controller();
    }

    private ScannersController setup() {
        Messages messages = Messages.of(ScannersViewModel.class);
        return Views.load(
                        new ScannersController(
                                new ScannersViewModel(
                                        new FakeScannerSetup(),
                                        new ByteMonitorModel(
                                                new FakeTrials(),
                                                new FakeScannerMonitoring(),
                                                pulse),
                                        pulse,
                                        messages),
                                new ScanAnalyzer(RuleData.codeTables()),
                                new JsonMeanings(),
                                new TimeFormats(ZoneOffset.UTC),
                                messages))
                .controller();
    }

    private StationsController stations() {
        Messages messages = Messages.of(StationsViewModel.class);
        return Views.load(
                        new StationsController(
                                new StationsViewModel(
                                        new FakeScannerSetup().stationSetup(), pulse, messages),
                                messages))
                .controller();
    }

    private MachinesController machines() {
        Messages messages = Messages.of(MachinesViewModel.class);
        return Views.load(
                        new MachinesController(
                                new MachinesViewModel(
                                        new FakeScannerSetup().machineSetup(),
                                        line,
                                        new ByteMonitorModel(
                                                new FakeTrials(),
                                                new FakeScannerMonitoring(),
                                                pulse),
                                        pulse,
                                        messages),
                                new ScanAnalyzer(RuleData.codeTables()),
                                new JsonMeanings(),
                                new TimeFormats(ZoneOffset.UTC),
                                messages))
                .controller();
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private void load(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            var _ = loader.load(Path.of("PO-20412.json"));
        });
        until(() -> shown(robot, "#progress"));
    }

    private static Chip chip(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Chip.class);
    }

    // [utest->req~profiles.shown~1]
    @Test
    void theOrderSaysByWhichProfileItIsJudgedAndWhetherThatIsGuessed(FxRobot robot)
            throws TimeoutException {
        assertFalse(shown(robot, "#profile"), "no profile is known");
        LineStatus now = line.status();
        Profile us = RuleData.profiles().aggregated();
        line.set(SampleStates.judgedBy(now, new ChosenProfile(us, true)));
        pulse.signal(model::refresh).mark();
        until(() ->
                text(robot, "#profile")
                        .equals(
                                "Judged by the profile US, version 1, which is guessed: no profile"
                                        + " names this product."));
        line.set(SampleStates.judgedBy(now, new ChosenProfile(us, false)));
        pulse.signal(model::refresh).mark();
        until(() -> text(robot, "#profile").equals("Judged by the profile US, version 1."));
    }

    private static OrderPreview preview() {
        Order order =
                new Order(
                        new OrderId("PO-20412"),
                        "Valsartan 80 mg, 28 tablets",
                        SampleStates.ORDER.gtin(),
                        new Lot("K2412A"),
                        SampleStates.ORDER.expiry(),
                        12_000);
        return new OrderPreview(
                new OrderFile(order, "PO-20412.json", Entry.NO_HASH, List.of()),
                new ChosenProfile(RuleData.profiles().aggregated(), true),
                Map.of(UnitKind.PACK, 12_000L, UnitKind.CASE, 100L));
    }

    private void read(FxRobot robot) throws TimeoutException {
        load(robot);
        assertEquals("Reading PO-20412.json …", text(robot, "#loading"));
        orders.read(preview());
        until(() -> shown(robot, "#preview"));
    }

    // [utest->req~order.preview~1]
    @Test
    void anOrderIsShownAndAskedForBeforeItReplacesAnything(FxRobot robot) throws TimeoutException {
        read(robot);
        assertEquals(
                "Nothing is loaded yet. The line runs order PO-20411-RX-2026-0007: keep PO-20412 as"
                        + " the next order, or replace PO-20411-RX-2026-0007 now?",
                text(robot, "#loading"));
        List<String> shown =
                robot
                        .from(robot.lookup("#preview"))
                        .lookup(".t-strong")
                        .queryAllAs(Label.class)
                        .stream()
                        .map(Label::getText)
                        .toList();
        assertTrue(
                shown.containsAll(
                        List.of(
                                "PO-20412",
                                "Valsartan 80 mg, 28 tablets",
                                "04012345000009",
                                "K2412A",
                                "2028-11-30",
                                "12,000",
                                "100 cases",
                                "PO-20412.json")),
                shown::toString);
        assertTrue(
                shown.stream().anyMatch(each -> each.startsWith("PO-20411-RX-2026-0007, lot ")),
                shown::toString);
        robot.clickOn("#drop");
        until(() -> !shown(robot, "#preview"));
        assertEquals(List.of(), orders.uses());
    }

    // [utest->req~order.waits~1]
    @Test
    void anOrderIsKeptAsTheNextOne(FxRobot robot) throws TimeoutException {
        read(robot);
        robot.clickOn("#keep");
        orders.finish(preview().order());
        until(() -> text(robot, "#loading").startsWith("Order PO-20412"));
        assertEquals(List.of(OrderCommands.Use.WAIT), orders.uses());
        assertEquals(
                "Order PO-20412, Valsartan 80 mg, 28 tablets, 12,000 packs, waits for the line."
                        + " Clear the line for it on the batch screen.",
                text(robot, "#loading"));
    }

    // [utest->req~screens.order-load~1]
    @Test
    void anOrderLoadsWithProgressAndThenRuns(FxRobot robot) throws TimeoutException {
        read(robot);
        assertEquals(
                "Replace PO-20411-RX-2026-0007 now",
                robot.lookup("#runNow").queryButton().getText());
        robot.clickOn("#runNow");
        until(() -> shown(robot, "#progress"));
        assertTrue(robot.lookup("#choose").queryButton().isDisabled(), "one at a time");
        assertEquals("Recording PO-20412.json …", text(robot, "#loading"));
        orders.at(64, 100);
        robot.interact(loader::tick);
        assertEquals(0.64, robot.lookup("#progress").queryAs(ProgressBar.class).getProgress());
        orders.finish(SampleStates.ORDER);
        until(() -> !shown(robot, "#progress"));
        assertEquals(List.of(OrderCommands.Use.RUN), orders.uses());
        assertEquals(
                "Order PO-20411, Amlodipine 5 mg, 30 tablets, 20,000 packs, is now the active"
                        + " order.",
                text(robot, "#loading"));
        assertFalse(robot.lookup("#choose").queryButton().isDisabled());
        assertFalse(shown(robot, "#cancel"));
    }

    @Test
    void loadingStopsWhenAskedAndTheOrderBeforeStays(FxRobot robot) throws TimeoutException {
        load(robot);
        robot.clickOn("#cancel");
        until(() -> text(robot, "#loading").equals("Stopping …"));
        assertTrue(robot.lookup("#cancel").queryButton().isDisabled(), "asked once");
        orders.at(70, 100);
        until(() ->
                text(robot, "#loading")
                        .equals("PO-20412.json was stopped. The current order stays active."));
        assertFalse(shown(robot, "#refusal"));
    }

    // [utest->req~screens.order-refusal~1]
    @Test
    void aBadFileIsRefusedByPlaceFieldAndReason(FxRobot robot) throws TimeoutException {
        load(robot);
        orders.refuse(new OrderRefused("line 1,204", "serial", "It stands in line 17 already."));
        until(() -> shown(robot, "#refusal"));
        assertEquals("line 1,204", text(robot, "#place"));
        assertEquals("serial", text(robot, "#field"));
        assertEquals("It stands in line 17 already.", text(robot, "#why"));
        assertEquals(
                "PO-20412.json was not loaded. The current order stays active.",
                text(robot, "#loading"));
        assertTrue(shown(robot, "#outcomeMark"), "not by colour alone");
    }

    // [utest->req~screens.enrol~1]
    @Test
    void aPersonIsEnrolledByKeyboardAndMaySignIn(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#personName"), "Jonas Roth").type(KeyCode.TAB);
        Screen.write(robot, "jonas").type(KeyCode.TAB);
        Screen.write(robot, "eight or more").type(KeyCode.TAB);
        Screen.write(robot, "eight or more").type(KeyCode.ENTER);
        until(() -> text(robot, "#enrolled").equals("Jonas Roth is enrolled and may sign in."));
        assertEquals("", robot.lookup("#password").queryTextInputControl().getText());
        assertEquals(
                "Jonas Roth", door.signIn("jonas", "eight or more".toCharArray()).join().name());
    }

    @Test
    void passwordsThatDifferAreToldAndWhatWasTypedStays(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#personName"), "Jonas Roth");
        Screen.write(robot.clickOn("#personId"), "jonas");
        Screen.write(robot.clickOn("#password"), "eight or more");
        Screen.write(robot.clickOn("#again"), "eight or less");
        robot.clickOn("#enrol");
        until(() -> text(robot, "#refused").equals("The passwords differ. Enter them again."));
        assertTrue(shown(robot, "#refusedMark"), "not by colour alone");
        assertEquals("jonas", robot.lookup("#personId").queryTextInputControl().getText());
    }

    @Test
    void aShortPasswordIsToldWithWhatToDo(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#personName"), "Jonas Roth");
        Screen.write(robot.clickOn("#personId"), "jonas");
        Screen.write(robot.clickOn("#password"), "short");
        Screen.write(robot.clickOn("#again"), "short").type(KeyCode.ENTER);
        until(() ->
                text(robot, "#refused")
                        .equals("The password is too short: take at least 8 characters."));
    }

    // [utest->req~screens.scanner-states~1]
    @Test
    void everyScannerSaysHowItStandsByWordShapeAndColour(FxRobot robot) {
        List<Chip> chips = robot.lookup("#scanners .chip").queryAllAs(Chip.class).stream().toList();
        assertEquals(
                List.of("Reading", "Silent", "Lost", "Reopening"),
                chips.stream().map(Chip::getAccessibleText).toList());
        assertEquals(
                List.of(Chip.Tone.GOOD, Chip.Tone.QUIET, Chip.Tone.ALARM, Chip.Tone.WARN),
                chips.stream().map(Chip::getTone).toList());
        assertEquals(
                List.of("Good", "Watch", "Suspect", "No read"),
                chips.stream().map(c -> c.lookup(".verdict-mark").getAccessibleText()).toList());
        assertTrue(robot.lookup("The cable is unplugged.").tryQuery().isPresent());
    }

    // [utest->req~screens.store-states~1]
    @Test
    void siteAndStoreSayHowTheyStand(FxRobot robot) throws TimeoutException {
        assertEquals("Offline", chip(robot, "#siteChip").getAccessibleText());
        assertEquals(
                "site/cordon does not answer; 1,204 entries pending here. Trying again in 20 s.",
                text(robot, "#site"));
        assertEquals("Up to date", chip(robot, "#storeChip").getAccessibleText());
        store.show(new StoreStatus(StoreStatus.State.REBUILDING, 41, 90, ""));
        until(() -> chip(robot, "#storeChip").getAccessibleText().equals("Rebuilding"));
        assertEquals("Being rebuilt from the journal: 41 of 90 entries.", text(robot, "#store"));
        store.show(new StoreStatus(StoreStatus.State.LEVEL, 90, 90, "", 2));
        until(() -> text(robot, "#store").startsWith("2 entries are recorded but fit no list."));
    }

    @Test
    void theLookIsChosenAndStaysChosen(FxRobot robot) {
        robot.clickOn("#dark");
        robot.clickOn("#dark");
        assertEquals(List.of(Theme.DARK, Theme.DARK), chosen);
        assertTrue(robot.lookup("#dark").queryAs(ToggleButton.class).isSelected());
        assertFalse(robot.lookup("#light").queryAs(ToggleButton.class).isSelected());
    }
}

package org.cordon.ui.line;

import static org.cordon.support.Screen.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.command.Refused;
import org.cordon.app.containment.ContainmentCommands;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.scanning.EvaluatedScan;
import org.cordon.app.scanning.LineAlarm;
import org.cordon.app.scanning.LineDataStatus;
import org.cordon.app.scanning.LineStatus;
import org.cordon.app.scanning.ScanPipeline;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.line.Filling;
import org.cordon.core.line.Line;
import org.cordon.core.line.LineConfig;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.ClassQuantity;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeContainment;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeQualification;
import org.cordon.support.SampleStates;
import org.cordon.support.SampleTrials;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.Theme;
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

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The live panel on its real FXML, by mouse and by keyboard.
@ExtendWith(ApplicationExtension.class)
final class LinePanelFxTest {
    private static final Line LANES =
            LineConfig.read(
                            Map.of(
                                    "station.1.name",
                                    "Carton check",
                                    "station.1.level",
                                    "unit",
                                    "station.1.lanes",
                                    "2",
                                    "station.1.learn",
                                    "yes",
                                    "station.2.name",
                                    "Case packer",
                                    "station.2.level",
                                    "case"))
                    .line();

    private final FakeLine line = new FakeLine(SampleStates.wrongLot());
    private final FakeContainment containment = new FakeContainment(Optional.empty());
    private final FakeQualification qualify = new FakeQualification();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final List<String> visited = new CopyOnWriteArrayList<>();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private View<LinePanelController> view;
    private Stage stage;

    @Start
    void start(Stage given) {
        stage = given;
        pulse = new FxDispatcher();
        view =
                Views.load(
                        new LinePanelController(
                                new LinePanelViewModel(
                                        pulse,
                                        line,
                                        line,
                                        containment,
                                        containment,
                                        door,
                                        new ScannerTrust(pulse, line, qualify),
                                        new ReasonMessages(ZoneOffset.UTC)),
                                visited::add,
                                new UnitPages(opened::add, checked::add),
                                ZoneOffset.UTC));
        Scene scene = new Scene(view.root(), 1000, 740);
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
                        })
                .get();
        pulse.close();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
    }

    /// Acts rest while another alarm has just come under them.
    private static void press(FxRobot robot, String act) throws TimeoutException {
        until(() -> !robot.lookup(act).query().isDisabled());
        robot.clickOn(act);
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    // [utest->req~window.verdict-shown~1]
    @Test
    void aBadVerdictShowsWordShapeReasonAndWhatDiffers(FxRobot robot) {
        assertEquals("Wrong lot", text(robot, "#word"));
        assertEquals("Suspect", robot.lookup("#mark").query().getAccessibleText());
        assertEquals(
                "Pack carries K2410B, the order is K2411A.",
                robot.lookup("#reason").query().getAccessibleText());
        assertEquals(
                List.of("0B"),
                robot.lookup(".field-diff > .differs").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList());
        assertEquals("]d201040123450000092100007A1K9Q4{GS}1728113010K2410B", text(robot, "#raw"));
    }

    // [utest->req~qualify.distrust-shown~1]
    @Test
    void aScannerThatCannotBeTrustedIsToldAcrossThePanelUntilItIsSettled(FxRobot robot)
            throws TimeoutException {
        assertFalse(robot.lookup("#distrust").query().isVisible());
        DeviceId first = line.status().devices().getFirst().id();
        qualify.know(first, SampleTrials.bad(first));
        until(() -> robot.lookup("#distrust").query().isVisible());
        assertEquals("Camera 1 not qualified: loses separators", text(robot, ".distrust-what"));
        qualify.know(ScanPipeline.TYPED, SampleTrials.bad(ScanPipeline.TYPED));
        until(() ->
                text(robot, ".distrust-what").equals("Not qualified: Camera 1, Keyboard scanner"));
        robot.clickOn("#distrust .button");
        until(() -> visited.equals(List.of(NavigationItem.SETTINGS)));
        qualify.know(first, SampleTrials.good(first));
        qualify.know(ScanPipeline.TYPED, SampleTrials.settled(ScanPipeline.TYPED));
        until(() -> !robot.lookup("#distrust").query().isVisible());
    }

    // [utest->req~qualify.distrust-shown~1]
    @Test
    void aScannerThatIsNotOfThisTerminalIsNotTold(FxRobot robot) {
        DeviceId gone = new DeviceId("Taken away last year");
        qualify.know(gone, SampleTrials.bad(gone));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#distrust").query().isVisible());
    }

    // [utest->req~window.latch~1]
    @Test
    void aBadVerdictStaysUntilSomeoneConfirmsIt(FxRobot robot) throws TimeoutException {
        line.set(SampleStates.later(line.status(), 3));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("Wrong lot", text(robot, "#word"));
        List<AlarmId> alarms =
                line.status().alarms().stream().map(each -> each.alarm().id()).toList();
        assertEquals("1 unit", text(robot, ".head-count"), "the three are of one");
        until(() -> !robot.lookup("#confirm").queryButton().isDisabled());
        press(robot, "#confirm");
        until(() -> text(robot, "#word").equals("Accepted"));
        assertEquals(List.of(new AlarmEvent.AlarmAcknowledged(alarms)), line.acts());
        assertEquals(3, line.status().alarms().size(), "they stay until they are closed");
        assertTrue(robot.lookup("#confirm").queryButton().isDisabled());
        assertEquals(
                List.of("Wrong lot: 3, since 03:12:04, acknowledged. Opens the alarms."),
                robot.lookup(".alarm-row").queryAll().stream()
                        .map(Node::getAccessibleText)
                        .toList());
    }

    // [utest->req~alarm.head~1]
    @Test
    void anAlarmThatNoScanRaisedFillsTheHeadAndStartsContainment(FxRobot robot)
            throws TimeoutException {
        LineAlarm escaped = SampleStates.escaped();
        line.set(SampleStates.allRight());
        until(() -> text(robot, "#word").equals("Accepted"));
        line.set(SampleStates.withAlarm(SampleStates.wrongLot(), escaped));
        until(() -> text(robot, "#word").equals("Escaped"));
        assertTrue(
                robot.lookup("#verdictCard")
                        .query()
                        .getPseudoClassStates()
                        .containsAll(
                                Set.of(
                                        PseudoClass.getPseudoClass("alarm"),
                                        PseudoClass.getPseudoClass("suspect"))));
        assertEquals(
                List.of(
                        "Escaped: 1, since 03:10:00. Opens the alarms.",
                        "Wrong lot: 3, since 03:12:04. Opens the alarms."),
                robot.lookup(".alarm-row").queryAll().stream()
                        .map(Node::getAccessibleText)
                        .toList());
        press(robot, "#start");
        until(() -> visited.equals(List.of(NavigationItem.CONTAINMENT)));
        assertEquals(1, containment.reported().size());
    }

    // [utest->req~alarm.guard~1]
    @Test
    void aPressThatWasMeantForAnotherAlarmDoesNothing(FxRobot robot) throws TimeoutException {
        until(() -> !robot.lookup("#confirm").query().isDisabled());
        line.set(SampleStates.withAlarm(SampleStates.allRight(), SampleStates.escaped()));
        until(() -> text(robot, "#word").equals("Escaped"));
        robot.interact(() -> robot.lookup("#confirm").queryButton().fire());
        assertEquals(List.of(), line.acts());
        until(() -> !robot.lookup("#confirm").query().isDisabled());
        line.set(SampleStates.later(line.status(), 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(robot.lookup("#confirm").query().isDisabled(), "the same alarm is not another");
    }

    // [utest->req~alarm.guard~1]
    @Test
    void anOlderAlarmThatIsNoWorseDoesNotTakeTheHeadFromTheOneShown(FxRobot robot)
            throws TimeoutException {
        line.set(SampleStates.withAlarm(line.status(), SampleStates.escaped()));
        until(() -> robot.lookup(".alarm-row").queryAll().size() == 2);
        assertEquals("Wrong lot", text(robot, "#word"));
    }

    // [utest->req~alarm.head~1]
    @Test
    void aRowOpensTheAlarms(FxRobot robot) throws TimeoutException {
        robot.clickOn(".alarm-row");
        until(() -> visited.equals(List.of(NavigationItem.ALARMS)));
    }

    // [utest->req~window.one-press~1]
    @Test
    void onePressStartsContainmentFromTheScanAndGoesThere(FxRobot robot) throws TimeoutException {
        EvaluatedScan shown = line.status().recent().getFirst();
        press(robot, "#start");
        until(() -> visited.equals(List.of(NavigationItem.CONTAINMENT)));
        assertEquals(List.of(shown), containment.started());
        until(() -> robot.lookup("#start").queryButton().getText().equals("Add to incident"));
    }

    @Test
    void thePackShownIsHeldByTheOneCommandWhichSaysIfItWasHeldBefore(FxRobot robot)
            throws TimeoutException {
        EvaluatedScan shown = line.status().recent().getFirst();
        press(robot, "#hold");
        until(() -> !containment.held().isEmpty());
        assertEquals(shown.unit(), Optional.of(containment.held().getFirst().unit()));
        assertEquals(List.of(), line.acts(), "the hold closes the alarm");
        until(() -> !robot.lookup("#hold").queryButton().isDisabled());
        press(robot, "#hold");
        until(() -> robot.lookup("00007A1K9Q4 is already on hold.").tryQuery().isPresent());
        assertEquals(1, containment.held().size());
    }

    // [utest->req~window.typed-scan~1]
    @Test
    void aScanCanBeTypedWithSeparatorsByKeyboardAlone(FxRobot robot) throws TimeoutException {
        until(() -> robot.lookup("#entry").query().isFocused());
        robot.interact(() ->
                robot.lookup("#entry")
                        .queryTextInputControl()
                        .setText("0104012345000009210001{GS}17281130"));
        robot.type(KeyCode.ENTER);
        until(() -> !line.typedScans().isEmpty());
        assertEquals(List.of(Bytes.parse("0104012345000009210001{GS}17281130")), line.typedScans());
        until(() -> robot.lookup("#entry").queryTextInputControl().getText().isEmpty());
        assertTrue(robot.lookup("#entry").query().isFocused(), "ready for the next scan");
    }

    @Test
    void theKeyboardAloneReachesEveryAct(FxRobot robot) throws TimeoutException {
        until(() -> !robot.lookup("#start").query().isDisabled());
        robot.interact(() -> robot.lookup("#start").query().requestFocus());
        robot.type(KeyCode.TAB);
        assertTrue(robot.lookup("#hold").query().isFocused());
        robot.type(KeyCode.TAB);
        assertTrue(robot.lookup("#confirm").query().isFocused());
        robot.type(KeyCode.SPACE);
        until(() -> line.acts().size() == 1);
    }

    // [utest->req~line.counts-shown~1]
    @Test
    void eachStationAndLaneShowsItsCountsAndAnOpenAlarmStandsOut(FxRobot robot)
            throws TimeoutException {
        assertFalse(shown(robot, "#stationsCard"), "a line of one station has no card for them");
        line.at(LANES);
        line.set(counted(20_000));
        until(() -> shown(robot, "#stationsCard"));
        assertEquals(
                List.of(
                        "Carton check, lane 1: 900 accepted, 7 not read, 2 others, open alarm",
                        "Carton check, lane 2: 1,800 accepted, 0 not read, 0 others, open alarm",
                        "Case packer: 0 accepted, 0 not read, 0 others"),
                robot.lookup(".station-row").queryAll().stream()
                        .map(Node::getAccessibleText)
                        .toList());
        assertEquals(
                List.of("Carton check, lane 1", "Carton check, lane 2"),
                robot.lookup(".station-name:alarm").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList());
    }

    // [utest->req~line.filling-shown~1]
    @Test
    void aStationThatPacksShowsTheContainerThatIsBeingFilled(FxRobot robot)
            throws TimeoutException {
        UnitId label = new UnitId.Container(new Sscc("340123450000000017"));
        line.at(LANES);
        line.set(filling(new Filling(CASE_PACKER, 1, Optional.of(label), 3)));
        until(() -> fillings(robot).equals(List.of("Filling " + label.label() + ": 3 units")));
        line.set(filling(new Filling(CASE_PACKER, 1, Optional.empty(), 1)));
        until(() -> fillings(robot).equals(List.of("Label not read yet: one unit")));
        line.set(
                filling(
                        new Filling(CASE_PACKER, 1, Optional.empty(), 1),
                        new Filling(CASE_PACKER, 2, Optional.of(label), 0)));
        until(() ->
                fillings(robot)
                        .equals(
                                List.of(
                                        "Slot 1. Label not read yet: one unit",
                                        "Slot 2. Filling " + label.label() + ": no units")));
        line.set(filling());
        until(() -> fillings(robot).isEmpty());
    }

    // [utest->req~batch-judging.shown~1]
    @Test
    void whileTwoOrdersRunEachStationSaysWhichOneItWorksOnAndCountsThat(FxRobot robot)
            throws TimeoutException {
        StationId check = new StationId("Carton check");
        LineStatus now = filling();
        Order before = now.order().orElseThrow();
        line.at(LANES);
        line.set(
                new LineStatus(
                        now.order(),
                        now.profile(),
                        now.last(),
                        now.recent(),
                        List.of(),
                        now.counts(),
                        now.byPlace(),
                        now.distinctPacks(),
                        now.held(),
                        now.devices(),
                        now.journal(),
                        now.sightingsKnown(),
                        List.of(),
                        Optional.of(
                                new LineStatus.Changeover(
                                        new Order(
                                                new OrderId("PO-BEFORE"),
                                                before.product(),
                                                before.gtin(),
                                                before.lot(),
                                                before.expiry(),
                                                before.packs()),
                                        Set.of(check),
                                        Map.of(
                                                new ScanCounts.Place(
                                                        Optional.of(CASE_PACKER),
                                                        1,
                                                        DeviceRole.INLINE),
                                                Map.of(VerdictCode.ACCEPTED, 77L)))),
                        Set.of(check)));
        String works = "Works on " + now.order().orElseThrow().id();
        String challenge = "Challenge: what is read does not count";
        until(() ->
                fillings(robot)
                        .equals(List.of(works, challenge, works, challenge, "Works on PO-BEFORE")));
        assertEquals(
                "Case packer: 77 accepted, 0 not read, 0 others",
                robot.lookup(".station-row").queryAll().stream()
                        .map(Node::getAccessibleText)
                        .toList()
                        .getLast());
    }

    private static final StationId CASE_PACKER = new StationId("Case packer");

    private static List<String> fillings(FxRobot robot) {
        return robot.lookup(".station-filling").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static LineStatus filling(Filling... containers) {
        LineStatus now = counted(20_000);
        return new LineStatus(
                now.order(),
                now.profile(),
                now.last(),
                now.recent(),
                now.alarms(),
                now.counts(),
                now.byPlace(),
                now.distinctPacks(),
                now.held(),
                now.devices(),
                now.journal(),
                now.sightingsKnown(),
                List.of(containers));
    }

    // [utest->req~line.learns-shown~1]
    @Test
    void whereALineLearnsItSaysThatUnknownSerialsCannotBeFound(FxRobot robot)
            throws TimeoutException {
        line.at(LANES);
        line.set(counted(1));
        until(() -> shown(robot, "#learning"));
        line.set(counted(20_000));
        until(() -> !shown(robot, "#learning"));
    }

    // [utest->req~machine.shown~1]
    @Test
    void theMachineOfAStationIsShownThere(FxRobot robot) throws TimeoutException {
        line.machines(SampleStates.machines(false));
        until(() ->
                machineReads(robot, "Labeller: execute, 250 a minute, roll R-17, job J-4", false));
        line.machines(SampleStates.machines(true));
        until(() -> machineReads(robot, "Labeller says nothing", true));
    }

    private static boolean machineReads(FxRobot robot, String text, boolean notice) {
        return robot.lookup(".machine-line").queryAllAs(Label.class).stream()
                .anyMatch(label ->
                        label.getText().equals(text)
                                && label.getPseudoClassStates()
                                                .contains(PseudoClass.getPseudoClass("notice"))
                                        == notice);
    }

    // [utest->req~line-data.shown~1]
    @Test
    void itSaysHowLineDataStandAndGivesNoticeWhereTheyAreMissed(FxRobot robot)
            throws TimeoutException {
        Instant at = Instant.parse("2026-11-24T08:03:00Z");
        until(() -> !shown(robot, "#lineData"));
        lineDataReads(
                robot,
                new LineDataStatus(Optional.of(at), 0, false, 0),
                "Last line data at 08:03:00.",
                false);
        lineDataReads(
                robot,
                new LineDataStatus(Optional.empty(), 2, false, 0),
                "No line data yet. 2 reads wait for reports.",
                false);
        lineDataReads(
                robot,
                new LineDataStatus(Optional.of(at), 1, true, 0),
                "No line data for longer than they may take, and 1 read waits for them. Last line"
                        + " data at 08:03:00. Check that the line and site systems send.",
                true);
        lineDataReads(
                robot,
                new LineDataStatus(Optional.of(at), 1, false, 2),
                "Last line data at 08:03:00. 1 read waits for a report. 2 files were refused, see"
                        + " the folder “refused”.",
                true);
    }

    // [utest->req~line-data.counted~1]
    @Test
    void itSaysWhatWasReportedByClassAndQuantity(FxRobot robot) throws TimeoutException {
        lineDataReads(
                robot,
                new LineDataStatus(
                        Optional.of(Instant.parse("2026-11-24T08:03:00Z")),
                        0,
                        false,
                        0,
                        Map.of(
                                new ClassQuantity.Kind(
                                        "destroying", "", "urn:a", Optional.of("KGM")),
                                new BigDecimal("12.5"),
                                new ClassQuantity.Kind("", "damaged", "urn:b", Optional.empty()),
                                new BigDecimal("3"))),
                "Last line data at 08:03:00.\ndamaged: 3 of urn:b\ndestroying: 12.5 KGM of urn:a",
                false);
    }

    private void lineDataReads(FxRobot robot, LineDataStatus now, String text, boolean notice)
            throws TimeoutException {
        line.lineData(now);
        until(() -> robot.lookup("#lineData").queryAs(Label.class).getText().equals(text));
        Label label = robot.lookup("#lineData").queryAs(Label.class);
        assertTrue(label.isVisible());
        assertEquals(
                notice,
                label.getPseudoClassStates().stream()
                        .anyMatch(each -> each.getPseudoClassName().equals("notice")));
    }

    /// A wrong lot at the first station.
    private static LineStatus counted(int packs) {
        LineStatus now = SampleStates.wrongLot();
        Order order = SampleStates.ORDER;
        return new LineStatus(
                Optional.of(
                        new Order(
                                order.id(),
                                order.product(),
                                order.gtin(),
                                order.lot(),
                                order.expiry(),
                                packs)),
                Optional.empty(),
                now.last(),
                now.recent(),
                now.alarms(),
                now.counts(),
                Map.of(
                        at(1),
                        Map.of(
                                VerdictCode.ACCEPTED,
                                900L,
                                VerdictCode.NO_READ,
                                7L,
                                VerdictCode.WRONG_LOT,
                                2L,
                                VerdictCode.REPEAT_READ,
                                1L),
                        at(2),
                        Map.of(VerdictCode.ACCEPTED, 1_800L)),
                now.distinctPacks(),
                now.held(),
                now.devices(),
                now.journal(),
                true);
    }

    private static ScanCounts.Place at(int lane) {
        return new ScanCounts.Place(Optional.of(LANES.first().id()), lane, DeviceRole.INLINE);
    }

    // [utest->req~window.list-stands-still~1]
    @Test
    void newRowsWaitWhileTheListIsRead(FxRobot robot) throws TimeoutException {
        @SuppressWarnings("unchecked")
        ListView<EvaluatedScan> scans = robot.lookup("#scans").queryAs(ListView.class);
        robot.moveTo(scans);
        until(scans::isHover);
        List<EvaluatedScan> before = List.copyOf(scans.getItems());
        line.set(SampleStates.later(line.status(), 12));
        Button newer = robot.lookup("#newer").queryButton();
        until(newer::isVisible);
        assertEquals("12 new", newer.getText());
        assertEquals(before, scans.getItems());
        robot.clickOn(newer);
        until(() -> scans.getItems().equals(line.status().recent()));
        until(() -> !newer.isVisible());
    }

    @Test
    void withoutAnOrderTheOneActLeadsToLoadingOne(FxRobot robot) throws TimeoutException {
        line.set(SampleStates.noOrder());
        until(() -> robot.lookup("#noOrder").query().isVisible());
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Load order");
        until(() -> visited.equals(List.of(NavigationItem.SETTINGS)));
    }

    // [utest->req~window.failures-told~1]
    @Test
    @ExpectedLog(from = LinePanelViewModel.class, message = "not recorded")
    void aFailureIsToldWithWhatToDoAndNothingIsLatchedAway(FxRobot robot) throws TimeoutException {
        line.breakWith(new JournalUnavailable("disk full"));
        press(robot, "#confirm");
        until(() -> robot.lookup(".notification-bar").tryQuery().isPresent());
        assertTrue(
                robot.lookup("Not recorded: the journal does not take entries.")
                        .tryQuery()
                        .isPresent());
        assertEquals(3, line.status().unacknowledged().size());
        until(() -> !robot.lookup("#confirm").queryButton().isDisabled());
    }

    @Test
    void aRefusalSpeaksInWords(FxRobot robot) throws TimeoutException {
        containment.breakWith(new Refused(ContainmentCommands.Refusal.NOT_HELD));
        press(robot, "#hold");
        until(() -> robot.lookup("This pack is not in quarantine.").tryQuery().isPresent());
    }

    @Test
    void nobodySignedInCanDoNothing(FxRobot robot) throws TimeoutException {
        var _ = door.signOut();
        until(() -> robot.lookup("#start").queryButton().isDisabled());
        assertTrue(robot.lookup("#hold").queryButton().isDisabled());
        assertTrue(robot.lookup("#confirm").queryButton().isDisabled());
    }

    // [utest->req~unit.reached~1]
    @Test
    void theLastScanAndEachRecentOneOpenThePageOfTheirUnit(FxRobot robot) {
        robot.clickOn("#openUnit");
        ListView<?> recent = robot.lookup("#scans").query();
        robot.interact(() -> {
            recent.getSelectionModel().select(1);
            recent.requestFocus();
        });
        robot.push(KeyCode.F12);
        assertEquals(
                List.of(
                        new EntrySubject.OfUnit(
                                line.status().recent().getFirst().unit().orElseThrow()),
                        new EntrySubject.OfUnit(
                                line.status().recent().get(1).unit().orElseThrow())),
                opened);
    }
}

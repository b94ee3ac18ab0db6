package org.cordon.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.SimpleStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.cordon.app.journal.JournalCommands;
import org.cordon.app.scanning.LineStatus;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.people.Person;
import org.cordon.core.scanner.DeviceId;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeQualification;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.LogLines;
import org.cordon.support.SampleStates;
import org.cordon.support.SampleTrials;
import org.cordon.support.Until;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.EmptyState;
import org.cordon.ui.common.ErrorCode;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.NavigationItem;
import org.cordon.ui.common.OnShown;
import org.cordon.ui.common.ScannerTrust;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Strip, rail and the way between sign-in and shell, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class ShellFxTest {
    private final FakeLine line = new FakeLine(SampleStates.wrongLot());
    private final FakeQualification qualify = new FakeQualification();
    private final FakeAuthentication door = FakeAuthentication.signedIn();
    private final FakeJournal journal = new FakeJournal(new FakeTimeSource());
    private FxDispatcher pulse;
    private MainWindow window;
    private Stage stage;
    private ShellController controller;
    private boolean failing = true;

    @Start
    void start(Stage given) {
        stage = given;
        pulse = new FxDispatcher();
        ShellViewModel model =
                new ShellViewModel(
                        pulse,
                        line,
                        new ScannerTrust(pulse, line, qualify),
                        FakeSite.away(),
                        door,
                        door,
                        new JournalCommands(journal, door),
                        new FakeTimeSource(),
                        "Line 3, cartons");
        controller =
                new ShellController(
                        model,
                        _ ->
                                List.of(
                                        place(NavigationItem.LINE),
                                        place(NavigationItem.SETTINGS),
                                        place(NavigationItem.RECORDS, this::brokenFxml),
                                        place(NavigationItem.SITE, this::throwing),
                                        new NavigationItem(
                                                "alarms",
                                                Feather.BOX,
                                                "Alarms",
                                                () -> label("at alarms"),
                                                new SimpleStringProperty(""),
                                                false)));
        View<?> shell = Views.load(controller);
        window = new MainWindow(pulse, door, label("at the door"), shell);
        Scene scene = new Scene(window.root(), 1000, 700);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(
                        () -> {
                            window.close();
                            stage.hide();
                        })
                .get();
        pulse.close();
    }

    private static NavigationItem place(String id) {
        return place(id, () -> label("at " + id));
    }

    private static NavigationItem place(String id, Supplier<View<?>> view) {
        return new NavigationItem(id, Feather.BOX, id, view, new SimpleStringProperty(""));
    }

    private View<?> brokenFxml() {
        return Views.load(new BrokenController());
    }

    private View<?> throwing() {
        return new View<>(
                new StackPane(),
                new OnShown() {
                    @Override
                    public void arrive() {
                        if (failing) {
                            throw new IllegalStateException("a secret 4711");
                        }
                    }
                });
    }

    private static View<?> label(String text) {
        return new View<>(new StackPane(new Label(text)), text);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
    }

    private static boolean shows(FxRobot robot, String text) {
        return robot.lookup(text).tryQuery().isPresent();
    }

    private static Chip chip(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Chip.class);
    }

    // [utest->req~qualify.distrust-shown~1]
    @Test
    void aScannerWhoseCanaryCameOutBadlyIsNamedInItsChipUntilAGoodOneComes(FxRobot robot)
            throws TimeoutException {
        DeviceId camera = line.status().devices().getFirst().id();
        line.set(SampleStates.allRight());
        until(() -> chip(robot, "#scanners").getTone() == Chip.Tone.QUIET);
        qualify.know(camera, SampleTrials.bad(camera));
        until(() -> chip(robot, "#scanners").getTone() == Chip.Tone.ALARM);
        assertEquals("Camera 1", chip(robot, "#scanners").getValue());
        assertEquals("not qualified", chip(robot, "#scanners").getCaption());
        until(() ->
                "Camera 1 not qualified: loses separators"
                        .equals(chip(robot, "#scanners").getAccessibleHelp()));
        assertEquals(
                "Suspect",
                robot.lookup("#scanners .verdict-mark").query().getAccessibleText(),
                "a shape of its own");
        qualify.know(camera, SampleTrials.good(camera));
        until(() -> chip(robot, "#scanners").getTone() == Chip.Tone.QUIET);
        assertTrue(robot.lookup("#scanners .verdict-mark").tryQuery().isEmpty());
    }

    // [utest->req~batch-judging.shown~1]
    @Test
    void whileTwoOrdersRunTheHeaderShowsWhatTheyDifferIn(FxRobot robot) throws TimeoutException {
        LineStatus now = SampleStates.allRight();
        Order order = now.order().orElseThrow();
        Order before =
                new Order(
                        new OrderId("PO-BEFORE"),
                        order.product(),
                        order.gtin(),
                        new Lot("BEFORE1"),
                        order.expiry(),
                        order.packs());
        line.set(
                new LineStatus(
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
                        now.filling(),
                        Optional.of(new LineStatus.Changeover(before, Set.of(), Map.of())),
                        Set.of()));
        until(() ->
                robot.lookup("#lot")
                        .queryAs(Label.class)
                        .getText()
                        .equals("BEFORE1 \u2192 " + order.lot().value()));
        assertEquals(order.product(), robot.lookup("#order").queryAs(Label.class).getText());
    }

    // [utest->req~qualify.distrust-shown~1]
    @Test
    void oneGoneAndOneNotToBeTrustedAreBothTold(FxRobot robot) throws TimeoutException {
        line.set(SampleStates.crowded());
        DeviceId camera = line.status().devices().getFirst().id();
        qualify.know(camera, SampleTrials.bad(camera));
        until(() -> chip(robot, "#scanners").getCaption().equals("lost, 1 not qualified"));
    }

    // [utest->req~window.strip-fits~1]
    @Test
    void chipsHaveTheirRoomHoweverTheWindowChanges(FxRobot robot) throws TimeoutException {
        for (LineStatus state : List.of(SampleStates.crowded(), SampleStates.allRight())) {
            for (double width : new double[] {1_600, 1_024, 1_366, 1_600}) {
                robot.interact(() -> stage.setWidth(width));
                until(() -> chipsStandSideBySide(robot, width));
                line.set(state);
            }
        }
    }

    private static boolean chipsStandSideBySide(FxRobot robot, double width) {
        boolean narrow =
                robot.lookup(".shell")
                        .query()
                        .getPseudoClassStates()
                        .contains(PseudoClass.getPseudoClass("narrow"));
        double end = 0;
        for (Chip chip :
                robot.lookup(".chips > .chip").match(Chip::isManaged).queryAllAs(Chip.class)) {
            Bounds bounds = chip.localToScene(chip.getLayoutBounds());
            if (bounds.getMinX() < end || chip.getWidth() < chip.prefWidth(-1)) {
                return false;
            }
            end = bounds.getMaxX();
            for (Node label : chip.lookupAll(".label")) {
                Bounds inside = label.localToScene(label.getLayoutBounds());
                if (label.isVisible()
                        && !((Label) label).getText().isEmpty()
                        && (!label.isManaged() || inside.getMaxX() > end)) {
                    return false;
                }
            }
        }
        return narrow == (width < 1_440);
    }

    // [utest->req~window.places~1]
    @Test
    void placesAreReachedByKeyAndByPress(FxRobot robot) throws TimeoutException {
        assertTrue(shows(robot, "at line"));
        robot.type(KeyCode.F2);
        until(() -> shows(robot, "at settings"));
        robot.press(KeyCode.SHORTCUT).type(KeyCode.DIGIT1).release(KeyCode.SHORTCUT);
        until(() -> shows(robot, "at line"));
        robot.clickOn("#rail-settings");
        until(() -> shows(robot, "at settings"));
        robot.clickOn("#rail-settings");
        assertTrue(
                robot.lookup("#rail-settings").queryAs(ToggleButton.class).isSelected(),
                "a second press leaves it selected");
    }

    // [utest->req~window.places~1]
    @Test
    void aScreenOfTheHeaderIsOpenedByItsChipAndByTheKeyAfterTheRail(FxRobot robot)
            throws TimeoutException {
        assertTrue(robot.lookup("#rail-alarms").tryQuery().isEmpty());
        robot.clickOn("#alarms");
        until(() -> shows(robot, "at alarms"));
        assertFalse(selected(robot, NavigationItem.LINE), "it is none of the rail");
        robot.type(KeyCode.F1);
        until(() -> shows(robot, "at line"));
        robot.type(KeyCode.F5);
        until(() -> shows(robot, "at alarms"));
    }

    // [utest->req~window.strip~1]
    @Test
    void theStripTellsOrderAlarmsScannersSiteAndPerson(FxRobot robot) {
        assertEquals("K2411A", robot.lookup("#lot").queryAs(Label.class).getText());
        assertEquals("2028-11-30", robot.lookup("#expiry").queryAs(Label.class).getText());
        assertEquals("Mara Lindqvist", robot.lookup("#who").queryAs(Label.class).getText());
        assertEquals("3 alarms", chip(robot, "#alarms").getAccessibleText());
        assertEquals(Chip.Tone.ALARM, chip(robot, "#alarms").getTone());
        assertEquals("3 of 3 scanners", chip(robot, "#scanners").getAccessibleText());
        assertEquals("Site offline 1,204 waiting", chip(robot, "#site").getAccessibleText());
        assertEquals(Chip.Tone.WARN, chip(robot, "#site").getTone());
        assertFalse(robot.lookup("#journal").query().isVisible());
    }

    // [utest->req~window.strip~1]
    @Test
    void alarmsThatAllHaveBeenSeenAreStillCounted(FxRobot robot) throws TimeoutException {
        line.handle(
                        new AlarmEvent.AlarmAcknowledged(
                                line.status().alarms().stream()
                                        .map(each -> each.alarm().id())
                                        .toList()))
                .join();
        until(() -> "3 open alarms".equals(chip(robot, "#alarms").getAccessibleText()));
        assertEquals(Chip.Tone.QUIET, chip(robot, "#alarms").getTone());
    }

    // [utest->req~window.not-recording~1]
    @Test
    void aJournalThatDoesNotRecordIsLoudAndALostScannerShows(FxRobot robot)
            throws TimeoutException {
        line.set(SampleStates.diskFull());
        until(() -> robot.lookup("#journal").query().isVisible());
        assertEquals("Not recording", robot.lookup("#journalWord").queryAs(Label.class).getText());
        assertEquals(
                "Disk full, 3 MB left. Nothing that happens now is on record: put this right"
                        + " first, then scan again.",
                robot.lookup("#journalWhy").queryAs(Label.class).getText());
        line.set(SampleStates.noRead());
        until(() -> chip(robot, "#scanners").getAccessibleText().equals("2 of 3 lost"));
    }

    // [utest->req~journal.altered-while-recording~1]
    @Test
    void anAlteredJournalIsSaidWithAButtonToGoOn(FxRobot robot) throws TimeoutException {
        line.set(SampleStates.journalAltered());
        until(() -> robot.lookup("#journalContinue").query().isVisible());
        assertEquals(
                "/data/journal/acts/0001.jsonl was removed, moved or renamed. Nothing that happens"
                        + " now is on record. Confirmed entries that can be read are kept. Find out"
                        + " who did it, then continue.",
                robot.lookup("#journalWhy").queryAs(Label.class).getText());
        robot.clickOn("#journalContinue");
        until(() -> journal.continuedBy().equals(door.person().map(Person::id)));
        line.set(SampleStates.allRight());
        until(() -> !robot.lookup("#journalContinue").query().isVisible());
    }

    // [utest->req~journal.room-watched~1]
    // [utest->req~store.judged-again~1]
    @Test
    void aDiskThatWillBeFullAndARecordNotTakenUpAreSaid(FxRobot robot) throws TimeoutException {
        line.set(SampleStates.littleRoom());
        until(() -> robot.lookup("#journal").query().isVisible());
        assertEquals(
                "Disk nearly full", robot.lookup("#journalWord").queryAs(Label.class).getText());
        assertEquals(
                "Only 512 MB are left. Make room on this disk before recording stops.",
                robot.lookup("#journalWhy").queryAs(Label.class).getText());
        line.set(SampleStates.takingUp());
        until(() ->
                robot.lookup("#journalWord")
                        .queryAs(Label.class)
                        .getText()
                        .equals("Reading the record"));
        line.set(SampleStates.allRight());
        until(() -> !robot.lookup("#journal").query().isVisible());
    }

    @Test
    void signingOutShowsTheDoor(FxRobot robot) throws TimeoutException {
        robot.clickOn("#signOut");
        until(() -> shows(robot, "at the door"));
        assertFalse(shows(robot, "at line"));
        var _ = door.signIn("supervisor", "line three".toCharArray());
        until(() -> shows(robot, "at line"));
    }

    @Test
    void timeLeftReadsDownAndThenOver() {
        assertEquals("60:00", Badges.left(Duration.ZERO));
        assertEquals("41:12", Badges.left(Duration.ofMinutes(18).plusSeconds(48)));
        assertEquals("+00:05", Badges.left(Duration.ofMinutes(60).plusSeconds(5)));
    }

    private static String sentence(FxRobot robot) {
        return robot.lookup("#failed-screen").queryAs(EmptyState.class).getSentence();
    }

    private static boolean selected(FxRobot robot, String id) {
        return robot.lookup("#rail-" + id).queryAs(ToggleButton.class).isSelected();
    }

    private static boolean failed(FxRobot robot) {
        return robot.lookup("#failed-screen").tryQuery().isPresent();
    }

    // [utest->req~window.failed-screen~1]
    @Test
    void aScreenThatCannotBeLoadedSaysSoInPlaceAndTheRailStaysWhereItWas(FxRobot robot)
            throws TimeoutException {
        try (LogLines log = LogLines.of(ShellController.class)) {
            robot.clickOn("#rail-records");
            until(() -> failed(robot));
            ErrorCode code = controller.failures().get(NavigationItem.RECORDS);
            assertTrue(sentence(robot).startsWith("records cannot be shown"), sentence(robot));
            assertTrue(sentence(robot).contains(String.valueOf(code)), sentence(robot));
            assertTrue(selected(robot, NavigationItem.LINE));
            assertFalse(selected(robot, NavigationItem.RECORDS));

            robot.clickOn("#rail-records");
            robot.type(KeyCode.F3);
            assertTrue(failed(robot));
            assertEquals(
                    List.of("screen records cannot be shown, error code " + code),
                    log.lines(),
                    "logged once, however often it is asked for");
        }
        robot.clickOn("Back to line");
        until(() -> shows(robot, "at line"));
        assertFalse(failed(robot));
        assertTrue(selected(robot, NavigationItem.LINE));
    }

    // [utest->req~window.failed-screen~1]
    @Test
    void aControllerThatFailsIsToldTheSameWayAndMayWorkTheNextTime(FxRobot robot)
            throws TimeoutException {
        try (LogLines log = LogLines.of(ShellController.class)) {
            robot.clickOn("#rail-site");
            until(() -> failed(robot));
            assertEquals(1, log.lines().size());
        }
        assertFalse(sentence(robot).contains("4711"), "messages may hold data");
        assertTrue(selected(robot, NavigationItem.LINE));
        assertEquals(Set.of(NavigationItem.SITE), controller.failures().keySet());
        failing = false;
        robot.clickOn("#rail-site");
        until(() -> !failed(robot));
        assertTrue(selected(robot, NavigationItem.SITE));
        assertEquals(Set.of(), controller.failures().keySet());

        failing = true;
        try (LogLines log = LogLines.of(ShellController.class)) {
            // Coming back from the sign-in, it fails again: said and not logged a second time.
            robot.clickOn("#signOut");
            until(() -> shows(robot, "at the door"));
            var _ = door.signIn("supervisor", "line three".toCharArray());
            until(() -> failed(robot));
            assertEquals(List.of(), log.lines());
        }
    }
}

package org.cordon.ui.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.Screen;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Theme;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.quarantine.CoveredText;
import org.cordon.ui.quarantine.HoldFormViewModel;
import org.cordon.ui.report.ReportPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The whole first hour on the real panel, once by mouse and once by keyboard.
// [utest->req~screens.wizard-whole-flow~1]
@ExtendWith(ApplicationExtension.class)
final class ContainmentWizardFxTest {
    private static final String PACK = "01" + FirstHour.GTIN.digits() + "2100007A1K9Q5";

    private final FirstHour hour = new FirstHour();
    private FxDispatcher pulse;
    private ContainmentScreen screen;
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private View<ContainmentPanelController> view;
    private List<IncidentId> reported;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        reported = new java.util.concurrent.CopyOnWriteArrayList<>();
        screen =
                new ContainmentScreen(
                        hour, hour, hour, hour, hour.rules, hour, pane(), holdForm(), pulse.fx());
        screen.follow(hour, hour, pulse);
        view = screen.view(new UnitPages(opened::add, checked::add));
        Scene scene = new Scene(view.root(), 1000, 900);
        Theme.LIGHT.dress(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    private HoldFormViewModel holdForm() {
        Messages messages = Messages.of(HoldFormViewModel.class);
        return new HoldFormViewModel(
                new CoveredText(
                        Optional::empty,
                        List::of,
                        new FakeStoreQueries(),
                        _ -> List.of(),
                        messages,
                        Runnable::run),
                hour,
                messages,
                pulse.fx());
    }

    private ReportPane pane() {
        Button act = new Button();
        return new ReportPane() {
            @Override
            public Node node() {
                return act;
            }

            @Override
            public void show(IncidentId incident) {
                reported.add(incident);
            }

            @Override
            public Node firstAction() {
                return act;
            }
        };
    }

    @Stop
    void stop() {
        view.close();
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    // [utest->req~hold.isolate-form~1]
    @Test
    void aLotIsHeldForTheIncidentInTheStepOfIsolating(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#reason"), "Two bundles without a label");
        robot.clickOn("#start");
        await("cease shows", () -> shown(robot, "#stopped"));
        robot.clickOn("#myself");
        robot.clickOn("#locked");
        robot.clickOn("#primary");
        await("isolate shows", () -> shown(robot, "#scan"));

        robot.clickOn("#more");
        await("the form shows", () -> shown(robot, "#setting-lot"));
        assertFalse(shown(robot, "#scan"), "in place of the field for scans");
        robot.clickOn("#submit");
        await("what is missing", () -> shown(robot, "#lacking"));
        int before = hour.recorded.size();
        robot.interact(() -> {
            robot.lookup("#setting-product")
                    .queryAs(TextField.class)
                    .setText(FirstHour.GTIN.digits());
            robot.lookup("#setting-lot").queryAs(TextField.class).setText("K2410B");
            robot.lookup("#why").queryAs(TextField.class).setText("Label roll changed");
        });
        robot.clickOn("#submit");
        await("it is held", () -> hour.recorded.size() > before);
        HoldEvent.TargetHeld held =
                assertInstanceOf(HoldEvent.TargetHeld.class, hour.recorded.getLast());
        assertEquals(new HoldTarget.WholeLot(FirstHour.GTIN, new Lot("K2410B")), held.target());
        assertEquals(hour.status().active().map(Incident::id), held.incident());
        await("the form is put away", () -> shown(robot, "#scan"));
        assertEquals(
                List.of(IsolateViewModel.Hold.HELD),
                screen.model().forms().isolate().rows().stream()
                        .map(IsolateViewModel.Row::hold)
                        .toList());
    }

    @Test
    void wholeHourByMouse(FxRobot robot) throws TimeoutException {
        Screen.write(robot.clickOn("#reason"), "Two bundles without a label");
        robot.clickOn("#start");
        await("cease shows", () -> shown(robot, "#stopped"));

        robot.clickOn("#myself");
        robot.clickOn("#locked");
        robot.clickOn("#primary");
        await("isolate shows", () -> shown(robot, "#scan"));

        Screen.write(robot.clickOn("#scan"), PACK);
        robot.clickOn("#hold");
        await("one unit is held", () -> hour.status().held().size() == 1);
        Screen.write(robot.clickOn("#where"), "Quarantine cage 4");
        robot.clickOn("#primary");
        await("communicate shows", () -> shown(robot, "#person-quality-assurance"));

        Screen.write(robot.clickOn("#person-quality-assurance"), "A. Berg");
        robot.clickOn("#answered-quality-assurance");
        robot.clickOn("#record-quality-assurance");
        Screen.write(robot.clickOn("#person-warehouse"), "J. Roth");
        robot.clickOn("#primary");
        await("document shows", () -> shown(robot, "#field-shift"));

        for (String code : List.of("shift", "seen", "since-last-good", "people")) {
            Screen.write(robot.clickOn("#field-" + code), "night");
        }
        robot.clickOn("#primary");
        await("the report act shows", () -> shown(robot, "#own"));

        robot.clickOn("#own");
        robot.clickOn("#severity-major");
        robot.clickOn("#draft");
        hour.elapsed = Duration.ofMinutes(41).plusSeconds(12);
        robot.clickOn("#primary");
        await("it is contained", () -> hour.status().contained().isPresent());
        await(
                "the panel says so",
                () -> "Completed in 41 min 12 s".equals(text(robot, "#headline")));
        assertEquals(List.of(new IncidentId("L3-2026-0115")), reported);
        assertFiveActsInOrder();

        robot.clickOn("#primary");
        await("it is put away", () -> shown(robot, "#reason"));
        Screen.write(robot.clickOn("#reason"), "A label too many");
        robot.clickOn("#start");
        await("another begins", () -> shown(robot, "#stopped"));
        ToggleButton major = robot.lookup("#severity-major").queryAs(ToggleButton.class);
        assertFalse(major.isSelected(), "how grave the last one was says nothing of this one");
    }

    // [utest->req~screens.what-lacks~1]
    @Test
    void wholeHourByKeyboardAlone(FxRobot robot) throws TimeoutException {
        await("the reason is focused", () -> focused("reason"));
        Screen.write(robot, "Two bundles without a label").type(KeyCode.ENTER);
        await("cease is focused", () -> focused("confirmedBy"));

        Screen.write(robot, "Mara Lindqvist").type(KeyCode.TAB).type(KeyCode.TAB);
        await("the state is focused", () -> focused("state"));
        Screen.write(robot, "Stopped and locked");
        next(robot);
        await("the scan field is focused", () -> focused("scan"));

        Screen.write(robot, PACK).type(KeyCode.ENTER);
        await("one unit is held", () -> hour.status().held().size() == 1);
        assertTrue(focused("scan"), "ready for the next scan");
        next(robot);
        await("sent to the location that lacks", () -> focused("where"));
        Screen.write(robot, "Cage 4");
        next(robot);
        await("the first department is focused", () -> focused("person-quality-assurance"));

        Screen.write(robot, "A. Berg").type(KeyCode.ENTER);
        next(robot);
        await("sent to who is not told", () -> focused("person-warehouse"));
        Screen.write(robot, "J. Roth");
        next(robot);
        await("the first field is focused", () -> focused("field-shift"));

        Screen.write(robot, "night").type(KeyCode.TAB);
        Screen.write(robot, "two lots on the belt").type(KeyCode.TAB);
        Screen.write(robot, "40").type(KeyCode.TAB);
        Screen.write(robot, "Mara, Jonas");
        next(robot);
        await("the number is focused", () -> focused("number"));

        Screen.write(robot, "DEV-1").type(KeyCode.TAB).type(KeyCode.TAB);
        robot.type(KeyCode.SPACE);
        for (int i = 0; i < 6 && !focused("summary"); i++) {
            robot.type(KeyCode.TAB);
            WaitForAsyncUtils.waitForFxEvents();
        }
        await("the summary is focused", () -> focused("summary"));
        Screen.write(robot, "Two lots were mixed");
        next(robot);
        await("it is contained", () -> hour.status().contained().isPresent());
        assertFiveActsInOrder();
    }

    // [utest->req~screens.held-only-when-durable~1]
    @Test
    void heldReadsHoldingUntilItIsDurable(FxRobot robot) throws TimeoutException {
        toIsolate(robot);
        hour.holdBack();
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        await(
                "the unit is on its way",
                () ->
                        screen.model().forms().isolate().rows().stream()
                                .map(IsolateViewModel.Row::hold)
                                .toList()
                                .equals(List.of(IsolateViewModel.Hold.HOLDING)));
        assertTrue(robot.lookup(".hold-cell .tape").tryQuery().isEmpty(), "no tape yet");
        robot.interact(hour::sync);
        await("the tape shows", () -> robot.lookup(".hold-cell .tape").tryQuery().isPresent());
    }

    // [utest->req~screens.earlier-acts~1]
    @Test
    void looksBackAtAnEarlierActAndReturns(FxRobot robot) throws TimeoutException {
        toIsolate(robot);
        robot.clickOn("#back");
        await("cease shows again", () -> shown(robot, "#stopped"));
        assertEquals("Return to isolate", primary(robot));
        robot.clickOn("#primary");
        await("isolate shows again", () -> shown(robot, "#scan"));
    }

    // [utest->req~screens.next-waits~1]
    @Test
    void aPressOnNextWaitsForTheFieldThatItLeft(FxRobot robot) throws TimeoutException {
        toIsolate(robot);
        Screen.write(robot.clickOn("#scan"), PACK).type(KeyCode.ENTER);
        await("one unit is held", () -> hour.status().held().size() == 1);
        Screen.write(robot.clickOn("#where"), "Quarantine cage 4");
        hour.holdBack();
        robot.clickOn("#primary");
        robot.clickOn("#primary");
        assertTrue(shown(robot, "#scan"), "the place is not durable yet");
        robot.interact(hour::sync);
        robot.interact(hour::sync);
        await("communicate shows", () -> shown(robot, "#person-quality-assurance"));
        assertEquals(
                1,
                hour.recorded.stream()
                        .filter(event ->
                                event instanceof IncidentEvent.ActCompleted done
                                        && done.act() == ContainmentStep.ISOLATE)
                        .count());
    }

    private void toIsolate(FxRobot robot) throws TimeoutException {
        IncidentId id = hour.openWrongLot();
        var noted =
                hour.note(id, new IncidentNote.LineStopped("M. Lindqvist", "Stopped and locked"));
        var completed = hour.complete(id, ContainmentStep.CEASE);
        assertTrue(noted.isDone() && completed.isDone());
        await("isolate shows", () -> shown(robot, "#scan"));
    }

    private void assertFiveActsInOrder() {
        assertEquals(
                List.of(ContainmentStep.values()),
                hour.recorded.stream()
                        .filter(IncidentEvent.ActCompleted.class::isInstance)
                        .map(f -> ((IncidentEvent.ActCompleted) f).act())
                        .toList());
    }

    private static void next(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    }

    private static boolean shown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(ContainmentWizardFxTest::onScreen).isPresent();
    }

    private static boolean onScreen(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (!n.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private boolean focused(String id) {
        Node owner = view.root().getScene().getFocusOwner();
        return owner != null && id.equals(owner.getId());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static String primary(FxRobot robot) {
        return robot.lookup("#primary").queryButton().getText();
    }

    private static void await(String what, java.util.concurrent.Callable<Boolean> condition)
            throws TimeoutException {
        try {
            WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            TimeoutException said = new TimeoutException("never came: " + what);
            said.initCause(e);
            throw said;
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}

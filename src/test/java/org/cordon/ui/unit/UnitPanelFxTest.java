package org.cordon.ui.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.container.ScannedUnit;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.event.Entry;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeContainers;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeUnitQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleContainers;
import org.cordon.support.SampleStore;
import org.cordon.support.SampleUnits;
import org.cordon.support.Screen;
import org.cordon.support.Until;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.Navigator;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.quarantine.CoveredText;
import org.cordon.ui.quarantine.QuarantineViewModel;
import org.cordon.ui.quarantine.ReleaseFormViewModel;
import org.cordon.ui.records.EventLabels;
import org.cordon.ui.records.RecordsViewModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The page of a unit or lot, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class UnitPanelFxTest {
    private final FakeUnitQueries units = new FakeUnitQueries().apply(SampleUnits.all());
    private final FirstHour hour = new FirstHour();
    private final FakeAuthentication people = FakeAuthentication.signedIn();
    private final FakeContainers containers = new FakeContainers();
    private final List<String> visited = new ArrayList<>();
    private FxDispatcher pulse;
    private UnitViewModel model;
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private View<UnitPanelController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        FakeStoreQueries records = SampleStore.all();
        TimeFormats moments = new TimeFormats(hour.zone());
        PersonNames names = new PersonNames(records, Runnable::run);
        Messages quarantine = Messages.of(QuarantineViewModel.class);
        Messages messages = Messages.of(UnitViewModel.class);
        model =
                new UnitViewModel(
                        pulse,
                        units,
                        new UnitActs(
                                pulse,
                                hour,
                                new ReleaseFormViewModel(
                                        people,
                                        hour,
                                        new CoveredText(
                                                Optional::empty,
                                                List::of,
                                                records,
                                                _ -> List.of(),
                                                quarantine,
                                                Runnable::run),
                                        quarantine,
                                        new ReasonMessages(hour.zone()),
                                        pulse.fx()),
                                messages),
                        containers,
                        new UnitLabels(
                                new EventLabels(
                                        Messages.of(RecordsViewModel.class),
                                        names,
                                        moments,
                                        hour.rules),
                                names,
                                moments),
                        messages);
        Navigator navigator =
                new Navigator() {
                    @Override
                    public void show(String place) {
                        visited.add(place);
                    }

                    @Override
                    public void back() {
                        visited.add("back");
                    }
                };
        view =
                Views.load(
                        new UnitPanelController(
                                model, new UnitPages(_ -> {}, checked::add), navigator));
        Screen.show(stage, view.root(), 1000, 700);
        view.controller().arrive();
    }

    @AfterEach
    void close() {
        view.close();
        pulse.close();
    }

    private void open(FxRobot robot, UnitId unit) {
        robot.interact(() -> model.openFirst(new EntrySubject.OfUnit(unit)));
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).<Label>query().getText();
    }

    private static List<String> titles(FxRobot robot) {
        return robot.lookup("#rows").<ListView<UnitRow>>query().getItems().stream()
                .map(UnitRow::title)
                .toList();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(Until.SECONDS, TimeUnit.SECONDS, condition);
    }

    private void type(FxRobot robot, String code) {
        robot.interact(() -> model.searchProperty().set(code));
        robot.clickOn("#findUnit");
    }

    // [utest->req~unit.page~1]
    @Test
    void aPackShowsItsLifeHowItStandsAndWhatItsCodeSays(FxRobot robot) {
        open(robot, SampleUnits.HELD);

        assertEquals("K7M2QX4TR9BD", label(robot, "#name"));
        assertEquals("Pack · GTIN 04012345000009", label(robot, "#above"));
        assertEquals("On hold, direct", label(robot, "#standing"));
        assertEquals("next: decide in incident L3-2026-0114", label(robot, "#next"));
        assertTrue(robot.lookup("#tape").query().isVisible());
        assertEquals(
                List.of(
                        "Serial allocated",
                        "Commissioned",
                        "Wrong lot",
                        "Rejected, confirmed by the line",
                        "An alarm was acknowledged.",
                        "On hold",
                        "Storage location"),
                titles(robot));
        UnitCard identity =
                model.cards().stream()
                        .filter(card -> card.title().equals("Identity"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                List.of("K2410B"),
                identity.facts().stream()
                        .filter(UnitCard.Fact::odd)
                        .map(UnitCard.Fact::value)
                        .toList());
        assertEquals(
                "]d201040123450000092" + "1K7M2QX4TR9BD{GS}1728113010K2410B",
                model.cards().getLast().raw());
    }

    // [utest->req~unit.page~1]
    @Test
    void tabsCountAndListScansEventsAndDocuments(FxRobot robot) {
        open(robot, SampleUnits.HELD);

        robot.clickOn("#scans");
        assertEquals(List.of("Wrong lot · K7M2QX4TR9BD"), titles(robot));
        robot.clickOn("#events");
        assertEquals(List.of("Commissioned"), titles(robot));
        robot.clickOn("#documents");
        assertEquals(List.of("Containment report L3-2026-0114"), titles(robot));
        assertEquals("Documents  1", robot.lookup("#documents").<ToggleButton>query().getText());
    }

    // [utest->req~unit.belongs~1]
    @Test
    void sourcesThatContradictEachOtherAreBothTold(FxRobot robot) {
        open(robot, SampleUnits.PACKED);

        List<UnitCard.Fact> containers =
                model.cards().getFirst().facts().stream()
                        .filter(fact -> fact.link().isPresent())
                        .toList();
        assertEquals(
                List.of(SampleUnits.CASE.label(), SampleUnits.OTHER_CASE.label()),
                containers.stream().map(UnitCard.Fact::value).toList());
        assertEquals(
                List.of("by order, line", "by line data"),
                containers.stream().map(UnitCard.Fact::note).toList());
        assertTrue(containers.getLast().odd());
        assertEquals("Watch", label(robot, "#standing"));
    }

    // [utest->req~unit.search~1]
    @Test
    void aSerialAloneASsccAndALotAreFoundByTyping(FxRobot robot) {
        type(robot, "K7M2QX4TR9BD");
        assertEquals("K7M2QX4TR9BD", label(robot, "#name"));

        type(robot, "(00) 3 4012345 000000001 7");
        assertEquals("340123450000000017", label(robot, "#name"));
        assertEquals("On hold, linked", label(robot, "#standing"));

        type(robot, "K2411A");
        assertEquals("K2411A", label(robot, "#name"));
        assertEquals("Not on hold", label(robot, "#standing"));
    }

    // [utest->req~unit.search~1]
    @Test
    void aScannerThatTypesOpensThePageOfWhatItReads(FxRobot robot) {
        robot.interact(() ->
                assertTrue(
                        view.controller()
                                .accept(
                                        Bytes.parse(
                                                "]d201040123450000092100007A1K0003{GS}1728113010K2411A"))));
        assertEquals("00007A1K0003", label(robot, "#name"));

        robot.interact(() ->
                view.controller()
                        .accept(
                                Bytes.parse(
                                        "https://id.gs1.org/01/04012345000009/21/K7M2QX4TR9BD")));
        assertEquals("K7M2QX4TR9BD", label(robot, "#name"));
    }

    // [utest->req~unit.search~1]
    @Test
    void whatIsScannedByHandOpensItsPageWhileTheScreenIsInFront(FxRobot robot) {
        ScannedUnit pack =
                SampleContainers.scanned(
                        UnitId.ofPrinted("(01)04012345000009(21)K7M2QX4TR9BD", Optional.empty())
                                .orElseThrow(),
                        Optional.empty());
        containers.hear(pack);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("K7M2QX4TR9BD", label(robot, "#name"));
        assertEquals(List.of(true), containers.replies);

        robot.interact(() -> view.controller().leave());
        containers.hear(SampleContainers.scanned(SampleContainers.pack(1), Optional.empty()));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("K7M2QX4TR9BD", label(robot, "#name"), "another screen is in front");
    }

    // [utest->req~unit.search~1]
    @Test
    void severalThatAreCalledSoAreListed(FxRobot robot) {
        robot.interact(() -> units.apply(SampleUnits.ambiguous()));
        type(robot, "00007A1K0003");

        ListView<?> matches = robot.lookup("#matches").query();
        assertEquals(2, matches.getItems().size());
        robot.interact(() -> {
            matches.getSelectionModel().select(0);
            matches.requestFocus();
        });
        robot.push(KeyCode.ENTER);
        assertEquals("00007A1K0003", label(robot, "#name"));
    }

    // [utest->req~unit.states~1]
    @Test
    void whatIsNotOnRecordIsSaid(FxRobot robot) {
        type(robot, "NOBODY");
        assertEquals(UnitViewModel.View.UNKNOWN, model.viewProperty().get());
        assertTrue(model.sentenceProperty().get().contains("NOBODY"));
        assertFalse(robot.lookup("#foot").query().isVisible());

        robot.interact(
                () -> view.controller().accept(Bytes.parse("]d2010401234500000921NEW{GS}10LOT")));
        assertTrue(model.sentenceProperty().get().startsWith("Nothing is on record of NEW"));
    }

    // [utest->req~unit.states~1]
    @Test
    @ExpectedLog(from = UnitViewModel.class, message = "the store does not answer about a unit")
    void aStoreThatDoesNotAnswerIsSaidAndTriedAgain(FxRobot robot) {
        robot.interact(() -> units.fail(Optional.of(new StoreUnavailable("The disk is gone."))));
        open(robot, SampleUnits.HELD);
        assertEquals(UnitViewModel.View.FAILED, model.viewProperty().get());
        assertTrue(model.sentenceProperty().get().contains("The disk is gone."));

        robot.interact(() -> units.fail(Optional.empty()));
        robot.clickOn("Try again");
        assertEquals("K7M2QX4TR9BD", label(robot, "#name"));
    }

    // [utest->req~unit.live~1]
    @Test
    void aNewScanOfTheUnitAppears(FxRobot robot) throws TimeoutException {
        open(robot, SampleUnits.HELD);
        robot.clickOn("#scans");
        robot.interact(model::tick);
        Entry more = SampleUnits.later(40, SampleUnits.HELD);

        robot.interact(() -> {
            units.apply(List.of(more));
            model.tick();
        });

        until(() -> titles(robot).size() == 2);
        assertEquals("On hold · K7M2QX4TR9BD", titles(robot).getFirst());
        int asked = units.asked();
        robot.interact(model::tick);
        assertEquals(asked, units.asked(), "nothing is asked while nothing comes");
    }

    // [utest->req~unit.reached~1]
    @Test
    void theWayBackLeadsThroughThePagesAndOut(FxRobot robot) {
        open(robot, SampleUnits.PACKED);
        Node link =
                robot.lookup(".hyperlink")
                        .match(node ->
                                ((Hyperlink) node).getText().equals(SampleUnits.CASE.label()))
                        .query();
        robot.interact(() -> ((Hyperlink) link).fire());
        assertEquals(SampleUnits.CASE.label(), label(robot, "#name"));
        robot.clickOn("#check");
        assertEquals(List.of(SampleUnits.CASE), checked);

        robot.clickOn("#back");
        assertEquals("00007A1K0003", label(robot, "#name"));
        robot.push(KeyCode.ESCAPE);
        assertEquals(List.of("back"), visited);
        assertEquals(1, units.listeners(), "what is not shown is not followed");
    }

    // [utest->req~unit.acts~1]
    @Test
    void aPackIsHeldWithAReason(FxRobot robot) throws TimeoutException {
        open(robot, SampleUnits.PACKED);
        robot.clickOn("#hold");
        robot.clickOn("#confirmHold");
        assertEquals("Not held: say why first.", label(robot, "#said"));

        robot.interact(() ->
                robot.lookup("#reason").<TextInputControl>query().setText("Fell off the belt"));
        robot.clickOn("#confirmHold");

        until(() -> label(robot, "#said").equals("On hold."));
        assertEquals(
                List.of(SampleUnits.PACKED),
                hour.status().held().stream().map(HeldUnit::unit).toList());
    }

    // [utest->req~unit.acts~1]
    @Test
    void releaseAsksForAReasonAndASecondPerson(FxRobot robot) {
        open(robot, SampleUnits.HELD);
        assertFalse(robot.lookup("#hold").query().isVisible());
        robot.clickOn("#release");
        robot.clickOn("#confirm");

        assertEquals("Say why it may go on.", label(robot, "#said"));
        assertEquals("Serial K7M2QX4TR9BD", label(robot, "#what"));
        robot.interact(() -> robot.lookup("#secret").<TextInputControl>query().setText("secret"));
        robot.interact(() -> view.controller().arrive());
        assertEquals("", robot.lookup("#secret").<TextInputControl>query().getText());
    }

    // [utest->req~unit.acts~1]
    @Test
    void aLotIsHeldAsOne(FxRobot robot) throws TimeoutException {
        robot.interact(() -> model.openFirst(new EntrySubject.OfLot(SampleUnits.LOT)));
        robot.clickOn("#hold");
        robot.interact(
                () -> robot.lookup("#reason").<TextInputControl>query().setText("Old leaflet"));
        robot.clickOn("#confirmHold");

        until(() -> !hour.status().targets().isEmpty());
        assertTrue(hour.status().targets().getFirst().target() instanceof HoldTarget.WholeLot);
    }

    // [utest->req~unit.acts~1]
    @Test
    void thePageIsCopiedAsText(FxRobot robot) {
        open(robot, SampleUnits.HELD);
        robot.clickOn("#copy");

        robot.interact(() -> {
            String text = Clipboard.getSystemClipboard().getString();
            assertTrue(text.startsWith("Pack · GTIN 04012345000009\nK7M2QX4TR9BD"), text);
            assertTrue(text.contains("Rejected, confirmed by the line"), text);
        });
    }

    @Test
    void everyButtonIsTallEnoughForAGlove(FxRobot robot) {
        open(robot, SampleUnits.HELD);
        for (String id : List.of("#back", "#findUnit", "#copy", "#release", "#life")) {
            assertTrue(robot.lookup(id).<ButtonBase>query().getHeight() >= 48, id);
        }
        assertTrue(robot.lookup("#copy").<Button>query().isVisible());
    }
}

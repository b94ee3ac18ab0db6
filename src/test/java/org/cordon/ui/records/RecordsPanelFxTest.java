package org.cordon.ui.records;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.cordon.app.projection.StoreStatus;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FirstHour;
import org.cordon.support.SampleStore;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.records.RecordsViewModel.Line;
import org.cordon.ui.report.ReportPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// Incidents and the journal, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class RecordsPanelFxTest {
    private final FakeStoreQueries records = SampleStore.all();
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private final List<IncidentId> reported = new CopyOnWriteArrayList<>();
    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();
    private FxDispatcher pulse;
    private RecordsViewModel model;
    private View<RecordsPanelController> view;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        Messages messages = Messages.of(RecordsViewModel.class);
        TimeFormats moments = new TimeFormats(ZoneOffset.UTC);
        PersonNames names = new PersonNames(records, Runnable::run);
        model =
                new RecordsViewModel(
                        records,
                        store,
                        names,
                        new EventLabels(messages, names, moments, new FirstHour().rules),
                        messages,
                        moments,
                        Runnable::run,
                        pulse.fx());
        store.onChange(pulse.signal(model::tick)::mark);
        view =
                Views.load(
                        new RecordsPanelController(
                                model, pane(), new UnitPages(opened::add, checked::add), messages));
        Screen.show(stage, view.root(), 1000, 740);
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

    @AfterEach
    void close() {
        pulse.close();
    }

    private void arrive(FxRobot robot) {
        robot.interact(() -> view.controller().arrive());
    }

    private static List<Line> lines(FxRobot robot, String id) {
        @SuppressWarnings("unchecked")
        ListView<Line> list = robot.lookup(id).queryAs(ListView.class);
        return List.copyOf(list.getItems());
    }

    // [utest->req~screens.records-stand-still~1]
    @Test
    void newEntriesWaitUntilTheyAreAskedFor(FxRobot robot) throws TimeoutException {
        arrive(robot);
        List<Line> before = lines(robot, "#entries");
        assertFalse(shown(robot, "#fresh"));
        SampleStore.more(records, before.getFirst().seq() + 1);
        store.show(new StoreStatus(StoreStatus.State.LEVEL, 1, 1, ""));
        until(() -> shown(robot, "#fresh"));
        assertEquals("Show 1 new entry", robot.lookup("#fresh").queryButton().getText());
        assertEquals(before, lines(robot, "#entries"));
        robot.clickOn("#fresh");
        until(() -> lines(robot, "#entries").size() == before.size() + 1);
        assertEquals("Mara Lindqvist signed in.", lines(robot, "#entries").getFirst().what());
        assertFalse(shown(robot, "#fresh"));
    }

    // [utest->req~screens.incident-time-line~1]
    @Test
    void anIncidentOpensItsTimeLineOldestFirstAndItsReport(FxRobot robot) throws TimeoutException {
        arrive(robot);
        until(() -> robot.lookup("L3-2026-0113").tryQuery().isPresent());
        robot.clickOn("L3-2026-0113");
        until(() -> !lines(robot, "#timeline").isEmpty());
        List<String> elapsed =
                lines(robot, "#timeline").stream()
                        .map(Line::elapsed)
                        .filter(e -> !e.isEmpty())
                        .toList();
        assertEquals(elapsed.stream().sorted().toList(), elapsed);
        assertEquals(
                "On hold: serial 00007A1K9Q4. Pack carries lot K2410B, the order is" + " K2411A.",
                lines(robot, "#timeline").get(1).what());
        assertEquals("L3-2026-0113", text(robot, "#number"));
        assertTrue(
                text(robot, "#summary")
                        .startsWith("Contained · completed in 41 min 12 s · 7 units"));
        assertEquals(List.of(SampleStore.IN_TIME), reported);
        robot.clickOn("#close");
        until(() -> shown(robot, "#incidents"));
        assertTrue(robot.lookup("#incidents").query().isFocused());
    }

    @Test
    void theKeyboardOpensAnIncidentToo(FxRobot robot) throws TimeoutException {
        arrive(robot);
        until(() -> robot.lookup("#incidents").query().isFocused());
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        until(() -> shown(robot, "#timeline"));
        assertEquals(1, reported.size());
    }

    @Test
    void lateIncidentsSaySo(FxRobot robot) throws TimeoutException {
        arrive(robot);
        until(() -> robot.lookup("Contained late").tryQuery().isPresent());
        assertTrue(robot.lookup("Open, at step “Stop”").tryQuery().isPresent());
    }

    // [utest->req~screens.records-paged~1]
    @Test
    void earlierEntriesAreAddedBelowPageByPage(FxRobot robot) throws TimeoutException {
        arrive(robot);
        robot.clickOn("#scans");
        until(() -> lines(robot, "#entries").size() == 200);
        robot.clickOn("#earlier");
        until(() -> lines(robot, "#entries").size() == 400);
        robot.clickOn("#earlier");
        until(() -> lines(robot, "#entries").size() == 450);
        assertFalse(shown(robot, "#earlier"));
        List<Long> seqs = lines(robot, "#entries").stream().map(Line::seq).toList();
        assertEquals(
                java.util.stream.LongStream.iterate(450, n -> n - 1).limit(450).boxed().toList(),
                seqs);
    }

    // [utest->req~screens.records-away~1]
    @Test
    @ExpectedLog(from = PersonNames.class, message = "Names of people could not be read")
    void aStoreThatIsAwayIsToldWithAWayOut(FxRobot robot) throws TimeoutException {
        records.setBroken(true);
        arrive(robot);
        String told =
                "The records cannot be read now (the store is away; a test took it). The journal"
                        + " records on; try again in a moment.";
        until(() -> robot.lookup(told).tryQuery().isPresent());
        assertFalse(shown(robot, "#noIncidents"), "nothing claims that there is none");
        records.setBroken(false);
        robot.clickOn("Read again");
        until(() -> !lines(robot, "#entries").isEmpty());
        assertFalse(shown(robot, "#noEntries"));
    }

    @Test
    void listsBehindTheJournalSaySo(FxRobot robot) throws TimeoutException {
        arrive(robot);
        assertFalse(shown(robot, "#standing"));
        store.show(new StoreStatus(StoreStatus.State.BROKEN, 0, 9, "The disk is read only."));
        until(() -> shown(robot, "#standing"));
        assertEquals(
                "The lists may be old: the local store cannot be written, while the journal records"
                        + " on. The disk is read only.",
                text(robot, "#standingWords"));
    }

    // [utest->req~unit.reached~1]
    @Test
    void anEntryThatNamesAUnitOpensItsPage(FxRobot robot) {
        arrive(robot);
        robot.clickOn("#scans");
        ListView<?> entries = robot.lookup("#entries").query();
        robot.interact(() -> {
            entries.getSelectionModel().select(0);
            entries.requestFocus();
        });
        robot.push(KeyCode.F12);
        assertEquals(List.of(lines(robot, "#entries").getFirst().subject().orElseThrow()), opened);
    }
}

package org.cordon.ui.site;

import static org.cordon.support.Screen.shown;
import static org.cordon.support.Screen.text;
import static org.cordon.support.Screen.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.cordon.app.projection.StoreStatus;
import org.cordon.core.order.UnitId;
import org.cordon.core.text.Messages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.support.ExpectedLog;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeSiteCommands;
import org.cordon.support.FakeSiteReplicaQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.SampleSite;
import org.cordon.support.Screen;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.common.UnitPages;
import org.cordon.ui.common.View;
import org.cordon.ui.common.Views;
import org.cordon.ui.site.BoardViewModel.HoldRow;
import org.cordon.ui.site.BoardViewModel.IncidentRow;
import org.cordon.ui.site.ConnectionsViewModel.Happened;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

/// The board of all lines and the connections upward, on the real FXML.
@ExtendWith(ApplicationExtension.class)
final class SitePanelFxTest {
    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeSiteReplicaQueries replica = new FakeSiteReplicaQueries();
    private final FakeSite site = FakeSite.away().withParked(3);
    private final FakeSiteCommands desk = new FakeSiteCommands();
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private FxDispatcher pulse;
    private BoardViewModel board;
    private ConnectionsViewModel connections;

    @Start
    void start(Stage stage) {
        pulse = new FxDispatcher();
        Messages messages = Messages.of(BoardViewModel.class);
        TimeFormats moments = new TimeFormats(ZoneOffset.UTC);
        board = new BoardViewModel(replica, time, messages, moments, Runnable::run, pulse.fx());
        connections =
                new ConnectionsViewModel(
                        List.of(
                                new SiteSource(
                                        site,
                                        desk,
                                        replica,
                                        time,
                                        Path.of("reports"),
                                        messages,
                                        moments),
                                new StoreSource(store, Path.of("data"), messages)),
                        FakeAuthentication.signedIn(),
                        pulse.fx());
        replica.onChange(pulse.signal(board::refresh)::mark);
        View<SitePanelController> view =
                Views.load(
                        new SitePanelController(
                                board,
                                Views.load(
                                        new BoardController(
                                                board,
                                                new UnitPages(opened::add, checked::add),
                                                messages)),
                                Views.load(new ConnectionsController(connections))));
        Screen.show(stage, view.root(), 1200, 740);
        view.controller().arrive();
    }

    @AfterEach
    void close() {
        pulse.close();
    }

    private final List<EntrySubject> opened = new CopyOnWriteArrayList<>();
    private final List<UnitId> checked = new CopyOnWriteArrayList<>();

    private static List<HoldRow> holds(FxRobot robot) {
        @SuppressWarnings("unchecked")
        TableView<HoldRow> table = robot.lookup("#holds").queryAs(TableView.class);
        return List.copyOf(table.getItems());
    }

    private static List<IncidentRow> incidents(FxRobot robot) {
        @SuppressWarnings("unchecked")
        ListView<IncidentRow> list = robot.lookup("#incidents").queryAs(ListView.class);
        return List.copyOf(list.getItems());
    }

    // [utest->req~site-board.screen~1]
    @Test
    void whatAllLinesHoldAndHaveOpenShowsAsItIsHeard(FxRobot robot) throws TimeoutException {
        until(() -> text(robot, "#freshness").startsWith("Nothing heard"));
        SampleSite.busy(replica, time.now());
        until(() -> holds(robot).size() == 24);
        assertEquals("24 units", text(robot, "#holdCount"));
        assertTrue(text(robot, "#freshness").startsWith("All lines, as of"));
        assertEquals(
                List.of("42:00", "19:00", "+07:00"),
                incidents(robot).stream().map(IncidentRow::left).toList());
        assertEquals("Isolating · 1 of 5 steps done", incidents(robot).getFirst().step());

        time.advance(Duration.ofMinutes(1));
        robot.interact(board::tick);
        assertEquals("41:00", incidents(robot).getFirst().left());
        assertTrue(text(robot, "#freshness").startsWith("Old: last heard"));
    }

    // [utest->req~site-board.screen~1]
    @Test
    void holdsAreFoundByWords(FxRobot robot) throws TimeoutException {
        SampleSite.busy(replica, time.now());
        until(() -> holds(robot).size() == 24);
        Screen.write(robot.clickOn("#search"), "k2410b");
        until(() -> holds(robot).size() == 8);
        assertEquals("8 of 24 units", text(robot, "#holdCount"));
        Screen.write(robot, " nowhere");
        until(() -> holds(robot).isEmpty());
        assertTrue(shown(robot, "#noHolds"));
    }

    // [utest->req~sync.screen~1]
    @Test
    @ExpectedLog(from = ConnectionsViewModel.class, message = "Retry dead letters failed")
    void eachConnectionSaysHowItStandsAndWhatHappened(FxRobot robot) throws TimeoutException {
        robot.clickOn("#connections");
        assertEquals("Site store", text(robot, "#title"));
        assertEquals("Trying again in 20 s.", text(robot, "#troubleWords"));
        @SuppressWarnings("unchecked")
        ListView<Happened> history = robot.lookup("#history").queryAs(ListView.class);
        assertEquals(
                List.of("No answer, 14 times", "600 entries delivered in 30 batches", "Connected"),
                history.getItems().stream().map(Happened::title).toList());

        robot.clickOn("Try now");
        assertEquals(1, site.tries().get());

        robot.clickOn("Export dead letters");
        assertTrue(text(robot, "#said").startsWith("3 entries written to"));
        assertEquals(Path.of("reports"), desk.exports.getFirst().getParent());
        robot.clickOn("Retry dead letters");
        assertEquals("3 delivered, no dead letters are left.", text(robot, "#said"));
        desk.unplug("The site store is away.");
        robot.clickOn("Retry dead letters");
        assertEquals("The site store is away.", text(robot, "#said"));

        robot.clickOn("Local store");
        until(() -> text(robot, "#title").equals("Local store"));
        robot.interact(() ->
                store.show(new StoreStatus(StoreStatus.State.BROKEN, 7, 9, "The disk is full.")));
        robot.interact(connections::refresh);
        assertEquals("The disk is full.", text(robot, "#troubleWords"));
    }
}

package org.cordon.ui.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.linedata.EndpointStatus;
import org.cordon.core.people.Permission;
import org.cordon.core.text.Messages;
import org.cordon.support.FakeAuthentication;
import org.cordon.support.FakeSite;
import org.cordon.support.FakeSiteCommands;
import org.cordon.support.FakeSiteReplicaQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Action;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Happened;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

final class ConnectionsViewModelTest {
    /// What became of an act.
    private record Pressed(int times, String said) {}

    private static Pressed press(FakeAuthentication session, Permission permission) {
        AtomicInteger times = new AtomicInteger();
        ConnectionsViewModel connections =
                new ConnectionsViewModel(List.of(), session, Runnable::run);
        Action act =
                new Action(
                        "Action",
                        permission,
                        () -> {
                            times.incrementAndGet();
                            return CompletableFuture.completedFuture("Done.");
                        });
        connections.run(act).join();
        return new Pressed(times.get(), connections.saidProperty().get());
    }

    // [utest->req~people.connections~1]
    @Test
    void actNeedsItsPermission() {
        assertEquals(
                new Pressed(1, "Done."),
                press(FakeAuthentication.signedIn(), Permission.MAKE_BACKUP));
        assertEquals(
                new Pressed(
                        0, "You are not permitted to do this: make a backup. Ask somebody who is."),
                press(
                        FakeAuthentication.signedIn().without(Permission.MAKE_BACKUP),
                        Permission.MAKE_BACKUP));
        assertEquals(
                new Pressed(
                        0,
                        "Nobody is signed in. Sign in and try again: it is recorded with a name."),
                press(FakeAuthentication.known(), Permission.MAKE_BACKUP));
    }

    // [utest->req~people.connections~1]
    @Test
    void retryAndExportHavePermissionsOfTheirOwn() {
        SiteSource site =
                new SiteSource(
                        FakeSite.away().withParked(3),
                        new FakeSiteCommands(),
                        new FakeSiteReplicaQueries(),
                        new FakeTimeSource(),
                        Path.of("reports"),
                        Messages.of(BoardViewModel.class),
                        new TimeFormats(ZoneOffset.UTC));
        assertEquals(
                List.of(
                        Permission.RETRY_DELIVERY,
                        Permission.RETRY_DELIVERY,
                        Permission.EXPORT_DEAD_LETTERS),
                site.now().actions().stream().map(Action::permission).toList());
    }

    // [utest->req~line-data.endpoint~1]
    @Test
    void theEndpointOfLineDataShowsWhoSentLastAndWhatWasTurnedAway() {
        Instant eight = Instant.parse("2026-11-30T08:00:00Z");
        Connection now =
                new LineDataSource(
                                () ->
                                        new EndpointStatus(
                                                EndpointStatus.State.LISTENING,
                                                "http://127.0.0.1:8180",
                                                new EndpointStatus.Events(2, 40, 37),
                                                3,
                                                "",
                                                List.of(
                                                        new EndpointStatus.Came(
                                                                eight.plusSeconds(5),
                                                                "10.0.0.9",
                                                                false,
                                                                "event 2, eventTime: no time"),
                                                        new EndpointStatus.Came(
                                                                eight,
                                                                "line-mes (10.0.0.7)",
                                                                true,
                                                                "40 events"))),
                                Messages.of(BoardViewModel.class),
                                new TimeFormats(ZoneOffset.UTC))
                        .now();
        assertEquals("Listening", now.state());
        assertEquals(
                List.of("line-mes (10.0.0.7)", "40", "37", "3"),
                now.figures().stream().skip(1).map(Figure::value).toList());
        assertEquals(
                List.of("Turned away: 10.0.0.9", "Events came from line-mes (10.0.0.7)"),
                now.history().stream().map(Happened::title).toList());
    }
}

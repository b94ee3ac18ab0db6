package org.cordon.ui.site;

import org.cordon.app.linedata.EndpointQueries;
import org.cordon.app.linedata.EndpointStatus;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Happened;
import org.cordon.ui.site.ConnectionsViewModel.Source;

import java.util.List;

/// The capture endpoint that line and site systems push to, as the list of connections shows it.
public record LineDataSource(EndpointQueries endpoint, Messages messages, TimeFormats moments)
        implements Source {
    @Override
    public Connection now() {
        EndpointStatus status = endpoint.status();
        return new Connection(
                "line-data",
                messages.get("site.connection.line-data"),
                status.address(),
                messages.name("site.endpoint", status.state()),
                switch (status.state()) {
                    case LISTENING -> VerdictCode.Shape.RIGHT;
                    case OFF, STARTING -> VerdictCode.Shape.WATCH;
                    case TROUBLE -> VerdictCode.Shape.AFFECTED;
                },
                switch (status.state()) {
                    case LISTENING -> Chip.Tone.GOOD;
                    case OFF, STARTING -> Chip.Tone.QUIET;
                    case TROUBLE -> Chip.Tone.WARN;
                },
                status.detail(),
                status.state() == EndpointStatus.State.OFF ? List.of() : figures(status),
                List.of(),
                status.history().stream().map(this::happened).toList(),
                List.of());
    }

    private List<Figure> figures(EndpointStatus status) {
        return List.of(
                figure(
                        "last-sent",
                        status.last()
                                .map(came -> moments.dayAndTime(came.at()))
                                .orElseGet(() -> messages.get("site.figure.never"))),
                figure(
                        "last-sender",
                        status.last()
                                .map(EndpointStatus.Came::sender)
                                .orElseGet(() -> messages.get("site.figure.nobody"))),
                figure("events-taken", number(status.events().events())),
                figure("events-new", number(status.events().fresh())),
                figure("turned-away", number(status.refused())));
    }

    private String number(long value) {
        return messages.get("site.figure.number", value);
    }

    private Figure figure(String what, String value) {
        return new Figure(messages.get("site.figure." + what), value);
    }

    private Happened happened(EndpointStatus.Came came) {
        return new Happened(
                moments.dayAndTime(came.at()),
                came.taken() ? VerdictCode.Shape.RIGHT : VerdictCode.Shape.SUSPECT,
                messages.get(
                        came.taken() ? "site.endpoint.came" : "site.endpoint.refused",
                        came.sender()),
                came.what());
    }
}

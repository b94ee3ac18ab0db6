package org.cordon.ui.site;

import org.cordon.app.epcis.CaptureCommands;
import org.cordon.app.epcis.CaptureQueries;
import org.cordon.app.epcis.CaptureStatus;
import org.cordon.app.epcis.EpcisDeadLetter;
import org.cordon.app.port.TimeSource;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Action;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Source;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The EPCIS repository, as the list of connections shows it.
public final class CaptureSource implements Source {
    private static final int PARKED_SHOWN = 3;

    private final CaptureQueries capture;
    private final CaptureCommands commands;
    private final Messages messages;
    private final TimeFormats moments;
    private final DurationFormat spans;
    private final ExportFile exports;
    private final List<Action> actions;
    private final List<Action> deadLetterActions;

    /// @param exports the folder that parked events are written to
    public CaptureSource(
            CaptureQueries capture,
            CaptureCommands commands,
            TimeSource time,
            Path exports,
            Messages messages,
            TimeFormats moments) {
        this.capture = capture;
        this.commands = commands;
        this.messages = messages;
        this.moments = moments;
        this.exports = new ExportFile(exports, time);
        spans = new DurationFormat(messages);
        actions = List.of(Action.retry(messages.get("site.act-now"), this::retry));
        deadLetterActions =
                List.of(
                        Action.retry(messages.get("site.act-retry"), this::retry),
                        Action.export(messages.get("site.act-export"), this::export));
    }

    @Override
    public Connection now() {
        CaptureStatus status = capture.status();
        boolean off = status.state() == CaptureStatus.State.OFF;
        return new Connection(
                "epcis",
                messages.get("site.connection.epcis"),
                status.address(),
                messages.name("site.capture", status.state()),
                switch (status.state()) {
                    case CONNECTED -> VerdictCode.Shape.RIGHT;
                    case IDLE, OFF -> VerdictCode.Shape.WATCH;
                    case WAITING -> VerdictCode.Shape.AFFECTED;
                },
                switch (status.state()) {
                    case CONNECTED -> Chip.Tone.GOOD;
                    case IDLE, OFF -> Chip.Tone.QUIET;
                    case WAITING -> Chip.Tone.WARN;
                },
                status.detail(),
                off ? List.of() : figures(status),
                capture.deadLetters().stream().limit(PARKED_SHOWN).map(this::deadLetter).toList(),
                ConnectionsViewModel.history(capture.deliveries().attempts(), messages, moments),
                off ? List.of() : status.deadLetters() > 0 ? deadLetterActions : actions);
    }

    private List<Figure> figures(CaptureStatus status) {
        return List.of(
                figure("acts-waiting", messages.get("site.figure.number", status.waiting())),
                figure("lag", spans.format(status.lag())),
                figure(
                        "rate",
                        messages.get("site.figure.per-second", capture.deliveries().perSecond())),
                figure(
                        "delivered",
                        status.lastDelivered()
                                .map(moments::dayAndTime)
                                .orElseGet(() -> messages.get("site.figure.never"))),
                figure("parked-events", messages.get("site.figure.number", status.deadLetters())));
    }

    private Figure figure(String what, String value) {
        return new Figure(messages.get("site.figure." + what), value);
    }

    private Figure deadLetter(EpcisDeadLetter event) {
        return new Figure(messages.get("site.capture.parked"), event.reason());
    }

    private CompletableFuture<String> retry() {
        commands.retry();
        return CompletableFuture.completedFuture(messages.get("site.said.trying"));
    }

    private CompletableFuture<String> export() {
        Path file = exports.named("epcis-parked", "jsonld");
        return commands.export(file)
                .thenApply(events -> messages.get("site.said.exported", events, file.toString()));
    }
}

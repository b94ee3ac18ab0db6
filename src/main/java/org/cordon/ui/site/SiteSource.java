package org.cordon.ui.site;

import org.cordon.app.port.TimeSource;
import org.cordon.app.replication.ChainStatus;
import org.cordon.app.replication.SiteCommands;
import org.cordon.app.replication.SiteQueries;
import org.cordon.app.replication.SiteStatus;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.app.site.SiteReplicaStatus;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.TimeFormats;
import org.cordon.ui.site.ConnectionsViewModel.Action;
import org.cordon.ui.site.ConnectionsViewModel.Connection;
import org.cordon.ui.site.ConnectionsViewModel.Figure;
import org.cordon.ui.site.ConnectionsViewModel.Source;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The site store, as the list of connections shows it.
public final class SiteSource implements Source {
    private final SiteQueries site;
    private final SiteCommands commands;
    private final ExportFile exports;
    private final DurationFormat spans;
    private final SiteReplicaQueries replica;
    private final TimeSource time;
    private final Messages messages;
    private final TimeFormats moments;
    private final List<Action> actions;
    private final List<Action> deadLetterActions;

    /// @param time tells how old the oldest entry that waits is
    /// @param exports the folder that parked entries are written to
    public SiteSource(
            SiteQueries site,
            SiteCommands commands,
            SiteReplicaQueries replica,
            TimeSource time,
            Path exports,
            Messages messages,
            TimeFormats moments) {
        this.site = site;
        this.commands = commands;
        this.exports = new ExportFile(exports, time);
        spans = new DurationFormat(messages);
        this.replica = replica;
        this.time = time;
        this.messages = messages;
        this.moments = moments;
        // Made once, so that a connection equals itself while nothing has changed.
        actions = List.of(Action.retry(messages.get("site.act-now"), this::tryNow));
        deadLetterActions =
                List.of(
                        actions.getFirst(),
                        Action.retry(messages.get("site.act-retry"), this::retry),
                        Action.export(messages.get("site.act-export"), this::export));
    }

    @Override
    public Connection now() {
        SiteStatus status = site.status();
        return new Connection(
                "site",
                messages.get("site.connection.site"),
                status.address(),
                messages.name("site.state", status.state()),
                shape(status.state()),
                tone(status.state()),
                status.detail(),
                figures(status),
                site.chains().stream().map(this::chain).toList(),
                ConnectionsViewModel.history(site.deliveries().attempts(), messages, moments),
                status.deadLetters() > 0 ? deadLetterActions : actions);
    }

    private CompletableFuture<String> tryNow() {
        site.tryNow();
        return CompletableFuture.completedFuture(messages.get("site.said.trying"));
    }

    private CompletableFuture<String> retry() {
        return commands.retry()
                .thenApply(done ->
                        messages.get("site.said.retried", done.delivered(), done.still().size()));
    }

    private CompletableFuture<String> export() {
        Path file = exports.named("site-parked", "jsonl");
        return commands.export(file)
                .thenApply(lines -> messages.get("site.said.exported", lines, file.toString()));
    }

    private static VerdictCode.Shape shape(SiteStatus.State state) {
        return switch (state) {
            case CONNECTED -> VerdictCode.Shape.RIGHT;
            case WAITING -> VerdictCode.Shape.AFFECTED;
            case CONFLICT -> VerdictCode.Shape.SUSPECT;
            case OFF -> VerdictCode.Shape.WATCH;
        };
    }

    private static Chip.Tone tone(SiteStatus.State state) {
        return switch (state) {
            case CONNECTED -> Chip.Tone.GOOD;
            case WAITING -> Chip.Tone.WARN;
            case CONFLICT -> Chip.Tone.ALARM;
            case OFF -> Chip.Tone.QUIET;
        };
    }

    private List<Figure> figures(SiteStatus status) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("waiting", messages.get("site.figure.number", status.waiting())));
        figures.add(figure("lag", spans.format(status.lag())));
        figures.add(
                figure(
                        "rate",
                        messages.get("site.figure.per-second", site.deliveries().perSecond())));
        figures.add(
                figure(
                        "delivered",
                        status.lastDelivered()
                                .map(moments::dayAndTime)
                                .orElseGet(() -> messages.get("site.figure.never"))));
        figures.add(
                figure("parked-there", messages.get("site.figure.number", status.deadLetters())));
        SiteReplicaStatus heard = replica.status();
        figures.add(
                figure(
                        "heard",
                        heard.asOf()
                                .map(moments::dayAndTime)
                                .orElseGet(() -> messages.get("site.figure.never"))));
        figures.add(figure("version", messages.get("site.figure.number", heard.version())));
        return figures;
    }

    private Figure figure(String what, String value) {
        return new Figure(messages.get("site.figure." + what), value);
    }

    private Figure chain(ChainStatus chain) {
        String waits =
                chain.oldest()
                        .map(oldest ->
                                messages.get(
                                        "site.chain.waits",
                                        chain.waiting(),
                                        spans.format(Duration.between(oldest, time.now()))))
                        .orElseGet(() -> messages.get("site.chain.level"));
        return new Figure(
                messages.get(
                        "site.chain.name",
                        messages.name("site.stream", chain.stream()),
                        chain.epoch()),
                messages.get("site.chain.heads", chain.there(), chain.here(), waits));
    }
}

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
import org.cordon.ui.site.ConnectionsViewModel.Act;
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
    private final SiteCommands desk;
    private final ExportFile exports;
    private final DurationFormat spans;
    private final SiteReplicaQueries news;
    private final TimeSource time;
    private final Messages words;
    private final TimeFormats moments;
    private final List<Act> acts;
    private final List<Act> parkedActs;

    /// @param time tells how old the oldest entry that waits is
    /// @param exports the folder that parked entries are written to
    public SiteSource(
            SiteQueries site,
            SiteCommands desk,
            SiteReplicaQueries news,
            TimeSource time,
            Path exports,
            Messages words,
            TimeFormats moments) {
        this.site = site;
        this.desk = desk;
        this.exports = new ExportFile(exports, time);
        spans = new DurationFormat(words);
        this.news = news;
        this.time = time;
        this.words = words;
        this.moments = moments;
        // Made once, so that a connection equals itself while nothing has changed.
        acts = List.of(Act.retry(words.get("site.act-now"), this::tryNow));
        parkedActs =
                List.of(
                        acts.getFirst(),
                        Act.retry(words.get("site.act-retry"), this::retry),
                        Act.export(words.get("site.act-export"), this::export));
    }

    @Override
    public Connection now() {
        SiteStatus status = site.status();
        return new Connection(
                "site",
                words.get("site.connection.site"),
                status.address(),
                words.name("site.state", status.state()),
                shape(status.state()),
                tone(status.state()),
                status.detail(),
                figures(status),
                site.chains().stream().map(this::chain).toList(),
                ConnectionsViewModel.history(site.deliveries().attempts(), words, moments),
                status.parked() > 0 ? parkedActs : acts);
    }

    private CompletableFuture<String> tryNow() {
        site.tryNow();
        return CompletableFuture.completedFuture(words.get("site.said.trying"));
    }

    private CompletableFuture<String> retry() {
        return desk.retry()
                .thenApply(done ->
                        words.get("site.said.retried", done.delivered(), done.still().size()));
    }

    private CompletableFuture<String> export() {
        Path file = exports.named("site-parked", "jsonl");
        return desk.export(file)
                .thenApply(lines -> words.get("site.said.exported", lines, file.toString()));
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
        figures.add(figure("waiting", words.get("site.figure.number", status.waiting())));
        figures.add(figure("lag", spans.say(status.lag())));
        figures.add(
                figure("rate", words.get("site.figure.per-second", site.deliveries().perSecond())));
        figures.add(
                figure(
                        "delivered",
                        status.lastDelivered()
                                .map(moments::dayAndTime)
                                .orElseGet(() -> words.get("site.figure.never"))));
        figures.add(figure("parked-there", words.get("site.figure.number", status.parked())));
        SiteReplicaStatus heard = news.status();
        figures.add(
                figure(
                        "heard",
                        heard.asOf()
                                .map(moments::dayAndTime)
                                .orElseGet(() -> words.get("site.figure.never"))));
        figures.add(figure("version", words.get("site.figure.number", heard.version())));
        return figures;
    }

    private Figure figure(String what, String value) {
        return new Figure(words.get("site.figure." + what), value);
    }

    private Figure chain(ChainStatus chain) {
        String waits =
                chain.oldest()
                        .map(oldest ->
                                words.get(
                                        "site.chain.waits",
                                        chain.waiting(),
                                        spans.say(Duration.between(oldest, time.now()))))
                        .orElseGet(() -> words.get("site.chain.level"));
        return new Figure(
                words.get(
                        "site.chain.name",
                        words.name("site.stream", chain.stream()),
                        chain.epoch()),
                words.get("site.chain.heads", chain.there(), chain.here(), waits));
    }
}

package org.cordon.ui.site;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.concurrent.UnwatchedFuture;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.site.SiteReplicaQueries;
import org.cordon.app.site.SiteReplicaStatus;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.Incident;
import org.cordon.core.site.SiteHold;
import org.cordon.core.site.SiteIncident;
import org.cordon.core.site.SiteTargetHold;
import org.cordon.core.text.Messages;
import org.cordon.core.text.Reason;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.TimeFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Open incidents and held units of all lines of the site, and how fresh that is. FX thread only.
public final class BoardViewModel {
    /// More than a person reads; who looks for one types its words.
    static final int MOST_HOLDS = 500;

    /// What is known is called old when the site has said nothing for so long.
    static final Duration FRESH = Duration.ofSeconds(30);

    /// An open incident.
    ///
    /// @param left minutes and seconds of the first hour, `+` once over
    /// @param late whether the hour is over
    /// @param step what is being done, and how many steps are done, in words
    public record IncidentRow(
            TerminalId terminal,
            IncidentId id,
            String left,
            boolean late,
            String step,
            int done,
            String reason,
            String detected) {}

    /// A unit, or something else, in quarantine.
    ///
    /// @param subject the unit or lot that has a page
    public record HoldRow(
            String unit,
            String terminal,
            String incident,
            String reason,
            String time,
            String dayAndWho,
            Optional<EntrySubject> subject) {}

    private record Board(
            List<SiteIncident> incidents, List<SiteTargetHold> targets, List<SiteHold> holds) {}

    private static final Logger LOG = LoggerFactory.getLogger(BoardViewModel.class);

    private final SiteReplicaQueries replica;
    private final TimeSource time;
    private final Messages messages;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Executor reader;
    private final Executor fx;
    private final ObservableList<IncidentRow> incidents = FXCollections.observableArrayList();
    private final ObservableList<HoldRow> holds = FXCollections.observableArrayList();
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper freshness = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper old = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper never = new ReadOnlyBooleanWrapper(true);
    private List<SiteIncident> open = List.of();
    private long shownVersion = -1;
    private int loads;

    /// @param reader may block on the copy kept here
    /// @param fx runs on the FX thread
    public BoardViewModel(
            SiteReplicaQueries replica,
            TimeSource time,
            Messages messages,
            TimeFormats moments,
            Executor reader,
            Executor fx) {
        this.replica = replica;
        this.time = time;
        this.messages = messages;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        this.reader = reader;
        this.fx = fx;
        query.subscribe(() -> {
            UnwatchedFuture.logFailure(load(), "reading the site");
        });
    }

    /// Open incidents, latest first.
    public ObservableList<IncidentRow> incidents() {
        return incidents;
    }

    /// Held targets and units that match the search: the targets first, each latest first.
    public ObservableList<HoldRow> holds() {
        return holds;
    }

    /// Words to look for; a unit shows if it has them all.
    public StringProperty queryProperty() {
        return query;
    }

    /// As of when all this is, in words.
    public ReadOnlyStringProperty freshnessProperty() {
        return freshness.getReadOnlyProperty();
    }

    /// Why it is old or cannot be read; empty while all is well.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// How many units are held, and how many of them show.
    public ReadOnlyStringProperty countedProperty() {
        return counted.getReadOnlyProperty();
    }

    /// Whether the site has said nothing for a while.
    public ReadOnlyBooleanProperty oldProperty() {
        return old.getReadOnlyProperty();
    }

    /// Whether the site has never said anything.
    public ReadOnlyBooleanProperty neverProperty() {
        return never.getReadOnlyProperty();
    }

    /// Takes over how fresh it is; reads the lists where something changed.
    public void refresh() {
        SiteReplicaStatus now = replica.status();
        tick();
        if (now.version() != shownVersion) {
            UnwatchedFuture.logFailure(load(), "reading the site");
        }
    }

    /// Moves the clocks on.
    public void tick() {
        SiteReplicaStatus status = replica.status();
        Instant now = time.now();
        never.set(status.asOf().isEmpty());
        Duration age = status.asOf().map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
        old.set(age.compareTo(FRESH) > 0 || !status.detail().isEmpty());
        freshness.set(
                status.asOf()
                        .map(at ->
                                old.get()
                                        ? messages.get("site.board.old", moments.dayAndTime(at))
                                        : messages.get("site.board.fresh", moments.time(at)))
                        .orElseGet(() -> messages.get("site.board.never")));
        trouble.set(status.detail());
        List<IncidentRow> rows = open.stream().map(incident -> row(incident, now)).toList();
        if (!incidents.equals(rows)) {
            incidents.setAll(rows);
        }
    }

    /// Reads both lists anew.
    ///
    /// @return completes on the FX thread once they show
    public CompletableFuture<Void> load() {
        int mine = ++loads;
        long version = replica.status().version();
        List<String> wanted = List.of(query.get().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return CompletableFuture.supplyAsync(
                        () ->
                                new Board(
                                        replica.openIncidents(),
                                        replica.targets().stream()
                                                .filter(hold -> matches(hold, wanted))
                                                .toList(),
                                        replica.held(hold -> matches(hold, wanted), MOST_HOLDS)),
                        reader)
                .handleAsync(
                        (board, error) -> {
                            if (mine == loads) {
                                apply(board, error, version);
                            }
                            return null;
                        },
                        fx);
    }

    private boolean matches(SiteHold hold, List<String> wanted) {
        return matches(wanted, hold.unit().key(), hold.terminal(), hold.incident(), hold.reason());
    }

    private boolean matches(SiteTargetHold hold, List<String> wanted) {
        return matches(wanted, name(hold), hold.terminal(), hold.incident(), hold.reason());
    }

    private String name(SiteTargetHold hold) {
        return reasons.of(hold.target().description());
    }

    private boolean matches(
            List<String> wanted,
            String name,
            TerminalId terminal,
            Optional<IncidentId> incident,
            Reason reason) {
        String all =
                String.join(
                                " ",
                                name,
                                terminal.value(),
                                incident.map(IncidentId::value).orElse(""),
                                reasons.of(reason))
                        .toLowerCase(Locale.ROOT);
        return wanted.stream().allMatch(all::contains);
    }

    private void apply(Board board, Throwable error, long version) {
        if (error != null) {
            LOG.warn("What the site holds could not be read", error);
            Throwable cause = Futures.of(error);
            trouble.set(
                    cause instanceof StoreUnavailable
                            ? String.valueOf(cause.getMessage())
                            : messages.get("site.board.unread"));
            return;
        }
        shownVersion = version;
        open = board.incidents();
        holds.setAll(
                Stream.concat(
                                board.targets().reversed().stream().map(this::row),
                                board.holds().stream().map(this::row))
                        .toList());
        long all = replica.status().held();
        counted.set(
                holds.size() == all
                        ? messages.get("site.board.count", all)
                        : messages.get("site.board.count-of", holds.size(), all));
        tick();
    }

    private IncidentRow row(SiteIncident incident, Instant now) {
        Duration left = Incident.LIMIT.minus(Duration.between(incident.detectedAt(), now));
        return new IncidentRow(
                incident.terminal(),
                incident.incident(),
                (left.isNegative() ? "+" : "") + TimeFormats.minutes(left),
                left.isNegative(),
                messages.get(
                        "site.board.act",
                        incident.current().map(step -> messages.name("site.act", step)).orElse(""),
                        incident.done().size(),
                        ContainmentStep.values().length),
                incident.done().size(),
                reasons.of(incident.reason()),
                moments.dayAndTime(incident.detectedAt()));
    }

    private HoldRow row(SiteHold hold) {
        return row(
                hold.unit().label(),
                hold.terminal(),
                hold.incident(),
                hold.reason(),
                hold.by(),
                hold.at(),
                Optional.of(new EntrySubject.OfUnit(hold.unit())));
    }

    private HoldRow row(SiteTargetHold hold) {
        return row(
                name(hold),
                hold.terminal(),
                hold.incident(),
                hold.reason(),
                hold.by(),
                hold.at(),
                hold.target() instanceof HoldTarget.WholeLot lot
                        ? Optional.of(new EntrySubject.OfLot(lot.lot()))
                        : Optional.empty());
    }

    private HoldRow row(
            String name,
            TerminalId terminal,
            Optional<IncidentId> incident,
            Reason reason,
            Optional<PersonId> by,
            Instant at,
            Optional<EntrySubject> subject) {
        return new HoldRow(
                name,
                terminal.value(),
                incident.map(IncidentId::value)
                        .orElseGet(() -> messages.get("site.board.no-incident")),
                reasons.of(reason),
                moments.time(at),
                messages.get(
                        "site.board.day-and-who",
                        moments.day(at),
                        by.map(PersonId::value).orElseGet(() -> messages.get("site.board.nobody"))),
                subject);
    }
}

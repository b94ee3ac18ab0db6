package org.cordon.ui.records;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.cordon.app.concurrent.Futures;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.ElapsedText;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.projection.Incident;
import org.cordon.core.text.Messages;
import org.cordon.core.text.ReasonMessages;
import org.cordon.core.unit.EntrySubject;
import org.cordon.ui.common.PersonNames;
import org.cordon.ui.common.TimeFormats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Incidents with their time lines, and the journal's entries, in words. Reads on the reader's
/// thread; everything else is for the FX thread. What is being read does not move: new entries are
/// told of and shown on demand.
public final class RecordsViewModel {
    /// One incident of the list.
    ///
    /// @param needed time it took, or that it is still open
    /// @param done whether all five steps are completed
    public record IncidentRow(
            IncidentId id,
            String detected,
            String reason,
            String state,
            String needed,
            String held,
            boolean done,
            boolean late) {}

    /// One entry, in words.
    ///
    /// @param elapsed on the incident's clock; empty outside an incident
    /// @param mark sequence number and the beginning of the hash
    /// @param subject the unit or lot that it is about, if one has a page
    public record Line(
            long seq,
            String when,
            String elapsed,
            String who,
            String what,
            String mark,
            Optional<EntrySubject> subject) {}

    private static final Logger LOG = LoggerFactory.getLogger(RecordsViewModel.class);
    private static final int PAGE = 200;
    private static final int HASH_PREFIX = 8;

    private final StoreQueries records;
    private final StoreStatusQueries store;
    private final PersonNames names;
    private final EventLabels labels;
    private final Messages messages;
    private final TimeFormats moments;
    private final ReasonMessages reasons;
    private final Executor reader;
    private final Executor fx;
    private final ObservableList<IncidentRow> incidents = FXCollections.observableArrayList();
    private final ObservableList<Line> timeline = FXCollections.observableArrayList();
    private final ObservableList<Line> entries = FXCollections.observableArrayList();
    private final ObjectProperty<StreamId> stream = new SimpleObjectProperty<>(StreamId.OPERATIONS);
    private final ReadOnlyObjectWrapper<Optional<IncidentRow>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper fresh = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper standing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private long appliedWhenRead;
    private int turn;

    /// @param reader may block on the store
    /// @param fx runs on the FX thread
    public RecordsViewModel(
            StoreQueries records,
            StoreStatusQueries store,
            PersonNames names,
            EventLabels labels,
            Messages messages,
            TimeFormats moments,
            Executor reader,
            Executor fx) {
        this.records = records;
        this.store = store;
        this.names = names;
        this.labels = labels;
        this.messages = messages;
        this.moments = moments;
        reasons = new ReasonMessages(moments.zone());
        this.reader = reader;
        this.fx = fx;
    }

    /// Incidents, latest first.
    public ObservableList<IncidentRow> incidents() {
        return incidents;
    }

    /// Entries of the selected incident, oldest first.
    public ObservableList<Line> timeline() {
        return timeline;
    }

    /// Entries of the chosen stream, latest first.
    public ObservableList<Line> entries() {
        return entries;
    }

    /// Which stream the entries are of; see [#show].
    public ReadOnlyObjectProperty<StreamId> streamProperty() {
        return stream;
    }

    /// The incident whose time line shows.
    public ReadOnlyObjectProperty<Optional<IncidentRow>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// How many entries came since the lists were read.
    public ReadOnlyLongProperty freshProperty() {
        return fresh.getReadOnlyProperty();
    }

    /// Whether there may be earlier entries than those shown.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /// Why the lists may be behind the journal, in words; empty when they are not.
    public ReadOnlyStringProperty standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /// What went wrong, in words; empty when nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// Reads everything anew.
    ///
    /// @return completes on the FX thread when it shows or cannot
    public CompletableFuture<Void> load() {
        appliedWhenRead = store.status().applied();
        tick();
        return CompletableFuture.allOf(
                names.load().thenComposeAsync(_ -> loadIncidents(), fx), show(stream.get()));
    }

    private CompletableFuture<Void> loadIncidents() {
        return read(
                () -> records.incidents().stream().map(this::row).toList(),
                rows -> {
                    if (!incidents.equals(rows)) {
                        incidents.setAll(rows);
                    }
                    selected.get().map(IncidentRow::id).ifPresent(this::reselect);
                });
    }

    private void reselect(IncidentId id) {
        incidents.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .ifPresent(row -> selected.set(Optional.of(row)));
    }

    /// Shows the latest entries of a stream.
    public CompletableFuture<Void> show(StreamId which) {
        stream.set(which);
        return read(
                () -> records.entries(which, Long.MAX_VALUE, PAGE),
                read -> {
                    if (stream.get() == which) {
                        entries.setAll(read.stream().map(this::line).toList());
                        more.set(read.size() == PAGE);
                    }
                });
    }

    /// Adds earlier entries below.
    public CompletableFuture<Void> showEarlier() {
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        StreamId which = stream.get();
        long before = entries.getLast().seq();
        return read(
                () -> records.entries(which, before, PAGE),
                read -> {
                    if (stream.get() == which && entries.getLast().seq() == before) {
                        entries.addAll(read.stream().map(this::line).toList());
                        more.set(read.size() == PAGE);
                    }
                });
    }

    /// Opens an incident: its time line, and what may be done with it.
    public CompletableFuture<Void> open(IncidentRow row) {
        selected.set(Optional.of(row));
        timeline.clear();
        int mine = ++turn;
        return read(
                () -> records.history(row.id()),
                read -> {
                    if (mine == turn) {
                        timeline.setAll(read.stream().map(this::line).toList());
                    }
                });
    }

    /// Goes back to the list of entries.
    public void close() {
        turn++;
        selected.set(Optional.empty());
        timeline.clear();
    }

    /// Looks whether entries came and how the store stands; to be called about once a second.
    public void tick() {
        StoreStatus now = store.status();
        fresh.set(Math.max(0, now.applied() - appliedWhenRead));
        standing.set(
                switch (now.state()) {
                    case LEVEL -> "";
                    case REBUILDING ->
                            messages.get("records.store.rebuilding", now.applied(), now.total());
                    case BROKEN -> messages.get("records.store.broken", now.detail());
                });
    }

    private <T> CompletableFuture<Void> read(Supplier<T> from, Consumer<T> to) {
        return CompletableFuture.supplyAsync(from, reader)
                .thenAcceptAsync(to, fx)
                .handleAsync(
                        (_, failure) -> {
                            trouble.set(failure == null ? "" : message(failure));
                            return null;
                        },
                        fx);
    }

    private String message(Throwable failure) {
        Throwable cause = Futures.of(failure);
        if (!(cause instanceof StoreUnavailable)) {
            LOG.error("Records could not be read because of an unexpected error", cause);
        }
        return messages.get("records.failure.not-read", String.valueOf(cause.getMessage()));
    }

    private IncidentRow row(Incident incident) {
        Optional<Duration> needed =
                incident.completion(ContainmentStep.INITIATE_REPORT).map(Incident.Step::elapsed);
        boolean done = incident.current().isEmpty();
        boolean late = needed.filter(span -> span.compareTo(Incident.LIMIT) > 0).isPresent();
        return new IncidentRow(
                incident.id(),
                moments.dayAndTime(incident.detectedAt()),
                reasons.of(incident.reason()),
                incident.current()
                        .map(step ->
                                messages.get(
                                        "records.incident.at", messages.name("records.act", step)))
                        .orElseGet(() ->
                                messages.get(
                                        late
                                                ? "records.incident.late"
                                                : "records.incident.contained")),
                needed.filter(_ -> done)
                        .map(span -> messages.get("records.incident.needed", ElapsedText.of(span)))
                        .orElseGet(() -> messages.get("records.incident.open")),
                messages.get(
                        incident.targets().isEmpty()
                                ? "records.incident.held"
                                : "records.incident.holds",
                        incident.holds()),
                done,
                late);
    }

    private Line line(Entry entry) {
        return new Line(
                entry.seq(),
                moments.dayAndTime(entry.stamp().at()),
                elapsed(entry.event()).map(TimeFormats::minutes).orElse(""),
                names.of(entry.person(), messages.get("records.line.nobody")),
                labels.format(entry.event()),
                messages.get(
                        "records.line.mark",
                        String.valueOf(entry.seq()),
                        entry.hash().substring(0, HASH_PREFIX)),
                subject(entry));
    }

    /// The first unit that it names, or else the lot.
    private static Optional<EntrySubject> subject(Entry entry) {
        Set<EntrySubject> about = EntrySubject.of(entry);
        return Stream.concat(
                        about.stream().filter(EntrySubject.OfUnit.class::isInstance),
                        about.stream().filter(EntrySubject.OfLot.class::isInstance))
                .findFirst();
    }

    private static Optional<Duration> elapsed(JournalEvent event) {
        return switch (event) {
            case IncidentEvent.NoteTaken f -> Optional.of(f.elapsed());
            case IncidentEvent.ActCompleted f -> Optional.of(f.elapsed());
            case HoldEvent.UnitHeld f -> f.elapsed();
            default -> Optional.empty();
        };
    }
}

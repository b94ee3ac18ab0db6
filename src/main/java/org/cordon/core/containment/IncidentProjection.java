package org.cordon.core.containment;

import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LogPosition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Folds the entries of one incident into its state. Belongs to one thread.
///
/// An incident is what its entries say, and nothing else: folding the same entries again, after a
/// kill or on another machine, gives the same incident.
public final class IncidentProjection {
    private final Entry openedBy;
    private final JournalEvent.IncidentOpened opened;
    private final List<Incident.Step> steps = new ArrayList<>();
    private final List<HeldUnit> held = new ArrayList<>();
    private Duration lastElapsed = Duration.ZERO;
    private LogPosition last;

    /// Begins with the entry that opened the incident.
    ///
    /// @throws InvalidHistoryException if it is another kind of entry
    public IncidentProjection(Entry first) {
        if (!(first.fact() instanceof JournalEvent.IncidentOpened fact)) {
            throw new InvalidHistoryException(
                    "entry %d does not open an incident".formatted(first.seq()));
        }
        openedBy = first;
        opened = fact;
        last = first.position();
    }

    /// Folds a whole history.
    ///
    /// @param history entries as recorded, oldest first; those that concern no incident are passed
    ///     over
    /// @return empty when nothing in it opens an incident
    /// @throws InvalidHistoryException if something comes before the opening, belongs to another incident, or
    ///     is out of order
    public static Optional<Incident> fold(List<Entry> history) {
        Optional<IncidentProjection> fold = Optional.empty();
        for (Entry entry : history) {
            if (incidentOf(entry.fact()).isPresent()) {
                if (fold.isPresent()) {
                    fold.get().add(entry);
                } else {
                    fold = Optional.of(new IncidentProjection(entry));
                }
            }
        }
        return fold.map(IncidentProjection::state);
    }

    /// The incident a fact belongs to; empty when it belongs to none.
    public static Optional<IncidentId> incidentOf(JournalEvent fact) {
        return switch (fact) {
            case JournalEvent.IncidentOpened f -> Optional.of(f.incident());
            case JournalEvent.UnitHeld f -> f.incident();
            case JournalEvent.UnitReleased f -> f.incident();
            case JournalEvent.NoteTaken f -> Optional.of(f.incident());
            case JournalEvent.ActCompleted f -> Optional.of(f.incident());
            case JournalEvent.ReportIssued f -> Optional.of(f.incident());
            default -> Optional.empty();
        };
    }

    /// The incident being folded.
    public IncidentId incident() {
        return opened.incident();
    }

    /// Whether an entry is folded in already, or older than what is.
    public boolean knows(Entry entry) {
        return !entry.position().isAfter(last);
    }

    /// Takes the next entry.
    ///
    /// @throws InvalidHistoryException if it belongs to another incident, opens this one again, or does not
    ///     come after the one before
    public void add(Entry entry) {
        if (!incidentOf(entry.fact()).equals(Optional.of(incident()))) {
            throw new InvalidHistoryException(
                    "entry %d does not belong to %s".formatted(entry.seq(), incident()));
        }
        if (knows(entry)) {
            throw new InvalidHistoryException(
                    "entry %d of %s comes after entry %d"
                            .formatted(entry.seq(), incident(), last.seq()));
        }
        switch (entry.fact()) {
            case JournalEvent.IncidentOpened again ->
                    throw new InvalidHistoryException(
                            "entry %d opens %s again".formatted(entry.seq(), again.incident()));
            case JournalEvent.UnitHeld f -> {
                held.add(held(entry, f));
                f.elapsed().ifPresent(this::reached);
            }
            case JournalEvent.NoteTaken f ->
                    step(entry, f.note().act(), f.elapsed(), Optional.of(f.note()));
            case JournalEvent.ActCompleted f -> step(entry, f.act(), f.elapsed(), Optional.empty());
            default -> {
                // A release or a report changes nothing in what the first hour was.
            }
        }
        last = entry.position();
    }

    /// A held unit as an entry records it.
    public static HeldUnit held(Entry entry, JournalEvent.UnitHeld fact) {
        return new HeldUnit(
                fact.unit(),
                fact.incident(),
                fact.reason(),
                entry.stamp().at(),
                entry.person(),
                entry.position());
    }

    private void step(
            Entry entry, ContainmentStep act, Duration elapsed, Optional<IncidentNote> note) {
        steps.add(new Incident.Step(act, entry.stamp().at(), elapsed, entry.person(), note));
        reached(elapsed);
    }

    private void reached(Duration elapsed) {
        if (elapsed.compareTo(lastElapsed) > 0) {
            lastElapsed = elapsed;
        }
    }

    /// The incident after the entries so far.
    public Incident state() {
        return new Incident(
                opened.incident(),
                opened.order(),
                opened.detectedAt(),
                opened.trigger(),
                opened.reason(),
                opened.unit(),
                openedBy.stamp().at(),
                openedBy.person(),
                lastElapsed,
                steps,
                held);
    }
}

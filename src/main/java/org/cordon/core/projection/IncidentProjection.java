package org.cordon.core.projection;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.containment.IncidentNote;
import org.cordon.core.containment.InvalidHistoryException;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.LogPosition;
import org.cordon.core.projection.StateChange.AlarmChange;
import org.cordon.core.projection.StateChange.HoldChange;
import org.cordon.core.projection.StateChange.IncidentChange;
import org.cordon.core.projection.StateChange.OrderChange;
import org.cordon.core.projection.StateChange.PersonChange;
import org.cordon.core.text.Messages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Folds the entries of one incident into its state. Belongs to one thread.
///
/// An incident is what its entries say, and nothing else: folding the same entries again, after a
/// kill or on another machine, gives the same incident.
public final class IncidentProjection {
    private static final Messages TEXT = Messages.of(IncidentProjection.class);

    private final Entry openedBy;
    private final IncidentEvent.IncidentOpened opened;
    private final List<Incident.Step> steps = new ArrayList<>();
    private final List<HeldUnit> held = new ArrayList<>();
    private final List<HeldTarget> targets = new ArrayList<>();
    private Duration lastElapsed = Duration.ZERO;
    private LogPosition last;

    /// Begins with the entry that opened the incident.
    ///
    /// @throws InvalidHistoryException if it is another kind of entry
    public IncidentProjection(Entry first) {
        if (!(first.event() instanceof IncidentEvent.IncidentOpened event)) {
            throw new InvalidHistoryException(
                    TEXT.get("projection.incident.not-opened", first.seq()));
        }
        openedBy = first;
        opened = event;
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
            if (StateChange.of(entry.event()).incident().isPresent()) {
                if (fold.isPresent()) {
                    fold.get().add(entry);
                } else {
                    fold = Optional.of(new IncidentProjection(entry));
                }
            }
        }
        return fold.map(IncidentProjection::state);
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
        StateChange change = StateChange.of(entry.event());
        if (!change.incident().equals(Optional.of(incident()))) {
            throw new InvalidHistoryException(
                    TEXT.get("projection.incident.other", entry.seq(), incident()));
        }
        if (knows(entry)) {
            throw new InvalidHistoryException(
                    TEXT.get("projection.incident.disorder", entry.seq(), incident(), last.seq()));
        }
        switch (change) {
            case IncidentChange.Opened _ ->
                    throw new InvalidHistoryException(
                            TEXT.get("projection.incident.opened-twice", entry.seq(), incident()));
            case HoldChange.Held hold -> {
                held.addAll(HeldUnits.units(entry, hold));
                HeldUnits.target(entry, hold).ifPresent(targets::add);
                hold.elapsed().ifPresent(this::reached);
            }
            case IncidentChange.Noted(var _, var note, var elapsed) ->
                    step(entry, note.step(), elapsed, Optional.of(note));
            case IncidentChange.Completed(var _, var step, var elapsed) ->
                    step(entry, step, elapsed, Optional.empty());
            case HoldChange.Released _,
                    IncidentChange.Reported _,
                    OrderChange _,
                    PersonChange _,
                    StateChange.BatchChange _,
                    AlarmChange _,
                    StateChange.ScannerChange _,
                    StateChange.ReconciliationChange _,
                    StateChange.None _ -> {
                // Changes nothing in what the first hour was.
            }
        }
        last = entry.position();
    }

    private void step(
            Entry entry, ContainmentStep step, Duration elapsed, Optional<IncidentNote> note) {
        steps.add(new Incident.Step(step, entry.stamp().at(), elapsed, entry.person(), note));
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
                held,
                targets);
    }
}

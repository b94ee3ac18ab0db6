package org.cordon.adapter.sitestore;

import org.cordon.core.containment.ContainmentStep;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.order.UnitId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What some entries of one terminal come to: of each unit and incident only the last word.
///
/// @param holds the last entry that held or released a unit
/// @param opened the last entry that opened an incident
/// @param acts the last entry that completed an act of an incident
/// @param touched the last entry of any kind about an incident
record LatestChanges(
        Map<UnitId, Entry> holds,
        Map<IncidentId, Entry> opened,
        Map<ActOf, Entry> acts,
        Map<IncidentId, Entry> touched) {
    /// One act of one incident.
    record ActOf(IncidentId incident, ContainmentStep act) {}

    /// @param entries oldest first
    static LatestChanges by(List<Entry> entries) {
        LatestChanges told =
                new LatestChanges(
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>(),
                        new LinkedHashMap<>());
        entries.forEach(told::add);
        return told;
    }

    private void add(Entry entry) {
        switch (entry.fact()) {
            case JournalEvent.UnitHeld held -> holds.put(held.unit(), entry);
            case JournalEvent.UnitReleased released -> holds.put(released.unit(), entry);
            case JournalEvent.IncidentOpened open -> {
                opened.put(open.incident(), entry);
                acts.keySet().removeIf(act -> act.incident().equals(open.incident()));
                touched.put(open.incident(), entry);
            }
            case JournalEvent.NoteTaken note -> touched.put(note.incident(), entry);
            case JournalEvent.ActCompleted done -> {
                acts.put(new ActOf(done.incident(), done.act()), entry);
                touched.put(done.incident(), entry);
            }
            default -> {}
        }
    }
}

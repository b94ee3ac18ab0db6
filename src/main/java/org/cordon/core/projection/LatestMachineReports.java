package org.cordon.core.projection;

import org.cordon.core.event.LineEvent;
import org.cordon.core.machine.MachineId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What machines said last of each thing, from events, oldest first. For one thread.
public final class LatestMachineReports {
    private final SequencedMap<Subject, LineEvent.MachineReported> latest = new LinkedHashMap<>();

    private record Subject(MachineId machine, String of) {}

    /// Takes account of the next event.
    public void apply(LineEvent.MachineReported said) {
        latest.putLast(new Subject(said.machine(), said.report().subject()), said);
    }

    /// One of each, oldest first.
    public List<LineEvent.MachineReported> all() {
        return List.copyOf(latest.values());
    }
}

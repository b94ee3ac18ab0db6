package org.cordon.app.machine;

import org.cordon.core.line.StationId;
import org.cordon.core.machine.CounterComparison;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.machine.MachineState;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The machines of the line at one moment. Unchangeable.
///
/// @param machines in the order in which each was first heard of
public record MachineStatus(List<Machine> machines) {
    /// None is known.
    public static final MachineStatus NONE = new MachineStatus(List.of());

    /// One machine.
    ///
    /// @param silent whether nothing has come from it for longer than it may be silent
    /// @param difference of its counters from what Cordon counts at its station, if they disagree
    public record Machine(
            MachineState state,
            boolean silent,
            Optional<CounterComparison.Difference> difference) {}

    /// Keeps its own copy.
    public MachineStatus {
        machines = List.copyOf(machines);
    }

    /// The machines at a station.
    public List<Machine> at(StationId station) {
        return machines.stream()
                .filter(each -> each.state().station().equals(Optional.of(station)))
                .toList();
    }

    /// The counters that machines show now, by station and machine.
    public Map<StationId, Map<String, MachineReport.Counters>> counters() {
        Map<StationId, Map<String, MachineReport.Counters>> all =
                new TreeMap<>((one, other) -> one.value().compareTo(other.value()));
        for (Machine machine : machines) {
            MachineState state = machine.state();
            if (state.station().isPresent()) {
                state.report(MachineReport.Counters.class)
                        .ifPresent(shown ->
                                all.computeIfAbsent(state.station().get(), _ -> new TreeMap<>())
                                        .put(state.id().name(), shown));
            }
        }
        return all;
    }
}

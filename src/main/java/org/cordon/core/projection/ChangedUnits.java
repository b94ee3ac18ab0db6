package org.cordon.core.projection;

import org.cordon.core.event.ContainerEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ReconciliationEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Units of one order of which events may have changed what [RecordedUnits] says. For one thread.
public final class ChangedUnits {
    private final OrderId order;
    private final int most;
    private final Set<UnitId> units = new HashSet<>();
    private boolean all;

    /// Nothing has changed yet.
    ///
    /// @param most if more have changed, all have
    public ChangedUnits(OrderId order, int most) {
        this.order = order;
        this.most = most;
    }

    /// Takes account of an event, in any order; one of another order changes nothing.
    public void apply(JournalEvent event) {
        switch (event) {
            case OrderEvent.OrderActivated(var id, _) when id.equals(order) -> everything();
            case LineEvent line when line.order().filter(order::equals).isPresent() -> apply(line);
            case ReconciliationEvent.DifferenceExplained e when e.order().equals(order) ->
                    units.addAll(e.units());
            default -> {
                // Of no unit, or of those of another order.
            }
        }
        if (units.size() > most) {
            everything();
        }
    }

    private void apply(LineEvent event) {
        switch (event) {
            case ScanJudged scan -> scan.unit().ifPresent(units::add);
            case LineEvent.UnitRejected rejected -> units.add(rejected.unit());
            case LineEvent.LineDataReported reported -> {
                apply(reported.reports());
                units.addAll(reported.putBack());
            }
            case ContainerEvent.Reworked reworked -> {
                apply(reworked.reports());
                units.addAll(reworked.putBack());
            }
            case LineEvent.LineSignalled _, LineEvent.MachineReported _ -> {
                // Of no unit.
            }
        }
    }

    private void apply(List<LineReport> reports) {
        for (LineReport report : reports) {
            boolean ofAll =
                    switch (report.fact()) {
                        // What the report said that is withdrawn, and what was in the container, is
                        // not named.
                        case LineFact.Withdrawn _ -> true;
                        case LineFact.Unpacked unpacked -> unpacked.units().isEmpty();
                        case LineFact.Commissioned _,
                                LineFact.Packed _,
                                LineFact.Rejected _,
                                LineFact.Reintroduced _,
                                LineFact.SampleTaken _,
                                LineFact.Ended _,
                                LineFact.Nothing _ ->
                                false;
                    };
            if (ofAll) {
                everything();
            }
            units.addAll(report.fact().units());
        }
    }

    /// All units may have changed.
    public void everything() {
        all = true;
        units.clear();
    }

    /// Whether all units may have changed.
    public boolean isAll() {
        return all;
    }

    /// Those that may have changed; to be ignored where all may.
    public Set<UnitId> units() {
        return Set.copyOf(units);
    }
}

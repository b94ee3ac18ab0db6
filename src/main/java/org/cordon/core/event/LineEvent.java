package org.cordon.core.event;

import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.machine.ComparedCounter;
import org.cordon.core.machine.MachineId;
import org.cordon.core.machine.MachineReport;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What becomes of packs on the line (stream SCANS): what was read, what rejects took off the belt, what line and site
/// systems reported, what machines said of themselves, and what was done at the rework station. One stream holds all, because
/// their order matters: a unit that was put back and accepted again is not rejected any more, and a roll is of the packs that
/// came after it.
public sealed interface LineEvent extends JournalEvent
        permits ScanJudged,
                LineEvent.UnitRejected,
                LineEvent.LineDataReported,
                LineEvent.LineSignalled,
                LineEvent.MachineReported,
                ContainerEvent.Reworked {
    /// The order that was active then.
    Optional<OrderId> order();

    /// A reject took a unit off the belt, as a sensor confirmed.
    ///
    /// @param station that the unit had come to before the reject
    /// @param reject the reject station; empty where the station signals its rejects itself
    /// @param confirmedAt when the signal came
    /// @param order active then
    /// @param mayReturn whether the line let rejected units be put back then
    @EventKind(storedName = "UnitRejected", messageKey = "unit-rejected")
    record UnitRejected(
            UnitId unit,
            StationId station,
            Optional<StationId> reject,
            Instant confirmedAt,
            Optional<OrderId> order,
            boolean mayReturn)
            implements LineEvent {
        /// What is to be known of it when the unit is read again.
        public RejectedUnit rejected() {
            return new RejectedUnit(station, unit, mayReturn);
        }
    }

    /// Line and site systems reported something, in a document or a part of one. Reports that were known are not in it.
    ///
    /// @param order active then
    /// @param source the file, without folder
    /// @param sha256 of the file, lower-case hexadecimal
    /// @param receivedAt when it came
    /// @param reports in the order of the document; those of one entry name some thousand units at most
    /// @param putBack units that may arrive once more at the stations that had accepted them, since the line took them
    ///     for put back by these reports
    @EventKind(storedName = "LineDataReported", messageKey = "line-data-reported")
    record LineDataReported(
            Optional<OrderId> order,
            String source,
            String sha256,
            Instant receivedAt,
            List<LineReport> reports,
            List<UnitId> putBack)
            implements LineEvent {
        /// Keeps its own copy.
        public LineDataReported {
            reports = List.copyOf(reports);
            putBack = List.copyOf(putBack);
        }
    }

    /// A machine said something of a station on which it depends what is read there after a start of the program.
    ///
    /// @param order that the station worked on then
    /// @param lane from 1; 0 if none was named
    /// @param slot from 1; 0 if none was named
    @EventKind(storedName = "LineSignalled", messageKey = "line-signalled")
    record LineSignalled(
            StationId station,
            LineSignal signal,
            Instant at,
            Optional<OrderId> order,
            int lane,
            int slot)
            implements LineEvent {
        /// What was said beside it.
        public ReadDetails sign() {
            return new ReadDetails(OptionalLong.empty(), lane, slot);
        }
    }

    /// A machine said something of itself.
    ///
    /// @param station that the machine is at
    /// @param order active then
    /// @param saidAt when it happened, by the machine's own clock, which may be wrong
    /// @param receivedAt when it came
    /// @param compared of counters that are compared, how far that has come; earlier versions recorded none
    @EventKind(storedName = "MachineReported", messageKey = "machine-reported")
    record MachineReported(
            MachineId machine,
            Optional<StationId> station,
            Optional<OrderId> order,
            MachineReport report,
            Optional<Instant> saidAt,
            Instant receivedAt,
            List<ComparedCounter> compared)
            implements LineEvent {
        /// Keeps its own copy.
        public MachineReported {
            compared = List.copyOf(compared);
        }

        /// Nothing of it is compared.
        public MachineReported(
                MachineId machine,
                Optional<StationId> station,
                Optional<OrderId> order,
                MachineReport report,
                Optional<Instant> saidAt,
                Instant receivedAt) {
            this(machine, station, order, report, saidAt, receivedAt, List.of());
        }
    }
}

package org.cordon.core.verdict;

import org.cordon.core.line.StationId;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.text.Reason;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the reads and signals of a line, more than one of them together, say of it: an alarm that is no verdict of
/// a scan.
///
/// @param stands whether it was found; false where it holds no more
/// @param device the scanner that it concerns, if one
/// @param station that it concerns, if one
/// @param reason what was found
/// @param units that it is about, as far as they could be read
/// @param explains when what it shows to be nothing was read; empty where it is no explanation
public record LineFinding(
        AlarmKind kind,
        boolean stands,
        Optional<DeviceId> device,
        Optional<StationId> station,
        Reason reason,
        List<UnitId> units,
        Optional<Instant> explains) {
    /// What scans or signals show.
    public LineFinding(
            AlarmKind kind,
            boolean stands,
            Optional<DeviceId> device,
            Optional<StationId> station,
            Reason reason,
            List<UnitId> units) {
        this(kind, stands, device, station, reason, units, Optional.empty());
    }

    /// A later report shows that nothing was wrong with a unit.
    ///
    /// @param kind of the alarm that was raised
    /// @param read when the unit was read
    /// @param why names the report
    public static LineFinding explained(AlarmKind kind, UnitId unit, Instant read, Reason why) {
        return new LineFinding(
                kind,
                false,
                Optional.empty(),
                Optional.empty(),
                why,
                List.of(unit),
                Optional.of(read));
    }

    /// A refused pack went on.
    public static final AlarmKind ESCAPED = new AlarmKind("ESCAPED");

    /// Packs are rejected that a station in front of the reject did not read.
    public static final AlarmKind STATION_SILENT = new AlarmKind("SCANNER_SILENT");

    /// Several packs in a row could not be read.
    public static final AlarmKind NO_READS = new AlarmKind("NO_READS");

    /// Packs pass a station unread.
    public static final AlarmKind BYPASS = new AlarmKind("BYPASS");

    /// A person found a unit in the wrong container, which is open.
    public static final AlarmKind WRONG_CONTAINER_BY_HAND =
            new AlarmKind("WRONG_CONTAINER_BY_HAND");

    /// Units that were read at a station are not reported as commissioned by the time that line data may take.
    public static final AlarmKind NOT_COMMISSIONED = new AlarmKind("NOT_COMMISSIONED");

    /// A container has more or fewer units than a full one.
    public static final AlarmKind CONTAINER_COUNT = new AlarmKind("CONTAINER_COUNT");

    /// The record lists a unit in a container that was not read into it.
    public static final AlarmKind MISSING_CHILD = new AlarmKind("MISSING_CHILD");

    /// A unit was packed into two containers of one level.
    public static final AlarmKind TWO_PARENTS = new AlarmKind("TWO_PARENTS");

    /// A container went with a unit of another lot or product in it.
    public static final AlarmKind MIXED_CONTAINER = new AlarmKind("MIXED_CONTAINER");

    /// A label of a container of which nobody knows the content.
    public static final AlarmKind ORPHAN_SSCC = new AlarmKind("ORPHAN_SSCC");

    /// A helper code stands for two units, or a unit has two helper codes.
    public static final AlarmKind HELPER_CODE = new AlarmKind("HELPER_CODE");

    /// Line data commission units with another lot or expiry than the order's.
    public static final AlarmKind REPORTED_LOT = new AlarmKind("REPORTED_LOT");

    /// Serials of the running order were used in other orders.
    public static final AlarmKind SERIALS_REUSED = new AlarmKind("SERIALS_REUSED");

    /// A machine of the line says nothing any more, or is not connected.
    public static final AlarmKind MACHINE_SILENT = new AlarmKind("MACHINE_SILENT");

    /// A machine counts other than Cordon does at its station.
    public static final AlarmKind COUNTERS_DISAGREE = new AlarmKind("COUNTERS_DISAGREE");

    /// Serials of the running order are unaccounted while its batch is closing.
    public static final AlarmKind RECON_UNACCOUNTED = new AlarmKind("RECON_UNACCOUNTED");

    /// What was read, reported and stated of the running order contradict each other while its batch is closing.
    public static final AlarmKind RECON_DIFFERENCE = new AlarmKind("RECON_DIFFERENCE");

    /// All kinds that no [Detector] gives; each has a row in the exception catalogue.
    public static final List<AlarmKind> KINDS =
            List.of(
                    ESCAPED,
                    STATION_SILENT,
                    NO_READS,
                    BYPASS,
                    WRONG_CONTAINER_BY_HAND,
                    NOT_COMMISSIONED,
                    CONTAINER_COUNT,
                    MISSING_CHILD,
                    TWO_PARENTS,
                    MIXED_CONTAINER,
                    ORPHAN_SSCC,
                    HELPER_CODE,
                    REPORTED_LOT,
                    SERIALS_REUSED,
                    MACHINE_SILENT,
                    COUNTERS_DISAGREE,
                    RECON_UNACCOUNTED,
                    RECON_DIFFERENCE);

    /// Whether it lasts until another finding ends it; otherwise its alarm stays until a person closes it.
    public boolean lasts() {
        return kind.equals(NO_READS)
                || kind.equals(BYPASS)
                || kind.equals(STATION_SILENT)
                || kind.equals(NOT_COMMISSIONED)
                || kind.equals(REPORTED_LOT)
                || kind.equals(MACHINE_SILENT)
                || kind.equals(COUNTERS_DISAGREE)
                || kind.equals(RECON_UNACCOUNTED)
                || kind.equals(RECON_DIFFERENCE);
    }

    /// The unit whose hold ends its alarm: the one that it is about. Units of a finding that lasts only tell where to
    /// look.
    public Optional<UnitId> unit() {
        return lasts() || units.size() != 1 ? Optional.empty() : Optional.of(units.getFirst());
    }

    /// Keeps its own copy.
    public LineFinding {
        units = List.copyOf(units);
    }
}

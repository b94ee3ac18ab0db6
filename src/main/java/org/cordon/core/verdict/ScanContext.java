package org.cordon.core.verdict;

import org.cordon.core.code.PrintedCode;
import org.cordon.core.line.ReadPurpose;
import org.cordon.core.line.Visit;
import org.cordon.core.order.UnitId;
import org.cordon.core.scanner.DeviceRole;

import java.util.Optional;

/// How a code was seen.
///
/// @param role what the device sees
/// @param container that content read now goes into, where it is known
/// @param visit the reading at a station; empty for a scan by hand that belongs to none
/// @param code how it is made
/// @param purpose why it is read where it is no arrival; such a read has no visit, since nothing comes to the station
public record ScanContext(
        DeviceRole role,
        Optional<UnitId> container,
        Optional<Visit> visit,
        PrintedCode code,
        Optional<ReadPurpose> purpose) {
    /// A scan by a person, away from the stations.
    public static final ScanContext BY_HAND =
            new ScanContext(DeviceRole.HANDHELD, Optional.empty(), Optional.empty());

    /// A read that may be an arrival.
    public ScanContext(
            DeviceRole role, Optional<UnitId> container, Optional<Visit> visit, PrintedCode code) {
        this(role, container, visit, code, Optional.empty());
    }

    /// How a code was seen of which only the reading is known.
    public ScanContext(DeviceRole role, Optional<UnitId> container, Optional<Visit> visit) {
        this(role, container, visit, PrintedCode.UNKNOWN);
    }

    /// The same, of a code that is made so.
    public ScanContext of(PrintedCode made) {
        return new ScanContext(role, container, visit, made, purpose);
    }

    /// A reading at a station.
    public static ScanContext at(DeviceRole role, Visit visit) {
        return new ScanContext(role, visit.container(), Optional.of(visit));
    }

    /// A reading in set-up or in a challenge.
    public static ScanContext test(DeviceRole role, ReadPurpose purpose) {
        return new ScanContext(
                role,
                Optional.empty(),
                Optional.empty(),
                PrintedCode.UNKNOWN,
                Optional.of(purpose));
    }
}

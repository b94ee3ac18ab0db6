package org.cordon.core.line;

import java.util.Optional;

/// A place of the line where codes are read.
///
/// @param association how content and container come together; `NONE` for a station beside the flow
/// @param lag containers between the content that is read and the label that is read, 0 to 99: with `k` a label belongs to
///     the container that was filled `k` before it; at a reject station, packs between the station before it and the
///     reject, 0 if that is not known
/// @param requires a station that must have accepted each unit before this one
/// @param lanes 1 to 99
/// @param learn whether, without a list of serials, what it reads becomes what is known
/// @param rerun whether what is rejected here may be put back onto the belt
/// @param silentPacks so many packs that the station before it accepted, and it did not read, are an alarm: more than are
///     on the way between the two, 1 to 100,000
public record Station(
        StationId id,
        StationType type,
        Association association,
        int lag,
        Optional<StationId> requires,
        Combine combine,
        int lanes,
        boolean learn,
        boolean rerun,
        int silentPacks) {
    /// A station with the usual number of packs on the way to it.
    public Station(
            StationId id,
            StationType type,
            Association association,
            int lag,
            Optional<StationId> requires,
            Combine combine,
            int lanes,
            boolean learn,
            boolean rerun) {
        this(id, type, association, lag, requires, combine, lanes, learn, rerun, SILENT_PACKS);
    }

    /// A station whose rejects do not come back.
    public Station(
            StationId id,
            StationType type,
            Association association,
            int lag,
            Optional<StationId> requires,
            Combine combine,
            int lanes,
            boolean learn) {
        this(id, type, association, lag, requires, combine, lanes, learn, false);
    }

    /// The slot that something is of: where several lanes each fill a container, and none is named, the lane.
    ///
    /// @return from 1; 0 if it is told neither way
    public int slot(ReadDetails sign) {
        return sign.slot() == 0 && lanes > 1 ? sign.lane() : sign.slot();
    }

    /// A few meters of belt with a buffer.
    public static final int SILENT_PACKS = 100;

    /// The most packs on the way to a station.
    public static final int MOST_SILENT_PACKS = 100_000;

    /// The longest lag, in containers, and the most lanes.
    public static final int MOST = 99;

    /// Refuses figures out of range, and packing beside the flow.
    public Station {
        if (association != Association.NONE && type.level().isEmpty()) {
            throw new IllegalArgumentException(type + " packs nothing: " + association);
        }
        if (lag < 0 || lag > MOST) {
            throw new IllegalArgumentException("lag must be 0 to 99: " + lag);
        }
        if (silentPacks < 1 || silentPacks > MOST_SILENT_PACKS) {
            throw new IllegalArgumentException("packs must be 1 to 100,000: " + silentPacks);
        }
        if (lanes < 1 || lanes > MOST) {
            throw new IllegalArgumentException("lanes must be 1 to 99: " + lanes);
        }
    }
}

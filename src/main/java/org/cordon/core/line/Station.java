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
public record Station(
        StationId id,
        StationType type,
        Association association,
        int lag,
        Optional<StationId> requires,
        Combine combine,
        int lanes,
        boolean learn,
        boolean rerun) {
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
        if (lanes < 1 || lanes > MOST) {
            throw new IllegalArgumentException("lanes must be 1 to 99: " + lanes);
        }
    }
}

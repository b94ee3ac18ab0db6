package org.cordon.core.line;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What has come to the stations of a line in one batch. For one thread.
public final class Batch {
    private final Map<StationId, StationState> stations = new LinkedHashMap<>();
    private final StationState first;
    private long readings;

    /// @param watched whether the line was watched since the batch began, so that every unit of it was read where
    ///     it had to be
    public Batch(Line line, boolean watched) {
        line.stations().forEach(each -> stations.put(each.id(), new StationState(each, watched)));
        first = Objects.requireNonNull(stations.get(line.first().id()));
    }

    /// One station; the first for a name that the line does not have.
    public StationState station(Optional<StationId> id) {
        return id.map(stations::get).orElse(first);
    }

    /// Something is read at a station: one message of a scanner.
    public Visit visit(StationState at, long nanos, ReadDetails sign) {
        Arrivals.Read read = new Arrivals.Read(++readings, nanos, sign);
        at.arrivals().read(read);
        return new Visit(at, at.station().requires().map(stations::get), read);
    }

    /// The station where packs come first.
    public StationState first() {
        return first;
    }
}

package org.cordon.core.event;

/// Names an alarm by the entry that raised it. Its text form is stored, such as `SCANS-1-42`: stream, epoch,
/// sequence number.
public record AlarmId(StreamId stream, LogPosition position) {
    /// The alarm that a scan raised.
    public static AlarmId ofScan(LogPosition scan) {
        return new AlarmId(StreamId.SCANS, scan);
    }

    /// The alarm that an entry raises, if it raises one.
    public static AlarmId of(Entry entry) {
        return new AlarmId(entry.stream(), entry.position());
    }

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException if it is none
    public static AlarmId parse(String text) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("no alarm is named " + text);
        }
        return new AlarmId(
                StreamId.ofStoredName(parts[0]),
                new LogPosition(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
    }

    @Override
    public String toString() {
        return "%s-%d-%d".formatted(stream.storedName(), position.epoch(), position.seq());
    }
}

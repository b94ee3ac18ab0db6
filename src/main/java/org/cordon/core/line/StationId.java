package org.cordon.core.line;

/// Name of a station, unique on its line.
///
/// @param value 1 to 40 printable characters, without blanks at its ends
public record StationId(String value) implements Comparable<StationId> {
    /// The longest name, in characters.
    public static final int MAX_LENGTH = 40;

    /// Refuses what is no name.
    public StationId {
        if (value.isEmpty()
                || value.length() > MAX_LENGTH
                || !value.strip().equals(value)
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a station's name: '" + value + "'");
        }
    }

    @Override
    public int compareTo(StationId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

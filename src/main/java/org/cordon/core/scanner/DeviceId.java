package org.cordon.core.scanner;

/// The name a site gave to a scanner, such as `Camera 2`.
///
/// @param value 1 to 40 printable characters
public record DeviceId(String value) {
    /// Refuses an empty, overlong or unprintable name.
    public DeviceId {
        if (value.isBlank()
                || value.length() > 40
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a device name: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

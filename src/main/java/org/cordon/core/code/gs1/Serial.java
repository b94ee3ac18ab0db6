package org.cordon.core.code.gs1;

/// A serial number, AI (21): case-sensitive, 1 to 20 characters of GS1 character set 82.
public record Serial(String value) {
    /// Refuses an empty, overlong or foreign-character value.
    public Serial {
        value = Charset82.checked(value, "gs1.serial");
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.cordon.core.code.gs1;

/// A batch or lot number, AI (10): case-sensitive, 1 to 20 characters of GS1 character set 82.
public record Lot(String value) {
    /// Refuses an empty, overlong or foreign-character value.
    public Lot {
        value = Charset82.checked(value, "gs1.lot");
    }

    @Override
    public String toString() {
        return value;
    }
}

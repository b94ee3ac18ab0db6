package org.cordon.core.code.format;

/// One identified element of a code.
///
/// @param id application identifier or data identifier, such as `01` or `9N`
/// @param title its short name, such as `PPN`; empty when the identifier is not known here
/// @param offset of the identifier in the raw bytes, from 0; the value follows it
public record Field(String id, String title, String value, int offset) {
    /// Where the value begins in the raw bytes.
    public int valueOffset() {
        return offset + id.length();
    }

    /// Raw bytes taken by identifier and value.
    public int length() {
        return id.length() + value.length();
    }
}

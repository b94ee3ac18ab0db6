package org.cordon.core.code.gs1.syntax;

/// One element of a code: an identifier and its data.
///
/// @param title GS1's data title; may be empty
/// @param value its data, a byte a character, escapes resolved
/// @param offset of the identifier in the bytes that were read, from 0
/// @param valueOffset of the data there
/// @param valueLength of the data there, in bytes; escapes make it longer than `value`
/// @param sound whether its data pass all rules for them
public record ElementString(
        Ai ai,
        String title,
        String value,
        int offset,
        int valueOffset,
        int valueLength,
        boolean sound) {
    /// As people write it: `(21)ABC`; a bracket in the data is escaped.
    public String bracketed() {
        return "(" + ai + ")" + value.replace("(", "\\(");
    }
}

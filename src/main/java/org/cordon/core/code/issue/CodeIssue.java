package org.cordon.core.code.issue;

import org.cordon.core.scanner.ScanFault;

/// One thing that is wrong with a code of any kind.
///
/// @param identifier the element meant; empty when the place belongs to none
/// @param rule the rule for content that it fails, by GS1's name; empty when the data could not be taken
///     apart, or when elements do not agree with each other
/// @param offset of the piece in the raw bytes, from 0; for something missing, where it should stand. Of an
///     address characters, and of elements that were to be written as one their place in the list
/// @param length of the piece, counted like the offset; 0 when something is missing there
/// @param detail for people: a sentence; until it is put in words, the piece meant or the value expected
public record CodeIssue(
        Kind kind, String identifier, String rule, int offset, int length, String detail) {
    /// Refuses places that lie nowhere.
    public CodeIssue {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("issue at " + offset + ", length " + length);
        }
    }

    /// An issue that belongs to no element.
    public CodeIssue(Kind kind, int offset, int length, String detail) {
        this(kind, "", "", offset, length, detail);
    }

    /// The same at another place.
    public CodeIssue at(int newOffset, int newLength) {
        return new CodeIssue(kind, identifier, rule, newOffset, newLength, detail);
    }

    /// The same, so much later.
    public CodeIssue movedBy(int bytes) {
        return at(offset + bytes, length);
    }

    /// The same in other words.
    public CodeIssue in(String words) {
        return new CodeIssue(kind, identifier, rule, offset, length, words);
    }

    /// What is wrong, as the parser that found it tells.
    public sealed interface Kind permits Fault, LinkIssueKind, FormatIssueKind, Scan {
        /// Stable name: commands print it, and support looks it up.
        String code();
    }

    /// What its reader did leaves nothing to be parsed.
    public record Scan(ScanFault fault) implements Kind {
        @Override
        public String code() {
            return fault.name();
        }
    }
}

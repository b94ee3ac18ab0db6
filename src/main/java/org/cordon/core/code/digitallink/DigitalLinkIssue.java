package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Fault;

import java.util.Optional;

/// One thing that is wrong with an address as a Digital Link, or with elements that should make one.
///
/// @param offset where it begins, from 0: characters of the address that was read; of elements that
///     were to be written, the place in their list
/// @param length of the piece at fault, counted like the offset; 0 for something missing
/// @param detail the identifier or the piece at fault; may be empty
/// @param fault the rule of its identifier that the content breaks; empty for what only links can have
public record DigitalLinkIssue(
        Kind kind, int offset, int length, String detail, Optional<Fault> fault) {
    DigitalLinkIssue(Kind kind, int offset, int length, String detail) {
        this(kind, offset, length, detail, Optional.empty());
    }

    /// What can be wrong. The names are stable.
    public enum Kind {
        /// Does not begin with `http://` or `https://`, all letters in one case.
        NOT_WEB,
        /// A character that no URI may hold (RFC 3986, section 2).
        BAD_URI_CHARACTER,
        /// No domain, or no path behind it.
        NO_DOMAIN_OR_PATH,
        /// A character that no domain may hold.
        BAD_DOMAIN_CHARACTER,
        /// A `%` without two hexadecimal digits behind it.
        BAD_PERCENT,
        /// An encoded byte 0.
        NUL,
        /// No primary key, such as `/01/…`, where the path ends.
        NO_KEY,
        /// Qualifiers that the key does not take, or in another order than its own.
        BAD_QUALIFIERS,
        /// An identifier without a value.
        EMPTY_VALUE,
        /// Digits that are not an assigned identifier.
        UNKNOWN_AI,
        /// An identifier that must not be a data attribute.
        NOT_AN_ATTRIBUTE,
        /// A data attribute that is a qualifier of the key and belongs into the path.
        BELONGS_IN_PATH,
        /// The same identifier twice.
        REPEATED_ELEMENT,
        /// Fewer characters than the identifier asks for.
        TOO_SHORT,
        /// More characters than the identifier allows.
        TOO_LONG,
        /// Content that breaks a rule of its identifier.
        BAD_CONTENT
    }

    /// Refuses places that lie nowhere.
    public DigitalLinkIssue {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("flaw at " + offset + ", length " + length);
        }
    }
}

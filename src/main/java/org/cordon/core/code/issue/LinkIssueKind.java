package org.cordon.core.code.issue;

/// What can be wrong with an address as a Digital Link, or with elements that should make one. The names are
/// stable.
public enum LinkIssueKind implements CodeIssue.Kind {
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
    REPEATED_ELEMENT;

    @Override
    public String code() {
        return name();
    }
}

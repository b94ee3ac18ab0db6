package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

/// A table of rules cannot be used: what is wrong with it and where. A site that replaces a table is
/// told this before the program starts with it.
public final class TableRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final Messages TEXT = Messages.of(TableRefused.class);

    private final Reason reason;
    private final int line;

    /// What can be wrong with a table.
    public enum Reason {
        /// The stream broke.
        UNREADABLE,
        /// More than a mebibyte.
        TOO_LARGE,
        /// Not UTF-8.
        NOT_TEXT,
        /// A fact about the table, such as its version, is missing, empty or given twice.
        FACT,
        /// A date is none.
        DATE,
        /// A line has too few or too many columns.
        COLUMNS,
        /// An identifier or a range of them cannot be read.
        IDENTIFIER,
        /// An identifier or code stands there twice.
        TWICE,
        /// Identifiers with the same first two digits differ in length, so a scan could not be told
        /// apart; GS1 assigns none that do.
        MIXED_LENGTH,
        /// Identifiers with the same first two digits differ in whether, or how long, their length is
        /// predefined.
        MIXED_PREDEFINED,
        /// A mark that has no meaning.
        MARK,
        /// The components cannot be read or cannot follow each other.
        DATA,
        /// A rule for content that this program does not know.
        RULE,
        /// What an identifier needs or bars cannot be read.
        ASSOCIATION,
        /// The qualifiers of a Digital Link key cannot be read or are not in the table.
        LINK_KEY,
        /// A code list cannot be read, or is missing.
        LIST,
        /// It has not as many entries as it says.
        COUNT
    }

    /// @param line from 1; 0 when the whole table is meant
    public TableRefused(Reason reason, int line, String detail) {
        super(
                (line > 0 ? TEXT.get("syntax.table.line", line, detail) : detail)
                        + " ["
                        + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')
                        + "]");
        this.reason = reason;
        this.line = line;
    }

    /// What is wrong.
    public Reason reason() {
        return reason;
    }

    /// Where, from 1; 0 when the whole table is meant.
    public int line() {
        return line;
    }
}

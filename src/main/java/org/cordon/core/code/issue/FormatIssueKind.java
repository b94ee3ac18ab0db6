package org.cordon.core.code.issue;

import org.cordon.core.scanner.ScanFault;

import java.util.Optional;

/// What can be wrong with an envelope, or with a national or retail number. The names are stable: they are
/// what support looks up.
public enum FormatIssueKind implements CodeIssue.Kind {
    /// No record separator, byte 30, where the envelope needs one.
    RS_LOST(ScanFault.LOST_SEPARATOR),
    /// Another byte where the record separator belongs.
    RS_REPLACED(ScanFault.GS_REPLACED),
    /// No group separator, byte 29, between two elements.
    GS_LOST(ScanFault.LOST_SEPARATOR),
    /// Another byte where the group separator belongs.
    GS_REPLACED(ScanFault.GS_REPLACED),
    /// No end of transmission, byte 4, at the end of the message.
    EOT_LOST(ScanFault.LOST_SEPARATOR),
    /// Another byte where the end of transmission belongs.
    EOT_REPLACED(ScanFault.GS_REPLACED),
    /// Bytes after the end of the message.
    AFTER_END(ScanFault.SUFFIX_GLUED),
    /// Letters arrived in the other case: Caps Lock or case folding.
    CASE_FOLDED(ScanFault.CASE_FOLDED),
    /// The head of an envelope as a keyboard of another country makes it.
    KEYBOARD_LAYOUT(ScanFault.KEYBOARD_LAYOUT),
    /// The head of an envelope without a format number.
    NO_FORMAT,
    /// A format of ISO/IEC 15434 that packs do not carry and Cordon does not read.
    FORMAT_NOT_SUPPORTED,
    /// Two separators with nothing between them, or an envelope without elements.
    EMPTY_ELEMENT,
    /// A piece that does not begin with an identifier.
    NO_IDENTIFIER,
    /// The same identifier twice with different content.
    REPEATED_ELEMENT,
    /// Shorter or longer than its identifier or numbering system allows.
    BAD_LENGTH,
    /// A character that may not stand there.
    BAD_CHARACTER,
    /// The check digits of the number do not fit the rest of it.
    BAD_CHECK_DIGIT,
    /// Digits that are no date.
    BAD_DATE;

    private final Optional<ScanFault> scanFault;

    FormatIssueKind() {
        scanFault = Optional.empty();
    }

    FormatIssueKind(ScanFault fault) {
        scanFault = Optional.of(fault);
    }

    /// What its reader did, if that is the cause.
    public Optional<ScanFault> scanFault() {
        return scanFault;
    }

    @Override
    public String code() {
        return name();
    }
}

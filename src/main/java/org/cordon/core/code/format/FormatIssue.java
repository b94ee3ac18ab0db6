package org.cordon.core.code.format;

import org.cordon.core.code.gs1.syntax.Fault;
import org.cordon.core.scanner.ScanFault.Blame;

import java.util.Optional;

/// One thing that is wrong with a code.
///
/// @param offset where it begins in the raw bytes, from 0; for something lost, where it should stand
/// @param length of the piece at fault in raw bytes; 0 for something lost
/// @param detail the piece at fault or the value expected, printable, for people; may be empty
/// @param rule the rule that GS1 data break; empty for any other kind
public record FormatIssue(Kind kind, int offset, int length, String detail, Optional<Fault> rule) {
    /// An issue of any kind but [Kind#GS1_RULE].
    public FormatIssue(Kind kind, int offset, int length, String detail) {
        this(kind, offset, length, detail, Optional.empty());
    }

    /// A rule that GS1 data break.
    public static FormatIssue gs1(Fault rule, int offset, int length) {
        return new FormatIssue(Kind.GS1_RULE, offset, length, rule.name(), Optional.of(rule));
    }

    /// Refuses places that lie nowhere.
    public FormatIssue {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("flaw at " + offset + ", length " + length);
        }
    }

    /// What can be wrong. The names are stable: they are what support looks up.
    public enum Kind {
        /// No record separator, byte 30, where the envelope needs one.
        RS_LOST(Blame.READER),
        /// Another byte where the record separator belongs.
        RS_REPLACED(Blame.READER),
        /// No group separator, byte 29, between two elements.
        GS_LOST(Blame.READER),
        /// Another byte where the group separator belongs.
        GS_REPLACED(Blame.READER),
        /// No end of transmission, byte 4, at the end of the message.
        EOT_LOST(Blame.READER),
        /// Another byte where the end of transmission belongs.
        EOT_REPLACED(Blame.READER),
        /// Bytes after the end of the message.
        AFTER_END(Blame.READER),
        /// Letters arrived in the other case: Caps Lock or case folding.
        CASE_FOLDED(Blame.READER),
        /// The head of an envelope as a keyboard of another country makes it.
        KEYBOARD_LAYOUT(Blame.READER),
        /// The head of an envelope without a format number.
        NO_FORMAT(Blame.UNCERTAIN),
        /// A format of ISO/IEC 15434 that packs do not carry and Cordon does not read.
        FORMAT_NOT_SUPPORTED(Blame.CODE),
        /// Two separators with nothing between them, or an envelope without elements.
        EMPTY_ELEMENT(Blame.CODE),
        /// A piece that does not begin with an identifier.
        NO_IDENTIFIER(Blame.CODE),
        /// The same identifier twice with different content.
        REPEATED_ELEMENT(Blame.CODE),
        /// Shorter or longer than its identifier or numbering system allows.
        BAD_LENGTH(Blame.CODE),
        /// A character that may not stand there.
        BAD_CHARACTER(Blame.UNCERTAIN),
        /// The check digits of the number do not fit the rest of it.
        BAD_CHECK_DIGIT(Blame.CODE),
        /// Digits that are no date.
        BAD_DATE(Blame.CODE),
        /// Breaks a rule of GS1 element strings; the detail names the rule.
        GS1_RULE(Blame.CODE);

        private final Blame blame;

        Kind(Blame blame) {
            this.blame = blame;
        }

        /// Who is at fault.
        public Blame blame() {
            return blame;
        }
    }

    FormatIssue movedBy(int bytes) {
        return new FormatIssue(kind, offset + bytes, length, detail, rule);
    }
}

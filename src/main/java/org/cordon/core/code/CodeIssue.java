package org.cordon.core.code;

import org.cordon.core.code.digitallink.DigitalLinkIssue;
import org.cordon.core.code.format.FormatIssue;
import org.cordon.core.code.gs1.syntax.Fault;
import org.cordon.core.scanner.ScanFault;

/// One thing that is wrong with a code of any kind.
///
/// @param identifier the element meant; empty when the place belongs to none
/// @param rule the rule for content that it fails, by GS1's name; may be empty
/// @param offset of the piece in the raw bytes, from 0
/// @param length of the piece in bytes; 0 when something is missing there
/// @param message one sentence for people
public record CodeIssue(
        Kind kind, String identifier, String rule, int offset, int length, String message) {
    /// An issue that belongs to no element.
    CodeIssue(Kind kind, int offset, int length, String message) {
        this(kind, "", "", offset, length, message);
    }

    /// What is wrong, as the parser that found it tells.
    public sealed interface Kind {
        /// GS1 data, wherever they stand, break the syntax or a rule of their identifier.
        record Gs1(Fault fault) implements Kind {
            @Override
            public String code() {
                return fault.name();
            }
        }

        /// An address is no GS1 Digital Link.
        record Link(DigitalLinkIssue.Kind issue) implements Kind {
            @Override
            public String code() {
                return issue.name();
            }
        }

        /// An envelope, or a national or retail number.
        record Format(FormatIssue.Kind issue) implements Kind {
            @Override
            public String code() {
                return issue.name();
            }
        }

        /// What its reader did leaves nothing to be parsed.
        record Scan(ScanFault fault) implements Kind {
            @Override
            public String code() {
                return fault.name();
            }
        }

        /// Stable name: commands print it, and support looks it up.
        String code();
    }
}

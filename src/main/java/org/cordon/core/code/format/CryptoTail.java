package org.cordon.core.code.format;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cryptographic tail of packs for Russia and countries with the same scheme: serial of 13
/// characters in (21), key of 4 in (91), code of 44 in (92) (rules of the marking operator CRPT for
/// medicines).
///
/// 91 and 92 are a company's own elsewhere, so a tail is looked for only in a market that has it.
public sealed interface CryptoTail {
    /// Neither 91 nor 92 is there.
    record Absent() implements CryptoTail {}

    /// All lengths are right. Whether the code is genuine, the operator alone can tell.
    ///
    /// @param key identifier of the verification key, four characters
    /// @param code what the key verifies, 44 characters
    record Present(String key, String code) implements CryptoTail {}

    /// Incomplete, or an element of another length: cut short, as a rule.
    ///
    /// @param flaws in the order of the raw bytes; one that is missing is placed behind the last element
    record Broken(List<CodeIssue> flaws) implements CryptoTail {
        public Broken {
            flaws = List.copyOf(flaws);
        }
    }

    /// Characters of a serial under this scheme.
    int SERIAL = 13;

    /// Characters of the key's identifier.
    int KEY = 4;

    /// Characters of the code.
    int CODE = 44;

    /// Looks for a tail among the elements of a code.
    static CryptoTail of(List<Field> fields) {
        Optional<Field> key = first(fields, "91");
        Optional<Field> code = first(fields, "92");
        if (key.isEmpty() && code.isEmpty()) {
            return new Absent();
        }
        List<CodeIssue> flaws = new ArrayList<>();
        check(fields, "21", SERIAL, flaws);
        check(fields, "91", KEY, flaws);
        check(fields, "92", CODE, flaws);
        return key.isPresent() && code.isPresent() && flaws.isEmpty()
                ? new Present(key.get().value(), code.get().value())
                : new Broken(flaws);
    }

    private static void check(List<Field> fields, String ai, int length, List<CodeIssue> flaws) {
        Optional<Field> field = first(fields, ai);
        String expected = "(" + ai + ") " + length;
        if (field.isEmpty()) {
            Field last = fields.getLast();
            int end = last.offset() + last.length();
            flaws.add(new CodeIssue(FormatIssueKind.BAD_LENGTH, end, 0, expected));
        } else if (field.get().value().length() != length) {
            Field found = field.get();
            flaws.add(
                    new CodeIssue(
                            FormatIssueKind.BAD_LENGTH,
                            found.valueOffset(),
                            found.value().length(),
                            expected));
        }
    }

    private static Optional<Field> first(List<Field> fields, String ai) {
        return fields.stream().filter(f -> f.id().equals(ai)).findFirst();
    }
}

package org.cordon.core.gs1.link;

import org.cordon.core.gs1.Charset82;
import org.cordon.core.gs1.CheckDigit;
import org.cordon.core.gs1.syntax.Ai;
import org.cordon.core.gs1.syntax.AiEntry;
import org.cordon.core.gs1.syntax.AiTable;
import org.cordon.core.gs1.syntax.Component;
import org.cordon.core.gs1.syntax.DataType;
import org.cordon.core.gs1.syntax.Linter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds the values of a link to what the table says about their identifiers.
final class LinkValues {
    private final AiTable table;
    private final LinkOptions options;

    LinkValues(AiTable table, LinkOptions options) {
        this.table = table;
        this.options = options;
    }

    /// A GTIN in its 14-digit form, if the options let it be shorter; any other value as it is.
    String whole(Ai ai, String value) {
        boolean shortGtin =
                options.zeroSuppressedGtin()
                        && ai.digits().equals("01")
                        && LinkGrammar.isNumber(value)
                        && (value.length() == 8 || value.length() == 12 || value.length() == 13);
        return shortGtin ? "0".repeat(14 - value.length()) + value : value;
    }

    /// All that is wrong with a value.
    ///
    /// @param offset where the value begins
    /// @param length of it there
    List<LinkFlaw> flaws(LinkElement element, int offset, int length) {
        List<LinkFlaw> found = new ArrayList<>();
        String value = element.value();
        Optional<AiEntry> entry = table.entry(element.ai());
        int least = entry.map(AiEntry::minLength).orElse(1);
        int most = entry.map(AiEntry::maxLength).orElse(Component.LONGEST);
        if (value.length() < least) {
            found.add(flaw(LinkFlaw.Kind.TOO_SHORT, offset, length, element));
        } else if (value.length() > most) {
            found.add(flaw(LinkFlaw.Kind.TOO_LONG, offset, length, element));
        } else if (!content(entry, value)) {
            found.add(flaw(LinkFlaw.Kind.BAD_CONTENT, offset, length, element));
        }
        return found;
    }

    private static boolean content(Optional<AiEntry> entry, String value) {
        if (entry.isEmpty()) {
            return value.chars().allMatch(Charset82::contains);
        }
        int at = 0;
        for (Component component : entry.get().components()) {
            String piece = value.substring(at, Math.min(value.length(), at + component.max()));
            at += piece.length();
            boolean digits = component.type() == DataType.NUMERIC;
            if (!piece.chars().allMatch(c -> digits ? c >= '0' && c <= '9' : Charset82.contains(c))
                    || (component.linters().contains(Linter.CSUM) && !CheckDigit.isRight(piece))) {
                return false;
            }
        }
        return true;
    }

    private static LinkFlaw flaw(LinkFlaw.Kind kind, int offset, int length, LinkElement element) {
        return new LinkFlaw(kind, offset, length, element.ai().digits());
    }
}

package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiEntry;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.LinkKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which identifiers may stand where in a Digital Link (GS1 Digital Link standard, URI syntax, 4.8 to
/// 4.10), after the table.
record LinkGrammar(AiTable table, LinkOptions options) {
    /// Reads digits as an identifier that the table has, or that the options let pass.
    Optional<Ai> ai(String digits) {
        if (digits.length() < 2 || digits.length() > 4 || !isNumber(digits)) {
            return Optional.empty();
        }
        Ai ai = new Ai(digits);
        return table.entry(ai).isPresent() || (options.unknownAis() && couldBe(ai))
                ? Optional.of(ai)
                : Optional.empty();
    }

    /// Whether an identifier that the table lacks has as many digits as those that begin like it.
    private boolean couldBe(Ai ai) {
        int digits = table.digits(Integer.parseInt(ai.digits().substring(0, 2)));
        return digits == 0 || digits == ai.digits().length();
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    boolean isKey(Ai ai) {
        return key(ai).isPresent();
    }

    private Optional<LinkKey> key(Ai ai) {
        return table.entry(ai).flatMap(AiEntry::linkKey);
    }

    /// Whether qualifiers may follow a key as they stand.
    boolean follow(Ai key, List<Ai> qualifiers) {
        return qualifiers.isEmpty() || sequences(key).stream().anyMatch(s -> isPart(qualifiers, s));
    }

    /// Whether an identifier could stand among the qualifiers of a path.
    boolean belongsInPath(Ai ai, Ai key, List<Ai> qualifiers) {
        return sequences(key).stream().anyMatch(s -> s.contains(ai) && isPart(qualifiers, s));
    }

    /// The qualifiers of a key among the identifiers given, in the order of the path: those of the
    /// alternative that takes most of them, of the first if several do.
    List<Ai> qualifiers(Ai key, List<Ai> present) {
        List<Ai> best = List.of();
        for (List<Ai> sequence : sequences(key)) {
            List<Ai> taken = sequence.stream().filter(present::contains).toList();
            if (taken.size() > best.size()) {
                best = taken;
            }
        }
        return best;
    }

    boolean isPredefined(Ai ai) {
        return table.entry(ai).map(AiEntry::predefined).orElse(false);
    }

    boolean mayBeAttribute(Ai ai) {
        return table.entry(ai)
                .map(AiEntry::linkAttribute)
                .orElse(options.unknownAis() && options.unknownAttributes());
    }

    private List<List<Ai>> sequences(Ai key) {
        return key(key).map(LinkKey::qualifiers).orElse(List.of());
    }

    /// Whether all of a list stand in another in the same order.
    private static boolean isPart(List<Ai> part, List<Ai> whole) {
        List<Ai> rest = new ArrayList<>(whole);
        for (Ai ai : part) {
            int at = rest.indexOf(ai);
            if (at < 0) {
                return false;
            }
            rest = rest.subList(at + 1, rest.size());
        }
        return true;
    }
}

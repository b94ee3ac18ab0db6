package org.cordon.core.code.digitallink;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.LinkIssueKind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes elements as a GS1 Digital Link. Never throws; any thread may use it.
///
/// The first element that can be a primary key becomes it. Of its qualifiers, those of one alternative
/// go into the path in their order; everything else becomes a data attribute: first those of predefined
/// length, as in an element string, then the others, each in the order given.
public final class DigitalLinkWriter {
    private final LinkGrammar grammar;
    private final LinkValues values;

    /// A writer of what the standard allows.
    public DigitalLinkWriter(AiTable table, Linters linters) {
        this(table, linters, LinkOptions.STRICT);
    }

    /// A writer that lets more pass.
    public DigitalLinkWriter(AiTable table, Linters linters, LinkOptions options) {
        this.grammar = new LinkGrammar(table, options);
        this.values = new LinkValues(table, linters, options);
    }

    /// Writes a link in its canonical form.
    public LinkResult write(List<LinkElement> elements) {
        return write(elements, DigitalLink.CANONICAL_STEM);
    }

    /// Writes a link.
    ///
    /// @param elements in any order; one that comes twice with the same value counts once
    /// @param stem scheme, domain and perhaps a path, with or without a slash at its end
    public LinkResult write(List<LinkElement> elements, String stem) {
        List<CodeIssue> flaws = new ArrayList<>();
        Map<Ai, LinkElement> byAi = once(elements, flaws);
        List<Ai> present = List.copyOf(byAi.keySet());
        Optional<Ai> key = present.stream().filter(grammar::isKey).findFirst();
        if (key.isEmpty()) {
            flaws.add(new CodeIssue(LinkIssueKind.NO_KEY, 0, elements.size(), ""));
            return new LinkResult.Invalid(elements, flaws);
        }
        List<Ai> path = new ArrayList<>(List.of(key.get()));
        path.addAll(grammar.qualifiers(key.get(), present));
        List<Ai> attributes =
                present.stream()
                        .filter(ai -> !path.contains(ai))
                        .sorted(Comparator.comparing(grammar::isPredefined).reversed())
                        .toList();
        for (Ai ai : attributes) {
            if (!grammar.mayBeAttribute(ai)) {
                int at = elements.stream().map(LinkElement::ai).toList().indexOf(ai);
                flaws.add(new CodeIssue(LinkIssueKind.NOT_AN_ATTRIBUTE, at, 1, ai.digits()));
            }
        }
        return flaws.isEmpty()
                ? new LinkResult.Valid(
                        new DigitalLink(trimmed(stem), of(byAi, path), of(byAi, attributes)))
                : new LinkResult.Invalid(elements, flaws);
    }

    private Map<Ai, LinkElement> once(List<LinkElement> elements, List<CodeIssue> flaws) {
        Map<Ai, LinkElement> byAi = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            LinkElement given = elements.get(i);
            Ai ai = given.ai();
            SourceMappedText value = values.completed(ai, SourceMappedText.at(given.value(), i));
            LinkElement element = new LinkElement(ai, value.text());
            LinkElement earlier = byAi.putIfAbsent(ai, element);
            if (earlier != null && !earlier.equals(element)) {
                flaws.add(new CodeIssue(LinkIssueKind.REPEATED_ELEMENT, i, 1, ai.digits()));
            }
            if (earlier != null) {
                continue;
            }
            if (grammar.ai(ai.digits()).isEmpty()) {
                flaws.add(new CodeIssue(LinkIssueKind.UNKNOWN_AI, i, 1, ai.digits()));
            }
            flaws.addAll(values.flaws(ai, value));
        }
        return byAi;
    }

    private static List<LinkElement> of(Map<Ai, LinkElement> byAi, List<Ai> ais) {
        return ais.stream().map(ai -> byAi.getOrDefault(ai, new LinkElement(ai, ""))).toList();
    }

    private static String trimmed(String stem) {
        int end = stem.length();
        while (end > 0 && stem.charAt(end - 1) == '/') {
            end--;
        }
        return stem.substring(0, end);
    }
}

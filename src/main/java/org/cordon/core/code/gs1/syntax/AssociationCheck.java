package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the elements on a unit agree with each other (GS1 General Specifications, 4.13 and, for
/// signatures, the rules of AI 8030).
record AssociationCheck(AiTable table) {
    /// The digital signature: each key that it signs must name one object, not a kind of them.
    private static final Ai SIGNATURE = new Ai("8030");

    void check(List<ElementString> elements, IssueCollector errors) {
        Map<Ai, ElementString> first = new LinkedHashMap<>();
        elements.forEach(element -> first.putIfAbsent(element.ai(), element));
        repeated(elements, first, errors);
        Set<Set<Ai>> told = new HashSet<>();
        for (ElementString element : first.values()) {
            Optional<AiEntry> entry = table.entry(element.ai());
            if (entry.isPresent()) {
                excluded(entry.get(), element, first.keySet(), told, errors);
                required(entry.get(), element, first.keySet(), errors);
                signed(entry.get(), element, first.keySet(), errors);
            }
        }
    }

    /// An identifier may come again, with the same data.
    private static void repeated(
            List<ElementString> elements, Map<Ai, ElementString> first, IssueCollector errors) {
        for (ElementString element : elements) {
            ElementString before = first.getOrDefault(element.ai(), element);
            if (!before.value().equals(element.value())) {
                errors.add(Fault.REPEATED_DIFFERENT, element, "");
            }
        }
    }

    /// Each pair is told once, whichever of the two bars the other.
    private static void excluded(
            AiEntry entry,
            ElementString element,
            Set<Ai> present,
            Set<Set<Ai>> told,
            IssueCollector errors) {
        for (Ai other : present) {
            boolean barred =
                    !other.equals(entry.ai())
                            && entry.excluded().stream().anyMatch(p -> p.matches(other));
            if (barred && told.add(Set.of(entry.ai(), other))) {
                errors.add(Fault.EXCLUDED_TOGETHER, element, "(" + other + ")");
            }
        }
    }

    private static void required(
            AiEntry entry, ElementString element, Set<Ai> present, IssueCollector errors) {
        for (MandatoryAssociation association : entry.required()) {
            if (!association.isMetBy(present)) {
                errors.add(Fault.REQUIRED_MISSING, element, association.toString());
            }
        }
    }

    /// A key whose serial component may be missing must have it when it is signed.
    private static void signed(
            AiEntry entry, ElementString element, Set<Ai> present, IssueCollector errors) {
        if (present.contains(SIGNATURE)
                && entry.linkKey().isPresent()
                && entry.components().getLast().optional()
                && element.value().length() <= entry.minLength()) {
            errors.add(Fault.SERIAL_MISSING, element, "(" + SIGNATURE + ")");
        }
    }
}

package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// What else a unit must carry when it carries an identifier: one of several groups, whole (GS1
/// General Specifications, 4.13, mandatory associations). It looks at all codes on the unit together.
///
/// @param alternatives at least one; each a group of at least one that must be there together
public record MandatoryAssociation(List<List<AiPattern>> alternatives) {
    private static final Messages TEXT = Messages.of(MandatoryAssociation.class);

    /// Keeps its own copy; refuses an empty one.
    public MandatoryAssociation {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        if (alternatives.isEmpty() || alternatives.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.association"));
        }
    }

    /// Whether the identifiers on a unit satisfy it.
    public boolean isMetBy(Collection<Ai> present) {
        return alternatives.stream()
                .anyMatch(group ->
                        group.stream()
                                .allMatch(wanted -> present.stream().anyMatch(wanted::matches)));
    }

    /// As the table writes it: `00,01+21`.
    @Override
    public String toString() {
        return alternatives.stream()
                .map(group -> group.stream().map(AiPattern::text).collect(Collectors.joining("+")))
                .collect(Collectors.joining(","));
    }
}

package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.util.List;
import java.util.Optional;

/// What the table says about one application identifier.
///
/// @param components in order; at least one, the mandatory first, only the last of variable length
/// @param predefined whether its length is predefined, so that no separator need follow (GS1 General
///     Specifications, figure 7.8.5-2)
/// @param linkAttribute whether it may be a data attribute of a Digital Link
/// @param linkKey how it may be a Digital Link's primary key, if it may
/// @param required each must be met when it is used
/// @param excluded identifiers that must not stand on the same unit; itself is never meant
/// @param title GS1's data title; empty when it gives none
public record AiEntry(
        Ai ai,
        List<Component> components,
        boolean predefined,
        boolean linkAttribute,
        Optional<LinkKey> linkKey,
        List<MandatoryAssociation> required,
        List<AiPattern> excluded,
        String title) {
    private static final Messages TEXT = Messages.of(AiEntry.class);

    /// Keeps its own copies; refuses components in an order that could not be taken apart.
    public AiEntry {
        components = List.copyOf(components);
        required = List.copyOf(required);
        excluded = List.copyOf(excluded);
        if (components.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.empty"));
        }
        for (int i = 1; i < components.size(); i++) {
            if (!components.get(i - 1).fixed()) {
                throw new IllegalArgumentException(TEXT.get("syntax.entry.varies"));
            }
            if (components.get(i - 1).optional() && !components.get(i).optional()) {
                throw new IllegalArgumentException(TEXT.get("syntax.entry.gap"));
            }
        }
        if (components.getFirst().optional()) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.first"));
        }
        if (predefined && sum(components, true) != sum(components, false)) {
            throw new IllegalArgumentException(TEXT.get("syntax.entry.predefined"));
        }
    }

    /// Fewest characters of its data.
    public int minLength() {
        return sum(components, true);
    }

    /// Most characters of its data.
    public int maxLength() {
        return sum(components, false);
    }

    private static int sum(List<Component> components, boolean least) {
        int sum = 0;
        for (int i = 0; i < components.size(); i++) {
            Component c = components.get(i);
            sum += least ? (c.optional() ? 0 : c.min()) : c.max();
        }
        return sum;
    }
}

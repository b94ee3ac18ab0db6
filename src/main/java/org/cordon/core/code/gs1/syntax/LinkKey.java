package org.cordon.core.code.gs1.syntax;

import java.util.List;

/// How an identifier may be the primary key of a GS1 Digital Link (GS1 Digital Link standard, URI
/// syntax).
///
/// @param qualifiers alternative sequences of those that may follow it in the path. Each sequence is
///     in the order in which they must stand; any of its members may be left out. Members of two
///     sequences must not be mixed. Empty when none may follow
public record LinkKey(List<List<Ai>> qualifiers) {
    public LinkKey {
        qualifiers = qualifiers.stream().map(List::copyOf).toList();
    }
}

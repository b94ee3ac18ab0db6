package org.cordon.core.code.digitallink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A GS1 Digital Link URI taken apart. [DigitalLinkParser] and [DigitalLinkWriter] make valid ones.
///
/// @param stem scheme, domain and whatever path stands before the key; no slash at its end
/// @param path primary key, then its qualifiers in their order; at least the key
/// @param attributes data attributes of the query, in their order
public record DigitalLink(String stem, List<LinkElement> path, List<LinkElement> attributes) {
    /// Stem of the canonical form.
    public static final String CANONICAL_STEM = "https://id.gs1.org";

    /// Keeps its own copies; refuses a link without a key.
    public DigitalLink {
        path = List.copyOf(path);
        attributes = List.copyOf(attributes);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a Digital Link must have a primary key");
        }
    }

    /// The primary key.
    public LinkElement key() {
        return path.getFirst();
    }

    /// Path, then attributes.
    public List<LinkElement> elements() {
        List<LinkElement> all = new ArrayList<>(path);
        all.addAll(attributes);
        return List.copyOf(all);
    }

    /// The value of an identifier, wherever it stands.
    public Optional<String> value(String ai) {
        return elements().stream()
                .filter(e -> e.ai().digits().equals(ai))
                .map(LinkElement::value)
                .findFirst();
    }

    /// The canonical form: GS1's own domain, numeric identifiers, GTIN of 14 digits, nothing in the
    /// query but data attributes, no fragment (GS1 Digital Link standard, canonical URIs).
    public DigitalLink canonical() {
        return new DigitalLink(CANONICAL_STEM, path, attributes);
    }

    /// The address. Of the values, only letters, digits and `-._~` stand unescaped, so that every reader
    /// gives the same value back.
    public String uri() {
        StringBuilder out = new StringBuilder(stem);
        for (LinkElement e : path) {
            out.append('/').append(e.ai()).append('/').append(PercentEncoding.encode(e.value()));
        }
        if (!attributes.isEmpty()) {
            out.append('?');
            out.append(
                    attributes.stream()
                            .map(e -> e.ai() + "=" + PercentEncoding.encode(e.value()))
                            .collect(Collectors.joining("&")));
        }
        return out.toString();
    }

    @Override
    public String toString() {
        return uri();
    }
}

package org.cordon.support;

import org.cordon.core.containment.ContainmentRules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The rule tables as shipped.
public final class Rules {
    private Rules() {}

    /// Whom to tell and what to write down.
    public static ContainmentRules containment() {
        try (InputStream in =
                Objects.requireNonNull(
                        Rules.class.getResourceAsStream("/data/containment-rules.properties"))) {
            return ContainmentRules.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

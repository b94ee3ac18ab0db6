package org.cordon.core.config;

import org.cordon.core.text.Messages;

/// A setting that cannot be followed.
///
/// @param key whole, such as `scanner.1.type`
/// @param value as written; empty where the key is missing
/// @param allowed what may stand there, as a clause for people
public record ConfigRefusal(String key, String value, String allowed) {
    private static final Messages TEXT = Messages.of(ConfigRefusal.class);

    /// One sentence for people.
    @Override
    public String toString() {
        return value.isEmpty()
                ? TEXT.get("config.refusal.missing", key, allowed)
                : TEXT.get("config.refusal.wrong", key, value, allowed);
    }
}

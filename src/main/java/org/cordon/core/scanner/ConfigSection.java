package org.cordon.core.scanner;

import org.cordon.core.config.ConfigKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The keys of one scanner while they are read, and what is wrong with them.
final class ConfigSection {
    private final String prefix;
    private final Map<String, String> keys;
    private final List<ScannerConfigs.Refusal> refusals = new ArrayList<>();

    /// @param prefix such as `scanner.1.`, for refusals
    /// @param keys without the prefix
    ConfigSection(String prefix, Map<String, String> keys) {
        this.prefix = prefix;
        this.keys = keys;
    }

    Iterable<String> names() {
        return keys.keySet();
    }

    /// A value as written; empty if there is none.
    String text(String key) {
        return keys.getOrDefault(key, "");
    }

    boolean has(String key) {
        return keys.containsKey(key);
    }

    /// The whole name of a key.
    String whole(String key) {
        return prefix + key;
    }

    List<ScannerConfigs.Refusal> refusals() {
        return refusals;
    }

    void refuse(String key, String allowed) {
        refusals.add(new ScannerConfigs.Refusal(whole(key), text(key), allowed));
    }

    /// Reads a value that must be there.
    ///
    /// @param instead goes on in its place once it is refused
    <T> T required(ConfigKey setting, Function<String, T> read, T instead) {
        return required(setting.key(), setting.allowed(), read, instead);
    }

    /// Reads a value that must be there, where what is allowed is not as declared.
    ///
    /// @param instead goes on in its place once it is refused
    <T> T required(String key, String allowed, Function<String, T> read, T instead) {
        if (text(key).isEmpty()) {
            refuse(key, allowed);
            return instead;
        }
        return optional(key, allowed, read, instead);
    }

    /// Reads a value that may be left out.
    <T> T optional(ConfigKey setting, Function<String, T> read, T usual) {
        return optional(setting.key(), setting.allowed(), read, usual);
    }

    private <T> T optional(String key, String allowed, Function<String, T> read, T usual) {
        String value = keys.get(key);
        if (value == null) {
            return usual;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException e) {
            // The exception's words are for programmers; the refusal says what is allowed.
            refuse(key, allowed);
            return usual;
        }
    }
}

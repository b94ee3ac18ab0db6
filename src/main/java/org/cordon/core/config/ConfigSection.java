package org.cordon.core.config;

import org.cordon.core.text.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The keys of one of several like things, such as scanners, while they are read, and what is wrong with them.
public final class ConfigSection {
    private static final Messages TEXT = Messages.of(ConfigSection.class);

    private final String prefix;
    private final Map<String, String> keys;
    private final List<ConfigRefusal> refusals = new ArrayList<>();

    /// @param prefix such as `scanner.1.`, for refusals
    /// @param keys without the prefix
    public ConfigSection(String prefix, Map<String, String> keys) {
        this.prefix = prefix;
        this.keys = keys;
    }

    /// The keys of each thing by its number, without `<area>.<number>.`; keys of other areas are left out.
    ///
    /// @param area such as `scanner`
    /// @param form how its keys look, as a clause for people
    /// @param refusals takes what has the area and not the form
    public static SortedMap<Integer, Map<String, String>> numbered(
            String area, String form, Map<String, String> settings, List<ConfigRefusal> refusals) {
        SortedMap<Integer, Map<String, String>> groups = new TreeMap<>();
        for (Map.Entry<String, String> e : new TreeMap<>(settings).entrySet()) {
            String[] parts = e.getKey().split("\\.", 3);
            if (!parts[0].equals(area)) {
                continue;
            }
            if (parts.length < 3 || !parts[1].matches("[1-9][0-9]{0,2}")) {
                refusals.add(new ConfigRefusal(e.getKey(), e.getValue(), form));
                continue;
            }
            groups.computeIfAbsent(Integer.valueOf(parts[1]), _ -> new TreeMap<>())
                    .put(parts[2], e.getValue().strip());
        }
        return groups;
    }

    /// A whole number.
    ///
    /// @throws IllegalArgumentException if it is none, or out of range
    public static int integer(String value, int least, int most) {
        int number = Integer.parseInt(value);
        if (number < least || number > most) {
            throw new IllegalArgumentException(value);
        }
        return number;
    }

    /// Names of the keys, without the prefix.
    public Iterable<String> names() {
        return keys.keySet();
    }

    /// A value as written; empty if there is none.
    public String text(String key) {
        return keys.getOrDefault(key, "");
    }

    /// Whether a key is there.
    public boolean has(String key) {
        return keys.containsKey(key);
    }

    /// The whole name of a key.
    public String fullKey(String key) {
        return prefix + key;
    }

    /// What is wrong, in the order in which it was found.
    public List<ConfigRefusal> refusals() {
        return refusals;
    }

    /// Refuses the value of a key.
    ///
    /// @param allowed what may stand there, as a clause for people
    public void refuse(String key, String allowed) {
        refusals.add(new ConfigRefusal(fullKey(key), text(key), allowed));
    }

    /// Whether a key was refused.
    public boolean refused(String key) {
        return refusals.stream().anyMatch(r -> r.key().equals(fullKey(key)));
    }

    /// Why a key is refused that none of those known is.
    public static String unknown(List<ConfigKey> known) {
        return TEXT.get(
                "config.key.unknown",
                known.stream().map(ConfigKey::key).sorted().collect(Collectors.joining(", ")));
    }

    /// Reads a value that must be there.
    ///
    /// @param instead goes on in its place once it is refused
    public <T> T required(ConfigKey setting, Function<String, T> read, T instead) {
        return required(setting.key(), setting.allowed(), read, instead);
    }

    /// Reads a value that must be there, where what is allowed is not as declared.
    ///
    /// @param instead goes on in its place once it is refused
    public <T> T required(String key, String allowed, Function<String, T> read, T instead) {
        if (text(key).isEmpty()) {
            refuse(key, allowed);
            return instead;
        }
        return optional(key, allowed, read, instead);
    }

    /// Reads a value that may be left out.
    public <T> T optional(ConfigKey setting, Function<String, T> read, T usual) {
        return optional(setting.key(), setting.allowed(), read, usual);
    }

    /// Reads a value that may be left out, where what is allowed is not as declared.
    public <T> T optional(String key, String allowed, Function<String, T> read, T usual) {
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

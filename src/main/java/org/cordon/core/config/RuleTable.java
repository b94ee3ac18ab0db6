package org.cordon.core.config;

import org.cordon.core.text.Messages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A table of rules as a file of properties in UTF-8.
public final class RuleTable {
    private static final Messages TEXT = Messages.of(RuleTable.class);

    private final String name;
    private final Properties values;

    private RuleTable(String name, Properties values) {
        this.name = name;
        this.values = values;
    }

    /// Reads a table whole.
    ///
    /// @param name what people call it, in the plural, such as `containment rules`
    /// @throws UncheckedIOException if the stream breaks
    public static RuleTable read(String name, InputStream in) {
        Properties values = new Properties();
        try {
            values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(TEXT.get("config.table.unreadable", name), e);
        }
        return new RuleTable(name, values);
    }

    /// A value that must be there.
    ///
    /// @throws IllegalArgumentException naming the key that is missing or empty
    public String need(String key) {
        String value = text(key);
        if (value.isEmpty()) {
            throw new IllegalArgumentException(TEXT.get("config.table.lacks", name, key));
        }
        return value;
    }

    /// A day that must be there.
    ///
    /// @throws IllegalArgumentException if it is missing or no date
    public LocalDate day(String key) {
        String value = need(key);
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    TEXT.get("config.table.no-date", name, key, value), e);
        }
    }

    /// A value that may be missing; empty then.
    public String text(String key) {
        return values.getProperty(key, "").strip();
    }

    /// All keys, to be read one by one so that everything that is wrong with them is named.
    public ConfigSection section() {
        Map<String, String> keys = new TreeMap<>();
        values.stringPropertyNames().forEach(key -> keys.put(key, text(key)));
        return new ConfigSection("", keys);
    }

    /// What stands before an ending in the keys that have it.
    public List<String> keysEnding(String ending) {
        return values.stringPropertyNames().stream()
                .filter(key -> key.endsWith(ending))
                .map(key -> key.substring(0, key.length() - ending.length()))
                .sorted()
                .toList();
    }

    /// Values set apart by commas; empty pieces are passed over.
    public List<String> list(String key) {
        return Stream.of(text(key).split(",", -1))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }
}

package org.cordon.core.epcis;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What an EPCIS event holds, as its JSON form carries it. Unchangeable.
public sealed interface Value {
    /// A text.
    record Text(String text) implements Value {}

    /// A number.
    record Amount(BigDecimal amount) implements Value {}

    /// Yes or no.
    record Flag(boolean set) implements Value {}

    /// Values in a row.
    record Many(List<Value> values) implements Value {
        public Many {
            values = List.copyOf(values);
        }

        /// Texts in a row.
        public static Many texts(List<String> texts) {
            return new Many(texts.stream().<Value>map(Text::new).toList());
        }
    }

    /// Named values, in the order in which they are written.
    record Properties(SequencedMap<String, Value> named) implements Value {
        public Properties {
            named = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(named));
        }

        /// Under one name.
        public static Properties of(String name, Value value) {
            return new Properties(new LinkedHashMap<>(Map.of(name, value)));
        }

        /// The value under a name.
        public Optional<Value> get(String name) {
            return Optional.ofNullable(named.get(name));
        }

        /// The text under a name.
        public Optional<String> text(String name) {
            return named.get(name) instanceof Text(String text)
                    ? Optional.of(text)
                    : Optional.empty();
        }
    }
}

package org.cordon.cli;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One object as text for people: a line for each member, its values aligned; a list has a line for each
/// element, and an object within it stands on one line. What is empty is left out. Characters that would
/// steer a terminal are written as in JSON.
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /// @return lines without the last line end
    static String of(Map<String, ?> object) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        object.forEach((name, value) -> said.put(name, lines(value)));
        said.values().removeIf(List::isEmpty);
        int width = said.keySet().stream().mapToInt(String::length).max().orElse(0) + 2;
        String under = "\n" + " ".repeat(width);
        return said.entrySet().stream()
                .map(member ->
                        member.getKey()
                                + " ".repeat(width - member.getKey().length())
                                + String.join(under, member.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lines(@Nullable Object value) {
        return (value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
                .map(TextTable::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String line(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Map<?, ?> object ->
                    object.entrySet().stream()
                            .map(member -> member.getKey() + " " + line(member.getValue()))
                            .filter(member -> !member.endsWith(" "))
                            .collect(Collectors.joining(GAP));
            case List<?> list ->
                    list.stream().map(TextTable::line).collect(Collectors.joining(", "));
            case Object other -> plain(other.toString());
        };
    }

    /// Text without control characters and without those that turn the direction of writing.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.FORMAT,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR ->
                                plain.append("\\u%04x".formatted(c));
                        default -> plain.appendCodePoint(c);
                    }
                });
        return plain.toString();
    }
}

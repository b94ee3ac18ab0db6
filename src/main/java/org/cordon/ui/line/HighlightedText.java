package org.cordon.ui.line;

import org.cordon.core.verdict.FieldCheck;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Finds the values inside a sentence, so that they stand out when it is drawn.
final class HighlightedText {
    private HighlightedText() {}

    /// A stretch of a sentence.
    ///
    /// @param strong whether it is a value that was read or should have been
    record Run(String text, boolean strong) {}

    /// Splits a sentence at the values of its fields.
    static List<Run> of(String sentence, List<FieldCheck> fields) {
        List<String> values =
                fields.stream()
                        .flatMap(f -> Stream.concat(f.read().stream(), f.expected().stream()))
                        .filter(v -> !v.isBlank())
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .distinct()
                        .toList();
        List<Run> runs = new ArrayList<>();
        int plain = 0;
        int at = 0;
        while (at < sentence.length()) {
            int here = at;
            String value =
                    values.stream()
                            .filter(v -> sentence.startsWith(v, here))
                            .findFirst()
                            .orElse("");
            if (value.isEmpty()) {
                at++;
            } else {
                if (plain < at) {
                    runs.add(new Run(sentence.substring(plain, at), false));
                }
                runs.add(new Run(value, true));
                at += value.length();
                plain = at;
            }
        }
        if (plain < sentence.length()) {
            runs.add(new Run(sentence.substring(plain), false));
        }
        return List.copyOf(runs);
    }
}

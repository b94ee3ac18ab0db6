package org.cordon.core.code.gs1.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cordon.support.Project;
import org.cordon.support.RuleData;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Holds the shipped table to GS1's own, entry by entry: each is written the way GS1 writes it and
/// compared as text.
final class AiTableReferenceTest {
    // [utest->req~codes.table-is-whole~1]
    @Test
    void everyEntrySaysWhatGs1Says() throws IOException {
        Path reference = Project.reference().resolve("gs1-syntax-dictionary.txt");
        assumeTrue(
                Files.exists(reference),
                "skipped: GS1's dictionary is not beside the project, so nothing to compare with");
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(reference)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                expected.addAll(spread(line));
            }
        }
        List<String> ours =
                RuleData.applicationIdentifiers().entries().stream()
                        .map(AiTableReferenceTest::asGs1WritesIt)
                        .toList();
        assertEquals(541, expected.size());
        assertEquals(String.join("\n", expected), String.join("\n", ours));
    }

    /// One line for each identifier of a range, blanks evened out, attributes in a fixed order.
    private static List<String> spread(String line) {
        String[] halves = line.split("# ", 2);
        String title = halves.length > 1 ? halves[1].strip() : "";
        List<String> words = new ArrayList<>(Arrays.asList(halves[0].strip().split("\\s+")));
        String[] range = words.removeFirst().split("-", 2);
        List<String> excluded = pick(words, "ex=");
        List<String> required = pick(words, "req=");
        List<String> keys = pick(words, "dlpkey");
        words.addAll(required);
        words.addAll(excluded);
        words.addAll(keys);
        List<String> lines = new ArrayList<>();
        for (int ai = Integer.parseInt(range[0]);
                ai <= Integer.parseInt(range[range.length - 1]);
                ai++) {
            lines.add(
                    ("%0" + range[0].length() + "d %s # %s")
                            .formatted(ai, String.join(" ", words), title));
        }
        return lines;
    }

    private static List<String> pick(List<String> words, String beginning) {
        List<String> picked = words.stream().filter(w -> w.startsWith(beginning)).toList();
        words.removeAll(picked);
        return picked;
    }

    private static String asGs1WritesIt(AiEntry entry) {
        List<String> words = new ArrayList<>();
        words.add(entry.ai().digits());
        String flags = (entry.predefined() ? "*" : "") + (entry.linkAttribute() ? "?" : "");
        if (!flags.isEmpty()) {
            words.add(flags);
        }
        entry.components().forEach(c -> words.add(component(c)));
        entry.required().forEach(clause -> words.add("req=" + clause));
        if (!entry.excluded().isEmpty()) {
            words.add("ex=" + joined(entry.excluded(), ","));
        }
        entry.linkKey()
                .ifPresent(key ->
                        words.add(
                                key.qualifiers().isEmpty()
                                        ? "dlpkey"
                                        : "dlpkey="
                                                + key.qualifiers().stream()
                                                        .map(s -> joined(s, ","))
                                                        .collect(Collectors.joining("|"))));
        return String.join(" ", words) + " # " + entry.title();
    }

    private static String component(Component c) {
        String letter = c.type().letter() == 'n' ? "N" : String.valueOf(c.type().letter());
        String spec = letter.toUpperCase(java.util.Locale.ROOT) + (c.fixed() ? "" : "..") + c.max();
        return (c.optional() ? "[" + spec + "]" : spec)
                + c.linters().stream().map(l -> "," + l.ruleName()).collect(Collectors.joining());
    }

    private static String joined(List<?> items, String between) {
        return items.stream().map(Object::toString).collect(Collectors.joining(between));
    }
}

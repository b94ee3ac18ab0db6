package org.cordon.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every text that is asked for exists, once, and every text that exists is asked for.
///
/// A feature asks for its keys with a literal, `%key` in FXML or `"key"` in Java. A literal that is
/// the beginning of keys up to a full stop asks for all of them, as for the words of an enum.
final class TextKeysTest {
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z][A-Za-z0-9.-]*)=(.*)$");
    private static final Pattern IN_FXML = Pattern.compile("\"%([^\"]+)\"");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*)\"");

    // [utest->req~window.text-keys~1]
    @Test
    void noKeyIsMissingUnusedOrDuplicate() {
        List<String> found = new ArrayList<>();
        bundles().forEach(folder -> found.addAll(faults(folder)));
        assertEquals("", String.join("\n", found), "lines to paste, or to delete");
    }

    @Test
    void textsAreInSentenceCase() {
        List<String> found = new ArrayList<>();
        UiFiles.ending(".properties")
                .forEach((file, text) -> {
                    Matcher line = LINE.matcher(text);
                    while (line.find()) {
                        if (isTitleCase(line.group(2))) {
                            found.add(file + ": " + line.group());
                        }
                    }
                });
        assertEquals(List.of(), found);
    }

    @Test
    void titleCaseIsFound() {
        assertTrue(isTitleCase("Hold This Pack"));
        assertFalse(isTitleCase("Hold this pack"));
        assertFalse(isTitleCase("Caps Lock is on."));
    }

    /// Three words or more and each begins with a capital.
    private static boolean isTitleCase(String text) {
        List<String> words = BLANK.splitAsStream(text.strip()).toList();
        return words.size() > 2
                && words.stream()
                        .allMatch(word ->
                                Character.isUpperCase(word.charAt(0))
                                        && !word.equals(word.toUpperCase(Locale.ROOT)));
    }

    /// Folders of the sources that hold a bundle of texts.
    private static List<Path> bundles() {
        try (Stream<Path> all = Files.walk(Project.dir().resolve("src/main/java/org/cordon"))) {
            return all.filter(folder ->
                            Files.exists(folder.resolve(folder.getFileName() + ".properties")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What files of a folder, and of none below it, say.
    private static List<String> texts(Path folder, String ending) {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                texts.add(Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static List<String> faults(Path folder) {
        String feature = String.valueOf(folder.getFileName());
        String file = feature + "/" + feature + ".properties";
        String bundle = texts(folder, feature + ".properties").getFirst();
        List<String> faults = new ArrayList<>();
        Set<String> keys = new TreeSet<>();
        Matcher line = LINE.matcher(bundle);
        while (line.find()) {
            if (!keys.add(line.group(1))) {
                faults.add(file + ", duplicate: " + line.group());
            }
        }
        Set<String> asked = new TreeSet<>();
        texts(folder, ".fxml").forEach(text -> collect(IN_FXML, text, asked));
        Set<String> literals = new TreeSet<>();
        texts(folder, ".java").forEach(text -> collect(LITERAL, text, literals));
        Set<String> used = new TreeSet<>(asked);
        for (String key : keys) {
            if (literals.stream().anyMatch(literal -> asksFor(literal, key))) {
                used.add(key);
            }
        }
        for (String literal : literals) {
            boolean looksLikeKey = literal.matches(Pattern.quote(feature) + "(\\.[a-z0-9-]+){2,}");
            if (looksLikeKey && keys.stream().noneMatch(key -> asksFor(literal, key))) {
                asked.add(literal);
            }
        }
        for (String key : asked) {
            if (!keys.contains(key)) {
                faults.add(file + ", missing: " + key + "=");
            }
        }
        for (String key : keys) {
            if (!used.contains(key)) {
                faults.add(file + ", unused: " + key);
            }
        }
        return faults;
    }

    private static boolean asksFor(String literal, String key) {
        return key.equals(literal)
                || (literal.contains(".")
                        && key.startsWith(literal)
                        && (literal.endsWith(".") || key.charAt(literal.length()) == '.'));
    }

    private static void collect(Pattern pattern, String text, Set<String> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }
}

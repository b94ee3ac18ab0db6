package org.cordon.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The words of the report: every text asked for exists, once, and every text that exists is asked
/// for. A literal that is the beginning of keys asks for all of them, as for the words of an enum.
final class ReportMessagesTest {
    private static final Path FOLDER =
            Project.dir().resolve("src/main/java/org/cordon/adapter/report");
    private static final Pattern KEY = Pattern.compile("(?m)^([a-z][a-z0-9.-]*)=");
    private static final Pattern LITERAL = Pattern.compile("\"(pdf(?:\\.[a-z0-9-]+)+)\\.?\"");

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Set<String> literals() throws IOException {
        Set<String> literals = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".java")) {
                    literals.addAll(found(LITERAL, Files.readString(file)));
                }
            }
        }
        return literals;
    }

    private static boolean asksFor(String literal, String key) {
        return key.equals(literal) || key.startsWith(literal + ".");
    }

    // [utest->req~report.words~1]
    @Test
    void noKeyIsMissingUnusedOrDuplicate() throws IOException {
        List<String> keys = found(KEY, Files.readString(FOLDER.resolve("report.properties")));
        Set<String> literals = literals();
        List<String> faults = new ArrayList<>();
        keys.stream()
                .filter(key -> keys.indexOf(key) != keys.lastIndexOf(key))
                .forEach(key -> faults.add("duplicate: " + key));
        keys.stream()
                .filter(key -> literals.stream().noneMatch(literal -> asksFor(literal, key)))
                .forEach(key -> faults.add("unused: " + key));
        literals.stream()
                .filter(literal -> keys.stream().noneMatch(key -> asksFor(literal, key)))
                .forEach(literal -> faults.add("missing: " + literal + "="));
        assertEquals(List.of(), faults);
    }
}

package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Texts for people are in bundles, see [org.cordon.core.text.Messages]. A string in Java that begins with
/// a capital and has three words or more is a sentence, unless it goes to the log or tells of a defect.
final class SentencesTest {
    /// What others say and is compared with, and names.
    private static final Set<String> KEPT =
            Set.of(
                    "No space left",
                    "No space left on device but the reserve",
                    "Read-only file system",
                    "Read timed out",
                    "Cordon report command",
                    "Code Identifiant de Présentation",
                    "Registro na ANVISA",
                    "Autorização de Introdução no Mercado",
                    "National Drug Code",
                    "Autorizzazione all'Immissione in Commercio");

    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
    private static final Pattern TEXT_BLOCK = Pattern.compile("(?s)\"\"\".*?\"\"\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern SENTENCE =
            Pattern.compile("\\p{Lu}\\p{L}*\\b.*( \\p{Ll}{2,}\\b.*){2,}");
    private static final Pattern ELSEWHERE =
            Pattern.compile(
                    "LOG\\s*\\.\\w+\\(|\\.log\\(|Outage\\.Texts\\("
                            + "|new (IllegalState|IllegalArgument|UnsupportedOperation)Exception\\("
                            + "|requireNonNull\\(|new AssertionError\\(");

    // [utest->req~texts.in-bundles~1]
    @Test
    void noSentenceForPeopleStandsInJava() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Project.dir().resolve("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                for (String sentence : sentences(Files.readString(file))) {
                    if (!KEPT.contains(sentence)) {
                        found.add(file.getFileName() + ": " + sentence);
                    }
                }
            }
        }
        assertEquals(Set.of(), found);
    }

    @Test
    void aSentenceIsFoundAndALogLineIsNone() {
        assertEquals(
                List.of("The line stands still."),
                sentences(
                        """
                        // "This is a comment."
                        LOG.warn("The line; it %s stands" + " Still it does", name);
                        throw new IllegalStateException("No such thing here");
                        return show("The line stands still.", 3);
                        """));
    }

    private static List<String> sentences(String java) {
        String code = TEXT_BLOCK.matcher(COMMENT.matcher(java).replaceAll("")).replaceAll("\"\"");
        // A semicolon within a text ends no statement.
        String blank =
                LITERAL.matcher(code)
                        .replaceAll(found -> "\"" + "x".repeat(found.group(1).length()) + "\"");
        return LITERAL.matcher(code)
                .results()
                .filter(found -> SENTENCE.matcher(found.group(1)).matches())
                .filter(found -> !ELSEWHERE.matcher(statement(blank, found.start())).find())
                .map(found -> found.group(1))
                .toList();
    }

    /// From the beginning of the statement up to a place in it.
    private static String statement(String code, int end) {
        int start = end;
        while (start > 0 && ";{}".indexOf(code.charAt(start - 1)) < 0) {
            start--;
        }
        return code.substring(start, end);
    }
}

package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Holds the sources to google-java-format, AOSP. Its [#main] writes them that way:
/// `mvn -q test-compile exec:exec@format`.
final class FormatTest {
    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        assertEquals(List.of(), unformatted(false), "run: mvn -q test-compile exec:exec@format");
    }

    /// Formats every source file in place.
    public static void main(String[] args) throws IOException, FormatterException {
        unformatted(true).forEach(System.out::println);
    }

    private static List<String> unformatted(boolean write) throws IOException, FormatterException {
        Formatter formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(Style.AOSP)
                                .formatJavadoc(false)
                                .build());
        List<String> found = new ArrayList<>();
        Path src = Project.dir().resolve("src");
        try (Stream<Path> files = Files.walk(src)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                if (file.toString().endsWith(".java")) {
                    String is = Files.readString(file);
                    String shouldBe = formatter.formatSourceAndFixImports(is);
                    if (!is.equals(shouldBe)) {
                        found.add(src.relativize(file).toString());
                        if (write) {
                            Files.writeString(file, shouldBe);
                        }
                    }
                }
            }
        }
        return found;
    }
}

package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Class names are the terms of the glossary, one class for each.
final class NamesTest {
    @Test
    void noClassHasANameThatWasGivenUp() throws IOException {
        Set<String> old = new HashSet<>(givenUp());
        List<String> back =
                sources().map(NamesTest::simpleName).filter(old::contains).sorted().toList();
        assertEquals(List.of(), back, "names in former-class-names.txt; see the glossary");
    }

    @Test
    void noTwoClassesShareASimpleName() throws IOException {
        Map<String, List<String>> byName =
                sources()
                        .filter(file -> !file.endsWith("package-info.java"))
                        .collect(
                                Collectors.groupingBy(
                                        NamesTest::simpleName,
                                        Collectors.mapping(Path::toString, Collectors.toList())));
        byName.values().removeIf(files -> files.size() == 1);
        assertEquals(Map.of(), byName, "classes with the same simple name");
    }

    private static List<String> givenUp() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        NamesTest.class.getResourceAsStream("former-class-names.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static String simpleName(Path file) {
        return file.getFileName().toString().replace(".java", "");
    }

    private static Stream<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Project.dir().resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        }
    }
}

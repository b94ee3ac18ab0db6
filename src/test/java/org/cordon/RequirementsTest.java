package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Requirements and tests name each other: what a test cites is listed in `src/docs/requirements`, and
/// what is listed as shown by a test of ours is cited by one.
final class RequirementsTest {
    private static final Pattern ID = Pattern.compile("req~[a-z0-9.-]+~[0-9]+");
    private static final Pattern SHOWN_BY_TEST = Pattern.compile("(?:Test|IT|Contract)\\b");

    @Test
    void whatATestCitesIsListed() throws IOException {
        Set<String> unlisted = ids(Project.dir().resolve("src/test/java"), ".java", "");
        unlisted.removeAll(ids(requirements(), ".md", ""));
        assertEquals(Set.of(), unlisted);
    }

    @Test
    void whatIsShownByATestIsCitedByOne() throws IOException {
        Set<String> uncited = ids(requirements(), ".md", SHOWN_BY_TEST.pattern());
        assertFalse(uncited.isEmpty());
        uncited.removeAll(ids(Project.dir().resolve("src/test/java"), ".java", ""));
        assertEquals(Set.of(), uncited);
    }

    private static Path requirements() {
        return Project.dir().resolve("src/docs/requirements");
    }

    /// Ids in the lines of files that hold a pattern.
    private static Set<String> ids(Path folder, String ending, String pattern) throws IOException {
        Pattern wanted = Pattern.compile(pattern);
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                for (String line : Files.readAllLines(file)) {
                    Matcher id = ID.matcher(line);
                    while (wanted.matcher(line).find() && id.find()) {
                        found.add(id.group());
                    }
                }
            }
        }
        return found;
    }
}

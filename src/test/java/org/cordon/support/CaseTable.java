package org.cordon.support;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Cases as text that needs no Java to be read: a case begins with `== `, its name, a bar and what it is played on; its rows
/// follow. Lines that begin with `#` and empty ones say nothing.
public final class CaseTable {
    private CaseTable() {}

    /// Plays one case.
    @FunctionalInterface
    public interface Check {
        /// @param on what it is played on
        void check(String name, String on, List<String> rows);
    }

    /// Plays the rows of one case, and compares them with what came of each, which is its last cell.
    ///
    /// @param play the cells of a row, to its last one
    public static void check(String name, List<String> rows, Function<String[], String> play) {
        List<String> came = new ArrayList<>();
        for (String row : rows) {
            String[] cell =
                    Stream.of(row.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            String head = row.substring(0, row.lastIndexOf('|') + 1);
            came.add((head + " " + play.apply(cell)).strip());
        }
        assertEquals(String.join("\n", rows), String.join("\n", came), name);
    }

    /// A test for each case of a file.
    ///
    /// @param path within the project
    public static Stream<DynamicTest> tests(String path, Check check) throws IOException {
        Map<String, List<String>> cases = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String text : Files.readAllLines(Project.dir().resolve(path))) {
            if (text.startsWith("== ")) {
                rows = new ArrayList<>();
                cases.put(text.substring(3), rows);
            } else if (!text.isBlank() && !text.startsWith("#")) {
                rows.add(text.strip());
            }
        }
        return cases.entrySet().stream()
                .map(each -> {
                    int bar = each.getKey().lastIndexOf('|');
                    String name = each.getKey().substring(0, bar).strip();
                    String on = each.getKey().substring(bar + 1).strip();
                    return DynamicTest.dynamicTest(
                            name, () -> check.check(name, on, each.getValue()));
                });
    }
}

package org.cordon.adapter.journal;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds names for files that are set aside, so that no file is overwritten.
final class SpareName {
    private SpareName() {}

    /// The first free name of `<file>.<ending>-1`, `<file>.<ending>-2`, …
    static Path of(Path file, String ending) {
        int number = 1;
        while (true) {
            Path spare = file.resolveSibling(file.getFileName() + "." + ending + "-" + number);
            if (!Files.exists(spare)) {
                return spare;
            }
            number++;
        }
    }
}

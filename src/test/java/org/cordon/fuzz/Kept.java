package org.cordon.fuzz;

import org.cordon.core.scanner.Bytes;
import org.cordon.support.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Inputs that once did harm, or that lead far into a reader: `src/test/resources/fuzz/<target>/`.
final class Kept {
    private Kept() {}

    static Path folder(Target target) {
        return Project.dir()
                .resolve("src/test/resources/fuzz")
                .resolve(target.name().toLowerCase(Locale.ROOT));
    }

    /// The seeds of a target and what was kept for it.
    static List<Bytes> of(Target target) throws IOException {
        List<Bytes> inputs = new ArrayList<>(target.seeds());
        if (Files.isDirectory(folder(target))) {
            try (Stream<Path> files = Files.list(folder(target))) {
                for (Path file : files.sorted().toList()) {
                    inputs.add(Bytes.of(Files.readAllBytes(file)));
                }
            }
        }
        return inputs;
    }
}

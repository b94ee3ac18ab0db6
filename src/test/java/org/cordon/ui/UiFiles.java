package org.cordon.ui;

import org.cordon.support.Project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The sources of the window.
final class UiFiles {
    private UiFiles() {}

    static Path root() {
        return Project.dir().resolve("src/main/java/org/cordon/ui");
    }

    /// Text of each file with this ending, by path below [#root].
    static SortedMap<String, String> ending(String ending) {
        return in(root(), ending);
    }

    static SortedMap<String, String> in(Path folder, String ending) {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(ending)) {
                    texts.put(root().relativize(file).toString(), Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /// The folders of the features and the kit.
    static List<Path> folders() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.cordon.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One attack on one file of a data folder.
///
/// @param file its part in the folder: a path, or `<stream> first`, `<stream> earlier end` or
///     `<stream> open` for a segment; `owner` for all owner and lock files
/// @param epochs that the journal has when it is attacked, 1 or 2
/// @param site whether the site store is there; else it is out of reach
record AttackCase(FileAttack attack, String file, Moment moment, int epochs, boolean site) {
    static final String OWNER = "owner";

    /// When a file is attacked.
    enum Moment {
        /// While the program records without end.
        RECORDING,
        /// While the program starts on a folder that it has recorded in before.
        STARTING,
        /// While no program runs.
        BETWEEN_RUNS
    }

    /// The files' parts in a folder as it stands.
    static List<String> files(Path data) {
        TreeSet<String> parts = new TreeSet<>();
        try (Stream<Path> all = Files.walk(data)) {
            all.filter(Files::isRegularFile)
                    .map(file -> data.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> !name.startsWith("logs/") && !name.startsWith("reports/"))
                    .filter(name -> !name.matches("journal/[a-z]+/.*"))
                    // Evidence of earlier damage, and what the database keeps beside its file.
                    .filter(name -> !name.contains(".damaged") && !name.endsWith(".trace.db"))
                    .forEach(parts::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String stream : List.of("acts", "scans")) {
            for (String part : List.of("first", "earlier end", "open")) {
                if (segment(data, stream, part).isPresent()) {
                    parts.add(stream + " " + part);
                }
            }
        }
        return List.copyOf(parts);
    }

    /// The files attacked, in a folder as it stands; none where there is no such file.
    List<Path> targets(Path data) {
        if (file.equals(OWNER)) {
            return owners(data);
        }
        String[] words = file.split(" ", 2);
        Optional<Path> target =
                words.length == 2
                        ? segment(data, words[0], words[1])
                        : Optional.of(data.resolve(file)).filter(Files::isRegularFile);
        return target.stream().toList();
    }

    private static List<Path> owners(Path data) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data, 2)) {
            all.filter(Files::isRegularFile)
                    .filter(path -> {
                        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.contains("owner") || name.equals("lock");
                    })
                    .forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Optional<Path> segment(Path data, String stream, String part) {
        List<Path> segments = segments(data.resolve("journal").resolve(stream));
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        String epoch = epoch(segments.getLast());
        List<Path> earlier = segments.stream().filter(s -> !epoch(s).equals(epoch)).toList();
        return switch (part) {
            case "first" ->
                    segments.size() > 1 && !(earlier.size() == 1)
                            ? Optional.of(segments.getFirst())
                            : Optional.empty();
            case "earlier end" ->
                    earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
            default -> Optional.of(segments.getLast());
        };
    }

    static List<Path> segments(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().matches("\\d+-\\d+\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String epoch(Path segment) {
        return segment.getFileName().toString().split("-", 2)[0];
    }

    boolean isSegment() {
        return file.contains(" ");
    }

    /// Files that say something of the record and are no record themselves.
    boolean isMetadata() {
        return file.startsWith("journal/") && !file.contains("owner") && !file.contains("lock");
    }

    boolean isStore() {
        return file.startsWith("store/");
    }

    @Override
    public String toString() {
        return "%s %s, %s, %d epoch%s, site %s"
                .formatted(
                        attack,
                        file,
                        moment,
                        epochs,
                        epochs == 1 ? "" : "s",
                        site ? "there" : "away");
    }
}

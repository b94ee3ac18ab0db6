package org.cordon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every place in the program that makes a thread, an executor or a queue has a row in the tables of
/// ARCHITECTURE.md, which say what it does and how it is bounded.
final class ThreadsTest {
    private static final String CALL = "\\((?:[^()]|\\([^()]*\\))*\\)";

    /// What makes one. A queue counts if it is kept in a field: those of a method belong to its thread.
    private static final Pattern MAKES =
            Pattern.compile(
                    String.join(
                            "|",
                            "new Thread\\(",
                            "new Timer\\(",
                            "Thread\\.of(?:Platform|Virtual)\\(\\)(?:\\s*\\.\\w+"
                                    + CALL
                                    + ")*?"
                                    + "\\s*\\.(?:start|unstarted)\\(",
                            "Executors\\.new\\w+\\(",
                            "new (?:Scheduled)?ThreadPoolExecutor\\(",
                            "new ForkJoinPool\\(",
                            "new QueuedThreadPool\\(",
                            "HttpClient\\.newBuilder\\(",
                            "Worker\\.named\\(",
                            "threads\\.(?:single|pool|scheduled)\\(",
                            "new (?:\\w+BlockingQueue|\\w+BlockingDeque|ConcurrentLinked\\w+"
                                    + "|SynchronousQueue|DelayQueue|LinkedTransferQueue)<",
                            "private final [^;=()]*=\\s*new ArrayDeque<"));

    /// The two mechanisms that the others use; the text above the tables describes them.
    private static final Set<String> MECHANISMS = Set.of("Worker", "ProgramExecutors");

    private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)`");

    // [utest->req~documents.threads~1]
    @Test
    void everyThreadExecutorAndQueueHasARowInTheArchitecture() throws IOException {
        assertEquals(
                text(made()),
                text(listed()),
                "rows by class in the tables below \"## Threads\" of ARCHITECTURE.md");
    }

    private static Map<String, Integer> made() throws IOException {
        Map<String, Integer> made = new TreeMap<>();
        Path main = Project.dir().resolve("src/main/java");
        try (Stream<Path> files = Files.walk(main)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                Matcher place = MAKES.matcher(Files.readString(file));
                while (place.find() && !MECHANISMS.contains(name)) {
                    made.merge(name, 1, Integer::sum);
                }
            }
        }
        return made;
    }

    /// The class in the second column of each row.
    private static Map<String, Integer> listed() throws IOException {
        Map<String, Integer> listed = new TreeMap<>();
        List<String> lines = Files.readAllLines(Project.dir().resolve("src/docs/ARCHITECTURE.md"));
        lines.stream()
                .dropWhile(line -> !line.equals("## Threads"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|"))
                .map(line -> CLASS.matcher(line.split("\\|", -1)[2]))
                .filter(Matcher::find)
                .forEach(name -> listed.merge(name.group(1), 1, Integer::sum));
        return listed;
    }

    private static String text(Map<String, Integer> places) {
        return places.entrySet().stream()
                .map(e -> e.getValue() + " " + e.getKey())
                .collect(Collectors.joining("\n"));
    }
}

package org.cordon.app.linedata;

import org.cordon.app.concurrent.RetryPolicy;
import org.cordon.app.concurrent.Worker;
import org.cordon.app.linedata.LineDataCommands.Answer;
import org.cordon.app.linedata.LineDataCommands.Document;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderReader;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.port.OrderSource;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.core.linedata.LineReport;
import org.cordon.core.text.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Watches a folder that line and site systems put documents into, and hands them on. A document is moved into the folder
/// `taken` within it once all its reports are durable, so that a kill at any moment loses none; one that cannot be read is
/// moved into `refused`, with a text beside it that says why. Its thread is `line-data`.
public final class LineDataFolder implements AutoCloseable {
    /// Where documents go whose reports are durable.
    public static final String TAKEN = "taken";

    /// Where documents go that cannot be read.
    public static final String REFUSED = "refused";

    private static final Logger LOG = LoggerFactory.getLogger(LineDataFolder.class);
    private static final Messages TEXT = Messages.of(LineDataFolder.class);
    private static final Duration ASK = Duration.ofMillis(100);
    private static final Set<String> UNFINISHED = Set.of("tmp", "part", "filepart", "crdownload");

    private final Path folder;
    private final LineReportReader reader;
    private final LineDataCommands line;
    private final Pace pace;
    private final Worker worker;

    // Of the worker's thread alone.
    private Map<Path, Seen> seen = new HashMap<>();
    private final Set<Path> left = new HashSet<>();

    /// How often the folder is looked at.
    ///
    /// @param look from one look to the next
    /// @param settled looks that a file must not have changed for before it is read
    /// @param patient looks that it must not have changed for before it is refused: a sender may pause
    public record Pace(Duration look, int settled, int patient) {
        /// What suits a line: read after two seconds, refused after ten.
        public static final Pace USUAL = new Pace(Duration.ofSeconds(1), 2, 10);
    }

    /// A file as it was seen at the last looks.
    ///
    /// @param looks how many have found it unchanged
    private record Seen(long size, FileTime changed, int looks) {
        Seen again(Seen before) {
            return size == before.size && changed.equals(before.changed)
                    ? new Seen(size, changed, before.looks + 1)
                    : this;
        }
    }

    /// Does nothing yet; see [#start].
    public LineDataFolder(Path folder, LineReportReader reader, LineDataCommands line, Pace pace) {
        this.folder = folder;
        this.reader = reader;
        this.line = line;
        this.pace = pace;
        worker =
                Worker.named("line-data", RetryPolicy.doubling(pace.look(), Duration.ofSeconds(30)))
                        .log(
                                LOG,
                                "no line data can be taken from their folder; it is tried again",
                                "line data are taken from their folder again")
                        .expect(IOException.class)
                        .expect(JournalUnavailable.class)
                        .expect(StoreUnavailable.class)
                        .build(this::turn);
    }

    /// Begins to watch.
    public void start() {
        worker.start();
    }

    private void turn() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        Files.createDirectories(folder.resolve(TAKEN));
        Files.createDirectories(folder.resolve(REFUSED));
        Map<Path, Seen> before = seen;
        Map<Path, Seen> now = look();
        now.replaceAll((file, found) ->
                Optional.ofNullable(before.get(file)).map(found::again).orElse(found));
        seen = now;
        left.retainAll(now.keySet());
        List<Map.Entry<Path, Seen>> settled =
                now.entrySet().stream()
                        .filter(file -> isDue(file.getValue()) && !left.contains(file.getKey()))
                        .sorted(
                                Comparator.comparing((Map.Entry<Path, Seen> file) ->
                                                file.getValue().changed())
                                        .thenComparing(file -> file.getKey().toString()))
                        .map(Map.Entry::copyOf)
                        .toList();
        Optional<FileSystemException> stuck = Optional.empty();
        boolean goOn = true;
        for (Map.Entry<Path, Seen> file : settled) {
            goOn = goOn && !worker.isClosing();
            if (!goOn) {
                putOff(file.getKey());
                continue;
            }
            try {
                goOn = take(file.getKey(), file.getValue().looks() >= pace.patient());
            } catch (FileSystemException e) {
                // Somebody holds it: those behind it need not wait.
                stuck = stuck.or(() -> Optional.of(e));
            }
        }
        line.refused(refused() + left.size());
        if (stuck.isPresent()) {
            throw stuck.get();
        }
        boolean _ = worker.await(pace.look());
    }

    /// A file that could not be read is read again only once it is given up on.
    private boolean isDue(Seen file) {
        return file.looks() == pace.settled() || file.looks() >= pace.patient();
    }

    private Map<Path, Seen> look() throws IOException {
        Map<Path, Seen> found = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(LineDataFolder::isDocument).toList()) {
                try {
                    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                    if (is.isRegularFile() && is.size() > 0) {
                        found.put(file, new Seen(is.size(), is.lastModifiedTime(), 0));
                    }
                } catch (NoSuchFileException gone) {
                    LOG.debug("a file was removed while the folder was listed", gone);
                }
            }
        }
        return found;
    }

    /// Whether a file is not one that a sender still writes under another name.
    private static boolean isDocument(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && !UNFINISHED.contains(
                        name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /// @param atLast whether to refuse it if it cannot be read
    /// @return whether to go on with the next file
    private boolean take(Path file, boolean atLast) throws IOException, InterruptedException {
        Document document;
        try {
            document = read(file);
        } catch (OrderRefused wrong) {
            if (atLast) {
                refuse(file, wrong);
            }
            return true;
        }
        Optional<Answer> answer = answer(file, line.take(document));
        if (answer.isPresent() && answer.get() instanceof Answer.Taken(var fresh)) {
            Path to = free(TAKEN, file);
            Files.move(file, to);
            LOG.info(
                    "line data: {} events of the {} in {} are new",
                    fresh,
                    document.reports().size(),
                    to.getFileName());
            return true;
        }
        putOff(file);
        return left.contains(file);
    }

    /// It counts as just settled at the next look, unless it could not be read before.
    private void putOff(Path file) {
        seen.computeIfPresent(
                file,
                (_, was) ->
                        was.looks() > pace.settled()
                                ? was
                                : new Seen(was.size(), was.changed(), pace.settled() - 1));
    }

    private Document read(Path file) {
        List<LineReport> reports = new ArrayList<>();
        try (OrderSource text =
                OrderSource.open(file, reader::encoding, OrderReader.Progress.NONE)) {
            reader.document(text, reports::add);
            return new Document(text.name(), text.sha256(), reports);
        }
    }

    /// @return empty if the program ends, or the file is left
    private Optional<Answer> answer(Path file, CompletableFuture<Answer> taken)
            throws InterruptedException {
        while (!worker.isClosing()) {
            try {
                return Optional.of(taken.get(ASK.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException _) {
                // The journal may not take entries: nothing is lost meanwhile.
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof JournalUnavailable away) {
                    throw away;
                }
                if (failed.getCause() instanceof StoreUnavailable away) {
                    throw away;
                }
                LOG.error("line data could not be taken; left until the next start", failed);
                left.add(file);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void refuse(Path file, OrderRefused wrong) throws IOException {
        Path to = free(REFUSED, file);
        Files.writeString(
                beside(to),
                TEXT.get(
                        "linedata.refused.text",
                        String.valueOf(file.getFileName()),
                        wrong.place(),
                        wrong.field(),
                        wrong.reason()));
        Files.move(file, to);
        LOG.warn(
                "line data were refused: {}: {} {}",
                to.getFileName(),
                wrong.place(),
                wrong.field());
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".txt");
    }

    /// A name that is not used yet: another file of the same name may have come before.
    private Path free(String sub, Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String end = dot > 0 ? name.substring(dot) : "";
        Path to = folder.resolve(sub).resolve(name);
        for (int i = 2; Files.exists(to) || Files.exists(beside(to)); i++) {
            to = folder.resolve(sub).resolve(stem + "-" + i + end);
        }
        return to;
    }

    private int refused() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(REFUSED))) {
            return (int) files.filter(file -> Files.exists(beside(file))).count();
        }
    }

    /// Ends. What is not durable yet stays in the folder.
    @Override
    public void close() {
        worker.close();
    }
}

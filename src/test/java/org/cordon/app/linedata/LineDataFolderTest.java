package org.cordon.app.linedata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderRefused;
import org.cordon.core.linedata.LineFact;
import org.cordon.core.linedata.LineReport;
import org.cordon.support.ExpectedLog;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The folder itself, over a line that answers as a test says. A document is a line an event, by its id.
final class LineDataFolderTest {
    private static final LineDataFolder.Pace QUICK =
            new LineDataFolder.Pace(Duration.ofMillis(5), 2, 6);

    @TempDir private Path dir;

    private final List<List<String>> came = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<LineDataCommands.Answer> answer =
            CompletableFuture.completedFuture(new LineDataCommands.Answer.Taken(1));
    private volatile int refused;
    private Optional<LineDataFolder> folder = Optional.empty();

    private final LineDataCommands line =
            new LineDataCommands() {
                @Override
                public CompletableFuture<Answer> take(Document document) {
                    came.add(document.reports().stream().map(LineReport::id).toList());
                    return answer;
                }

                @Override
                public void refused(int documents) {
                    refused = documents;
                }
            };

    private static final LineReportReader LINES =
            new LineReportReader() {
                @Override
                public LineReport report(Reader text) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Charset encoding(byte[] head) {
                    return StandardCharsets.UTF_8;
                }

                @Override
                public void document(
                        Reader text, Consumer<LineReport> reports, Consumer<OrderRefused> wrong) {
                    new BufferedReader(text)
                            .lines()
                            .forEach(id -> {
                                if (id.equals("bad")) {
                                    wrong.accept(
                                            new OrderRefused("event 2", "eventTime", "no time"));
                                    return;
                                }
                                reports.accept(
                                        new LineReport(
                                                id,
                                                Instant.EPOCH,
                                                Optional.empty(),
                                                new LineFact.Nothing()));
                            });
                }
            };

    private void start() {
        LineDataFolder started = new LineDataFolder(dir, LINES, line, QUICK);
        folder = Optional.of(started);
        started.start();
    }

    @AfterEach
    void end() {
        folder.ifPresent(LineDataFolder::close);
    }

    private void put(String name, String content) throws IOException {
        Files.writeString(dir.resolve(name), content);
    }

    private void isThere(String name) {
        Until.holds(
                () -> Files.exists(dir.resolve(name)),
                () -> {
                    try (Stream<Path> files = Files.walk(dir)) {
                        return files.toList().toString();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    // [utest->req~line-data.folder~1]
    @Test
    void aFileIsHandedOnAndMovedOnceItIsDurable() throws IOException {
        answer = new CompletableFuture<>();
        put("a.json", "e1\ne2");
        start();
        Until.holds(() -> !came.isEmpty(), () -> came.toString());
        assertTrue(Files.exists(dir.resolve("a.json")));
        answer.complete(new LineDataCommands.Answer.Taken(2));
        isThere("taken/a.json");
        assertEquals(List.of(List.of("e1", "e2")), came);
        assertFalse(Files.exists(dir.resolve("a.json")));
    }

    // [utest->req~line-data.folder~1]
    @Test
    void whatASenderStillWritesIsLeftAlone() throws IOException {
        put(".hidden.json", "e1");
        put("b.json.tmp", "e2");
        put("c.PART", "e3");
        put("d.json", "");
        put("e.json", "e5");
        start();
        isThere("taken/e.json");
        Files.move(dir.resolve("b.json.tmp"), dir.resolve("b.json"));
        isThere("taken/b.json");
        assertEquals(List.of(List.of("e5"), List.of("e2")), came);
        assertTrue(Files.exists(dir.resolve("c.PART")) && Files.exists(dir.resolve("d.json")));
    }

    // [utest->req~line-data.once~1]
    @Test
    void aFileIsHandedInAgainUntilTheLineTakesIt() throws IOException {
        answer = CompletableFuture.completedFuture(new LineDataCommands.Answer.NotNow());
        put("a.json", "e1");
        start();
        Until.holds(() -> came.size() > 1, () -> came.toString());
        answer = CompletableFuture.completedFuture(new LineDataCommands.Answer.Taken(1));
        isThere("taken/a.json");
    }

    // [utest->req~line-data.once~1]
    @Test
    @ExpectedLog(from = LineDataFolder.class, message = "no line data can be taken")
    void whatTheJournalDoesNotTakeStaysAndIsHandedInAgain() throws IOException {
        answer = CompletableFuture.failedFuture(new JournalUnavailable("full"));
        put("a.json", "e1");
        start();
        Until.holds(() -> came.size() > 1, () -> came.toString());
        answer = CompletableFuture.completedFuture(new LineDataCommands.Answer.Taken(1));
        isThere("taken/a.json");
    }

    // [utest->req~line-data.once~1]
    @Test
    void whatIsNotDurableWhenTheProgramEndsStays() throws IOException {
        answer = new CompletableFuture<>();
        put("a.json", "e1");
        start();
        Until.holds(() -> !came.isEmpty(), () -> came.toString());
        end();
        assertTrue(Files.exists(dir.resolve("a.json")));
    }

    // [utest->req~line-data.refused~1]
    @Test
    @ExpectedLog(from = LineDataFolder.class, message = "line data were refused: bad.json")
    void aFileThatCannotBeReadIsRefusedWithAText() throws IOException {
        put("bad.json", "e1\nbad");
        put("good.json", "e3");
        start();
        isThere("refused/bad.json");
        isThere("taken/good.json");
        assertEquals(List.of(List.of("e3")), came);
        String why = Files.readString(dir.resolve("refused/bad.json.txt"));
        assertTrue(
                why.contains("event 2") && why.contains("eventTime") && why.contains("no time"),
                why);
        Until.holds(() -> refused == 1, () -> "" + refused);
        Files.delete(dir.resolve("refused/bad.json.txt"));
        Files.move(dir.resolve("refused/bad.json"), dir.resolve("again.json"));
        put("again.json", "e1\ne2");
        isThere("taken/again.json");
        Until.holds(() -> refused == 0, () -> "" + refused);
    }

    // [utest->req~line-data.folder~1]
    @Test
    void anotherFileOfTheSameNameDoesNotReplaceTheFirst() throws IOException {
        put("a.json", "e1");
        start();
        isThere("taken/a.json");
        put("a.json", "e2");
        isThere("taken/a-2.json");
        assertEquals("e1", Files.readString(dir.resolve("taken/a.json")));
    }
}

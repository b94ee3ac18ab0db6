package org.cordon.app.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.NotSignedIn;
import org.cordon.app.auth.Session;
import org.cordon.app.command.Refused;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.JournalState;
import org.cordon.app.port.JournalUnavailable;
import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.app.port.OrderRefused;
import org.cordon.app.scanning.LineQueries;
import org.cordon.app.scanning.LineStatus;
import org.cordon.boot.settings.RuleTables;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.event.Entry;
import org.cordon.core.event.EventTime;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Line;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitKind;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.sim.OrderText;
import org.cordon.sim.PackedOrder;
import org.cordon.support.OrderReaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/// Loading an order. `[utest->req~order.loads-in-order~1]` `[utest->req~order.cancel~1]`
/// `[utest->req~order.old-stays~1]`
final class OrderImportTest {
    private static final PersonId ANNA = new PersonId("anna");
    private static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine 5 mg, 30 tablets",
                    new Gtin("04012345000009"),
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    2_400);

    @TempDir Path dir;

    private final List<JournalEvent> recorded = new ArrayList<>();
    private final List<Optional<PersonId>> by = new ArrayList<>();
    private final Steps progress = new Steps();
    private Predicate<JournalEvent> fails = event -> false;
    private Optional<Person> person = Optional.of(new Person(ANNA, "Anna", ""));
    private Optional<Order> active = Optional.empty();
    private Path file = Path.of("");

    @BeforeEach
    void writeOrder() throws IOException {
        file = dir.resolve("order.csv");
        Files.writeString(file, OrderText.csv(PackedOrder.of(ORDER, 24, 10, 10, 5)));
    }

    /// Remembers what it heard; stops once `until` holds.
    private final class Steps implements Progress {
        final List<Double> parts = new ArrayList<>();
        final List<Long> totals = new ArrayList<>();
        Predicate<List<JournalEvent>> until = events -> false;

        @Override
        public void at(long done, long total) {
            parts.add(done / (double) total);
            totals.add(total);
        }

        @Override
        public boolean cancelled() {
            return until.test(recorded);
        }
    }

    /// A journal that keeps facts in memory, or fails where told to.
    private Journal journal() {
        return (Journal)
                Proxy.newProxyInstance(
                        Journal.class.getClassLoader(),
                        new Class<?>[] {Journal.class},
                        (_, method, args) -> {
                            if (!method.getName().equals("append")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            JournalEvent event = (JournalEvent) args[1];
                            if (fails.test(event)) {
                                return CompletableFuture.failedFuture(
                                        new JournalUnavailable("the disk is full"));
                            }
                            recorded.add(event);
                            by.add(((Optional<?>) args[0]).map(PersonId.class::cast));
                            return CompletableFuture.completedFuture(entry(event));
                        });
    }

    private Entry entry(JournalEvent event) {
        return new Entry(
                new TerminalId("L3"),
                StreamId.OPERATIONS,
                1,
                recorded.size(),
                new EventTime(Instant.EPOCH, ZoneOffset.UTC, Optional.empty()),
                Optional.empty(),
                "test",
                event,
                Entry.NO_HASH,
                Entry.NO_HASH,
                "{}");
    }

    private OrderImport desk(Executor executor) {
        Session session =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return person;
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        LineQueries line =
                new LineQueries() {
                    @Override
                    public Line line() {
                        return Line.SINGLE;
                    }

                    @Override
                    public LineStatus status() {
                        return new LineStatus(
                                active,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Map.of(),
                                0,
                                0,
                                List.of(),
                                new JournalState.Recording());
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        return new OrderImport(
                OrderReaders.all(),
                journal(),
                session,
                line,
                RuleTables.shipped().profiles(),
                executor);
    }

    private Throwable failure(CompletableFuture<Order> load) {
        return load.handle((_, e) -> Optional.ofNullable(e)).join().orElseThrow();
    }

    private String refusal(CompletableFuture<Order> load) {
        return assertInstanceOf(OrderRefused.class, failure(load)).reason();
    }

    // [utest->req~order.preview~1]
    @Test
    void whatIsReadIsShownAndNothingIsRecorded() {
        OrderPreview preview = desk(Runnable::run).read(file, progress).join();
        assertEquals(ORDER, preview.order());
        assertEquals(2_400L, preview.counts().get(UnitKind.PACK));
        assertTrue(preview.counts().containsKey(UnitKind.CASE));
        assertTrue(preview.profile().guessed());
        assertEquals(List.of(), recorded);
    }

    // [utest->req~order.waits~1]
    @Test
    void anOrderThatWaitsIsRecordedAndActivatedLater() {
        OrderImport desk = desk(Runnable::run);
        OrderPreview preview = desk.read(file, Progress.NONE).join();
        assertEquals(ORDER, desk.load(preview, OrderCommands.Use.WAIT, progress).join());
        assertEquals(new OrderEvent.OrderPlanned(ORDER.id()), recorded.getLast());
        desk.activate(ORDER).join();
        assertEquals(new OrderEvent.OrderActivated(ORDER.id()), recorded.getLast());
        assertEquals(
                List.of(1L, 1L),
                List.of(
                        recorded.stream().filter(OrderEvent.OrderOpened.class::isInstance).count(),
                        recorded.stream()
                                .filter(OrderEvent.OrderActivated.class::isInstance)
                                .count()));
    }

    // [utest->req~order.preview~1]
    @Test
    void aPreviewThatIsConfirmedRunsAtOnce() {
        OrderImport desk = desk(Runnable::run);
        OrderPreview preview = desk.read(file, Progress.NONE).join();
        desk.load(preview, OrderCommands.Use.RUN, progress).join();
        assertEquals(new OrderEvent.OrderActivated(ORDER.id()), recorded.getLast());
        assertEquals(
                "order PO-1 is active on this line already; nothing was loaded",
                refusal(desk.load(preview, OrderCommands.Use.WAIT, progress)));
    }

    @Test
    void opensListsAndActivatesInThisOrder() throws Exception {
        Order loaded = desk(Runnable::run).load(file, progress).get();
        OrderFile read = OrderReaders.csv().read(file, Progress.NONE);
        assertEquals(ORDER, loaded);
        assertEquals(
                new OrderEvent.OrderOpened(
                        ORDER, "order.csv", read.sha256(), read.units().size(), false),
                recorded.getFirst());
        assertEquals(new OrderEvent.OrderActivated(ORDER.id()), recorded.getLast());
        List<Unit> listed = new ArrayList<>();
        for (JournalEvent event : recorded.subList(1, recorded.size() - 1)) {
            OrderEvent.UnitsListed part = assertInstanceOf(OrderEvent.UnitsListed.class, event);
            assertTrue(part.units().size() <= 1_000);
            listed.addAll(part.units());
        }
        assertEquals(read.units(), listed);
        assertTrue(by.stream().allMatch(p -> p.equals(Optional.of(ANNA))));
    }

    @Test
    void progressGoesOnlyForwardAndToItsEnd() throws Exception {
        desk(Runnable::run).load(file, progress).get();
        assertEquals(progress.parts.stream().sorted().toList(), progress.parts);
        assertEquals(1.0, progress.parts.getLast());
        assertTrue(progress.parts.contains(0.5));
        assertEquals(1, progress.totals.stream().distinct().count());
    }

    @Test
    void withoutAPersonNothingIsLoaded() {
        person = Optional.empty();
        assertEquals(
                new NotSignedIn(),
                assertInstanceOf(Refused.class, failure(desk(Runnable::run).load(file, progress)))
                        .reason());
        assertEquals(List.of(), recorded);
    }

    @Test
    void aBadFileLeavesNoTrace() throws IOException {
        Files.writeString(file, Files.readString(file) + "rubbish\n");
        assertTrue(refusal(desk(Runnable::run).load(file, progress)).contains("1 fields"));
        assertEquals(List.of(), recorded);
    }

    @Test
    void cancellingWhileReadingRecordsNothing() {
        progress.until = events -> true;
        assertInstanceOf(
                CancellationException.class, failure(desk(Runnable::run).load(file, progress)));
        assertEquals(List.of(), recorded);
    }

    @Test
    void cancellingBeforeTheActivationKeepsTheOldOrder() {
        progress.until = events -> events.size() >= 4;
        assertInstanceOf(
                CancellationException.class, failure(desk(Runnable::run).load(file, progress)));
        assertFalse(recorded.contains(new OrderEvent.OrderActivated(ORDER.id())));
    }

    @Test
    void aFailingJournalKeepsTheOldOrder() {
        fails = event -> recorded.size() == 2;
        JournalUnavailable e =
                assertInstanceOf(
                        JournalUnavailable.class,
                        failure(desk(Runnable::run).load(file, progress)));
        assertEquals("the disk is full", e.getMessage());
        assertFalse(recorded.contains(new OrderEvent.OrderActivated(ORDER.id())));
    }

    @Test
    void afterAFailureTheSameFileMayBeLoadedAgain() throws Exception {
        OrderImport desk = desk(Runnable::run);
        fails = event -> event instanceof OrderEvent.OrderActivated;
        assertInstanceOf(JournalUnavailable.class, failure(desk.load(file, progress)));
        fails = event -> false;
        assertEquals(ORDER, desk.load(file, Progress.NONE).get());
    }

    @Test
    void theActiveOrderIsNotLoadedAgain() throws Exception {
        OrderImport desk = desk(Runnable::run);
        desk.load(file, progress).get();
        int facts = recorded.size();
        assertTrue(refusal(desk.load(file, progress)).contains("PO-1 is active"));
        assertEquals(facts, recorded.size());
    }

    @Test
    void theOrderThatWasActiveBeforeTheStartIsNotLoadedAgain() {
        active = Optional.of(ORDER);
        assertTrue(refusal(desk(Runnable::run).load(file, progress)).contains("PO-1 is active"));
        active =
                Optional.of(
                        new Order(
                                ORDER.id(),
                                "other",
                                ORDER.gtin(),
                                ORDER.lot(),
                                ORDER.expiry(),
                                ORDER.packs()));
        assertTrue(refusal(desk(Runnable::run).load(file, progress)).contains("new number"));
    }

    @Test
    void anEarlierOrderMayComeBackAfterAnother() throws Exception {
        OrderImport desk = desk(Runnable::run);
        desk.load(file, progress).get();
        Path other = dir.resolve("other.json");
        Files.writeString(other, OrderText.epcisWithLinks(PackedOrder.sample()));
        Order second = desk.load(other, Progress.NONE).get();
        active = Optional.of(second);
        assertEquals(ORDER, desk.load(file, Progress.NONE).get());
    }

    @Test
    void onlyOneFileIsLoadedAtATime() throws Exception {
        List<Runnable> waiting = new ArrayList<>();
        OrderImport desk = desk(waiting::add);
        CompletableFuture<Order> first = desk.load(file, progress);
        assertTrue(refusal(desk.load(file, progress)).contains("being loaded"));
        waiting.getFirst().run();
        assertEquals(ORDER, first.get());
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws IOException {
        Path pdf = dir.resolve("order.pdf");
        Files.writeString(pdf, "%PDF-1.7");
        assertTrue(refusal(desk(Runnable::run).load(pdf, progress)).contains("not an order"));
        Path xml = dir.resolve("order.xml");
        Files.writeString(xml, "<a/>");
        assertTrue(refusal(desk(Runnable::run).load(xml, progress)).contains("EPCISDocument"));
        assertTrue(
                refusal(desk(Runnable::run).load(dir.resolve("no.csv"), progress))
                        .contains("no such file"));
    }

    @Test
    void anErrorOfTheProgramReachesTheCaller() {
        fails =
                event -> {
                    throw new IllegalStateException("broken");
                };
        assertInstanceOf(
                IllegalStateException.class, failure(desk(Runnable::run).load(file, progress)));
    }
}

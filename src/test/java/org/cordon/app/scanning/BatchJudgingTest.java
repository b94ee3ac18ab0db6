package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.app.projection.StoreStatus;
import org.cordon.core.event.BatchEvent;
import org.cordon.core.event.Entry;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.ScanJudged;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.Association;
import org.cordon.core.line.Combine;
import org.cordon.core.line.Line;
import org.cordon.core.line.Station;
import org.cordon.core.line.StationId;
import org.cordon.core.line.StationType;
import org.cordon.core.linedata.LineFeed;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.text.Reason;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RuleData;
import org.cordon.support.Shift;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What happens to batches is on record, and the line judges by it: as it happens, and after a restart from the store or from
/// the journal.
final class BatchJudgingTest {
    private static final OrderId A = new OrderId("PO-A");
    private static final OrderId B = new OrderId("PO-B");
    private static final StationId UNIT = new StationId("Unit");
    private static final StationId CASE = new StationId("Case");
    private static final PersonId JO = new PersonId("jo");
    private static final Line LINE =
            new Line(
                    List.of(
                            station(UNIT, StationType.UNIT, Association.NONE),
                            station(CASE, StationType.CASE, Association.CONTAINER_FIRST)));

    private final FakeTimeSource time = new FakeTimeSource();
    private final FakeJournal journal = new FakeJournal(time);
    private final FakeStoreQueries records = new FakeStoreQueries().follow(journal);
    private final FakeStoreStatusQueries store = new FakeStoreStatusQueries();
    private Optional<ScanPipeline> pipeline = Optional.empty();

    private static Station station(StationId id, StationType type, Association how) {
        return new Station(id, type, how, 0, Optional.empty(), Combine.ANY, 1, false);
    }

    /// A camera that a station is named after.
    private record Camera(StationId at) implements Scanner {
        @Override
        public DeviceId id() {
            return new DeviceId(at.value());
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.INLINE;
        }

        @Override
        public Optional<StationId> station() {
            return Optional.of(at);
        }

        @Override
        public String address() {
            return "test";
        }

        @Override
        public void start(Listener listener) {
            listener.state(id(), DeviceState.READING, Reason.none());
        }

        @Override
        public void close() {}
    }

    @AfterEach
    void stop() {
        pipeline.ifPresent(ScanPipeline::close);
    }

    private void record(JournalEvent... events) {
        for (JournalEvent event : events) {
            journal.append(Optional.of(JO), event).join();
        }
    }

    private void loads(OrderId order, int from, boolean rolling) {
        record(
                new OrderEvent.OrderOpened(
                        Shift.order(order.value(), 20), "a.csv", Entry.NO_HASH, 22, false),
                new OrderEvent.UnitsListed(order, Shift.units(from, 20)),
                new OrderEvent.OrderActivated(order, rolling));
    }

    private ScanPipeline start(StoreStatus.State state, LineFeed feed) {
        stop();
        boolean level = state == StoreStatus.State.LEVEL;
        store.show(new StoreStatus(state, level ? 100 : 1, 100, ""));
        records.setBroken(!level);
        Session nobody =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return Optional.empty();
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        ScanPipeline line =
                new ScanPipeline(
                        journal,
                        new LineStateLoader(
                                journal,
                                new OperationsReplay(journal),
                                records,
                                store,
                                Runnable::run),
                        nobody,
                        time,
                        RuleData.rules().on(LINE).fed(feed),
                        LineSurroundings.NOTHING,
                        Duration.ofMillis(1),
                        IntakeLoop.Bounds.USUAL);
        pipeline = Optional.of(line);
        line.start();
        for (StationId each : List.of(UNIT, CASE)) {
            line.attach(new Camera(each));
        }
        return line;
    }

    private static Bytes code(UnitId unit) {
        return unit instanceof UnitId.Container
                ? Bytes.parse(unit.key())
                : Bytes.parse("]d2" + unit.key() + "{GS}1728113010K2411A");
    }

    /// What one read comes to, and by which order.
    private String read(StationId station, UnitId unit) {
        time.advance(Duration.ofSeconds(1));
        ScanPipeline line = pipeline.orElseThrow();
        long before = journal.head(StreamId.SCANS).seq();
        line.frame(
                new Frame(new DeviceId(station.value()), code(unit), time.now(), time.nanos(), 0));
        Until.holds(
                () ->
                        journal.head(StreamId.SCANS).seq() > before
                                && line.status()
                                        .last()
                                        .filter(scan -> scan.at().equals(time.now()))
                                        .isPresent(),
                () -> line.status().toString());
        ScanJudged judged =
                (ScanJudged)
                        journal.entries(
                                        StreamId.SCANS,
                                        1,
                                        before,
                                        journal.head(StreamId.SCANS).seq())
                                .toList()
                                .getFirst()
                                .event();
        return judged.order().orElseThrow()
                + " "
                + judged.verdict()
                + judged.purpose().map(each -> " " + each).orElse("");
    }

    private List<String> alarms() {
        return pipeline.orElseThrow().status().alarms().stream()
                .map(each -> each.alarm().kind().storedName())
                .toList();
    }

    // [utest->req~batch-judging.stations~1]
    // [utest->req~batch-judging.restart~1]
    @ParameterizedTest
    @EnumSource(names = {"LEVEL", "REBUILDING"})
    void stationsGoOverOneByOneAlsoOverARestart(StoreStatus.State state) {
        loads(A, 0, false);
        start(StoreStatus.State.LEVEL, LineFeed.NONE);
        assertEquals("PO-A ACCEPTED", read(UNIT, Shift.pack(1)));
        assertEquals("PO-A ACCEPTED", read(CASE, Shift.container(0)));
        loads(B, 40, true);
        assertEquals("PO-A ACCEPTED", read(UNIT, Shift.pack(2)));
        record(new BatchEvent.StationChangedOver(B, UNIT));
        assertEquals("PO-B ACCEPTED", read(UNIT, Shift.pack(41)));
        assertEquals("PO-A ACCEPTED", read(CASE, Shift.pack(1)));
        assertEquals("PO-B UNKNOWN_SERIAL", read(UNIT, Shift.pack(3)));

        ScanPipeline line = start(state, LineFeed.NONE);
        LineStatus.Changeover changeover = line.status().changeover().orElseThrow();
        assertEquals(A, changeover.before().id());
        assertEquals(Set.of(UNIT), changeover.changed());
        assertEquals(
                4,
                changeover.byPlace().values().stream()
                        .flatMap(each -> each.values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
        assertEquals(2, line.status().scans());
        assertEquals(
                List.of(Shift.container(0)),
                line.status().filling().stream().flatMap(each -> each.label().stream()).toList());
        assertEquals("PO-A ACCEPTED", read(CASE, Shift.pack(2)));
        assertEquals("PO-B ACCEPTED", read(UNIT, Shift.pack(42)));
        assertEquals("PO-B DUPLICATE", read(UNIT, Shift.pack(41)));
        record(new BatchEvent.StationChangedOver(B, CASE));
        assertEquals("PO-B ACCEPTED", read(CASE, Shift.container(4)));
        assertEquals(Optional.empty(), line.status().changeover());
        assertEquals("PO-B ACCEPTED", read(CASE, Shift.pack(41)));

        start(state, LineFeed.NONE);
        assertEquals("PO-B UNKNOWN_SERIAL", read(CASE, Shift.pack(2)));
    }

    // [utest->req~batch-judging.restart~1]
    @ParameterizedTest
    @EnumSource(names = {"LEVEL", "REBUILDING"})
    void setUpPiecesAreKnownAfterARestart(StoreStatus.State state) {
        loads(A, 0, false);
        record(new BatchEvent.LineCleared(A, "1", List.of(), JO), new BatchEvent.SetUpStarted(A));
        start(state, LineFeed.NONE);
        assertEquals("PO-A ACCEPTED SET_UP", read(UNIT, Shift.pack(1)));
        assertEquals("PO-A ACCEPTED SET_UP", read(UNIT, Shift.pack(2)));
        assertEquals(0, pipeline.orElseThrow().status().scans());
        assertEquals(0, pipeline.orElseThrow().status().distinctPacks());
        record(
                new BatchEvent.FirstPieceApproved(A, Optional.of(Shift.pack(1)), "", JO),
                new BatchEvent.BatchStarted(A));
        start(state, LineFeed.NONE);
        assertEquals("PO-A ACCEPTED", read(UNIT, Shift.pack(1)));
        assertEquals("PO-A TEST_PIECE", read(UNIT, Shift.pack(2)));
        assertEquals(List.of("TEST_PIECE"), alarms());
    }

    // [utest->req~batch-judging.closing~1]
    @ParameterizedTest
    @EnumSource(names = {"LEVEL", "REBUILDING"})
    void reportsOfTheEndOfTheBatchAreLateOnceItIsClosing(StoreStatus.State state) {
        LineFeed feed = new LineFeed(LineFeed.Kind.BATCH_END, Duration.ofSeconds(60), false);
        loads(A, 0, false);
        start(state, feed);
        assertEquals("PO-A NOT_COMMISSIONED", read(UNIT, Shift.pack(50)));
        later(Duration.ofMinutes(10));
        assertEquals(List.of(), alarms());
        record(new BatchEvent.BatchClosing(A));
        later(Duration.ofSeconds(30));
        assertEquals(List.of(), alarms());
        start(state, feed);
        later(Duration.ofSeconds(20));
        assertEquals(List.of(), alarms());
        later(Duration.ofSeconds(11));
        Until.holds(() -> alarms().equals(List.of("UNKNOWN_SERIAL")), () -> alarms().toString());
    }

    private void later(Duration passes) {
        time.advance(passes);
        ScanPipeline line = pipeline.orElseThrow();
        line.tick();
        // What was asked for before is done once this is.
        var _ = line.byHand().preview(Bytes.parse("1")).join();
        line.tick();
        var _ = line.byHand().preview(Bytes.parse("1")).join();
    }
}

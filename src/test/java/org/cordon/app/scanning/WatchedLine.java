package org.cordon.app.scanning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.projection.OperationsReplay;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.event.AlarmEvent;
import org.cordon.core.event.AlarmId;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.LineSignal;
import org.cordon.core.line.ReadDetails;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.core.order.UnitState;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.DeviceId;
import org.cordon.core.scanner.DeviceRole;
import org.cordon.core.scanner.DeviceState;
import org.cordon.core.scanner.Frame;
import org.cordon.core.scanner.ScannerReplies;
import org.cordon.support.FakeJournal;
import org.cordon.support.FakeScanner;
import org.cordon.support.FakeStoreQueries;
import org.cordon.support.FakeStoreStatusQueries;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.RuleData;
import org.cordon.support.Until;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A line with one station, one camera and one running order, for tests of what is made of its scans.
@Timeout(Until.SECONDS)
abstract class WatchedLine {
    static final Gtin GTIN = new Gtin("04012345000009");
    static final DeviceId CAMERA = new DeviceId("Camera 2");
    static final int PACKS = 50;
    static final Order ORDER =
            new Order(
                    new OrderId("PO-1"),
                    "Amlodipine",
                    GTIN,
                    new Lot("K2411A"),
                    new Expiry(LocalDate.of(2028, 11, 30)),
                    PACKS);

    final FakeTimeSource time = new FakeTimeSource();
    final FakeJournal journal = new FakeJournal(time);
    final FakeStoreQueries records = new FakeStoreQueries().follow(journal);
    final List<ScannerReplies.Kind> told = new CopyOnWriteArrayList<>();
    volatile boolean broken;
    final Scanner camera =
            new FakeScanner(CAMERA, DeviceRole.INLINE, DeviceState.READING, this::tell);
    ScanPipeline intake = newIntake();

    ScanPipeline newIntake() {
        Session nobody =
                new Session() {
                    @Override
                    public Optional<Person> person() {
                        return Optional.of(new Person(new PersonId("anna"), "Anna", ""));
                    }

                    @Override
                    public Subscription onChange(Runnable listener) {
                        return () -> {};
                    }
                };
        return new ScanPipeline(
                journal,
                new OperationsReplay(journal),
                records,
                new FakeStoreStatusQueries(),
                nobody,
                time,
                RuleData.rules(),
                LineSurroundings.NOTHING,
                Runnable::run);
    }

    @BeforeEach
    void orderRuns() {
        List<Unit> units =
                IntStream.range(0, PACKS)
                        .mapToObj(i ->
                                new Unit(
                                        unit(i), UnitKind.PACK, Optional.empty(), UnitState.ACTIVE))
                        .toList();
        records.activate(ORDER, units);
        intake.start();
        intake.attach(camera);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    void tell(ScannerReplies.Kind what) {
        if (broken) {
            throw new IllegalStateException("a defect of the device");
        }
        told.add(what);
    }

    static UnitId unit(int i) {
        return new UnitId.Sgtin(GTIN, new Serial("S" + i));
    }

    static String pack(int i) {
        return "010401234500000921S" + i + "{GS}1728113010K2411A";
    }

    void camera(String scan) {
        by(CAMERA, scan);
    }

    void acknowledge(List<AlarmId> alarms) {
        intake.handle(new AlarmEvent.AlarmAcknowledged(alarms)).join();
    }

    static void until(BooleanSupplier holds) {
        long deadline = System.nanoTime() + Until.PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "did not come true");
            Thread.onSpinWait();
        }
    }

    void signal(LineSignal signal) {
        said(ReadDetails.OF_SIGNAL, Optional.of(signal));
    }

    void said(ReadDetails details, Optional<LineSignal> signal, String... codes) {
        assertEquals(Optional.empty(), intake.message(message("Line", details, signal, codes)));
    }

    LineMessage message(
            String station, ReadDetails details, Optional<LineSignal> signal, String... codes) {
        return new LineMessage(
                frame("{}"),
                Optional.empty(),
                Optional.of(new StationId(station)),
                Stream.of(codes).map(this::frame).toList(),
                signal,
                details);
    }

    Frame frame(String bytes) {
        return new Frame(CAMERA, Bytes.parse(bytes), time.now(), time.nanos(), 0);
    }

    void half() {
        time.advance(Duration.ofSeconds(1));
        intake.frame(new Frame(CAMERA, Bytes.parse(pack(1)), time.now(), time.nanos(), 1, true));
    }

    void scansAre(long n) {
        until(() -> intake.status().scans() == n);
    }

    List<JournalEvent> alarmEvents() {
        return journal.facts(StreamId.OPERATIONS).stream()
                .filter(event ->
                        event instanceof AlarmEvent.AlarmRaised
                                || event instanceof AlarmEvent.AlarmFollowUp)
                .toList();
    }

    void by(DeviceId device, String scan) {
        time.advance(Duration.ofSeconds(1));
        intake.frame(new Frame(device, Bytes.parse(scan), time.now(), time.nanos(), 0));
    }
}

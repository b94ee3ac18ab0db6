package org.cordon.support;

import org.cordon.app.auth.Session;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.Journal;
import org.cordon.app.port.StoreQueries;
import org.cordon.app.port.StoreUnavailable;
import org.cordon.app.port.TimeSource;
import org.cordon.app.projection.StoreStatus;
import org.cordon.app.projection.StoreStatusQueries;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.ChainHead;
import org.cordon.core.event.Entry;
import org.cordon.core.event.IncidentEvent;
import org.cordon.core.event.JournalEvent;
import org.cordon.core.event.LineEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.PersonEvent;
import org.cordon.core.event.ScannerEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.HelperCode;
import org.cordon.core.line.RejectedUnit;
import org.cordon.core.line.StationId;
import org.cordon.core.line.TestPiece;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.TerminalId;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.people.Person;
import org.cordon.core.people.PersonId;
import org.cordon.core.projection.ActiveOrder;
import org.cordon.core.projection.HeldTarget;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.projection.HeldUnits;
import org.cordon.core.projection.Incident;
import org.cordon.core.projection.IncidentProjection;
import org.cordon.core.projection.RecordedLineData;
import org.cordon.core.projection.ScanCounts;
import org.cordon.core.projection.StateChange;
import org.cordon.core.verdict.VerdictCode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// A terminal whose journal, store and clocks live in memory and are moved by the test. Several
/// "runs" of the program can be made on one journal, one after another, as after a kill.
public final class MemoryTerminal {
    /// A name for every test.
    public static final TerminalId L3 = new TerminalId("L3");

    /// The clocks.
    public final Clocks time = new Clocks();

    /// The journal of all runs.
    public final FakeJournal journal = new FakeJournal(L3, 1, time);

    /// What the store says of itself.
    public StoreStatus.State storeState = StoreStatus.State.LEVEL;

    /// Whether the store throws when asked.
    public boolean storeThrows;

    private Optional<Person> signedIn = Optional.empty();

    /// Clocks that stand until moved.
    public static final class Clocks implements TimeSource {
        /// Wall clock.
        public Instant now = Instant.parse("2026-11-23T02:12:04Z");

        /// Monotonic clock.
        public long nanos = 7_000_000_000L;

        /// Lets time pass on both.
        public void pass(Duration duration) {
            now = now.plus(duration);
            nanos += duration.toNanos();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public ZoneId zone() {
            return ZoneId.of("Europe/Berlin");
        }

        @Override
        public Optional<Duration> clockOffset() {
            return Optional.empty();
        }
    }

    /// Kills the program: what is not durable is gone, nobody listens any more, the monotonic clock
    /// has a new origin.
    public void kill() {
        journal.kill();
        time.nanos = 1_000;
    }

    /// Signs a person in, past the front door.
    public Person signIn(String id, String name) {
        Person person = new Person(new PersonId(id), name, "$none");
        signedIn = Optional.of(person);
        return person;
    }

    /// Nobody is signed in any more.
    public void signOut() {
        signedIn = Optional.empty();
    }

    /// The session.
    public Session session() {
        return new Session() {
            @Override
            public Optional<Person> person() {
                return signedIn;
            }

            @Override
            public Subscription onChange(Runnable listener) {
                return () -> {};
            }
        };
    }

    /// The facts of the acts stream, in order.
    public List<JournalEvent> acts() {
        return stream(StreamId.OPERATIONS).stream().map(Entry::event).toList();
    }

    /// The entries of a stream, in order.
    public List<Entry> stream(StreamId stream) {
        return journal.all(stream);
    }

    /// The journal.
    public Journal journal() {
        return journal;
    }

    /// The store's status.
    public StoreStatusQueries store() {
        return new StoreStatusQueries() {
            @Override
            public StoreStatus status() {
                long entries = journal.size();
                return new StoreStatus(storeState, entries, entries, "");
            }

            @Override
            public Subscription onChange(Runnable listener) {
                return () -> {};
            }

            @Override
            public CompletableFuture<Void> applied(StreamId stream, ChainHead head) {
                return CompletableFuture.completedFuture(null);
            }
        };
    }

    /// The reading side of the store.
    public StoreQueries records() {
        return new MemoryRecords();
    }

    private final class MemoryRecords implements StoreQueries {
        private List<Entry> acts() {
            if (storeThrows) {
                throw new StoreUnavailable("the store is away");
            }
            return stream(StreamId.OPERATIONS);
        }

        @Override
        public List<Person> people() {
            Map<PersonId, Person> people = new LinkedHashMap<>();
            for (Entry e : acts()) {
                if (e.event() instanceof PersonEvent.PersonEnrolled f) {
                    people.put(f.id(), new Person(f.id(), f.name(), f.passwordHash()));
                }
            }
            return people.values().stream().sorted(Comparator.comparing(Person::name)).toList();
        }

        @Override
        public Optional<Person> person(PersonId id) {
            return people().stream().filter(p -> p.id().equals(id)).findFirst();
        }

        @Override
        public Optional<ActiveOrder> active() {
            Optional<ActiveOrder> active = Optional.empty();
            Map<OrderId, OrderEvent.OrderOpened> opened = new LinkedHashMap<>();
            for (Entry e : acts()) {
                if (e.event() instanceof OrderEvent.OrderOpened f) {
                    opened.put(f.order().id(), f);
                } else if (e.event() instanceof OrderEvent.OrderActivated f) {
                    active =
                            Optional.ofNullable(opened.get(f.order()))
                                    .map(o ->
                                            new ActiveOrder(
                                                    o.order(),
                                                    o.units(),
                                                    e.position(),
                                                    o.allocated()));
                }
            }
            return active;
        }

        @Override
        public Optional<Order> order(OrderId id) {
            Optional<Order> found = Optional.empty();
            for (Entry e : acts()) {
                if (e.event() instanceof OrderEvent.OrderOpened f && f.order().id().equals(id)) {
                    found = Optional.of(f.order());
                }
            }
            return found;
        }

        @Override
        public Optional<Unit> unit(ActiveOrder order, UnitId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Unit> unit(OrderId order, UnitId id) {
            return Optional.empty();
        }

        @Override
        public List<Unit> children(OrderId order, UnitId container) {
            return List.of();
        }

        @Override
        public Map<Optional<StationId>, Map<UnitId, Instant>> accepted(OrderId order) {
            return Map.of();
        }

        @Override
        public Set<RejectedUnit> rejected(OrderId order) {
            return Set.of();
        }

        @Override
        public List<HelperCode> helperCodes(OrderId order) {
            return List.of();
        }

        @Override
        public Map<UnitId, TestPiece> testPieces(OrderId order) {
            return Map.of();
        }

        @Override
        public Reused reused(OrderId order, String after, int most) {
            return new Reused(List.of(), Optional.empty());
        }

        @Override
        public List<LineEvent.MachineReported> machineReports() {
            return List.of();
        }

        @Override
        public RecordedLineData lineData(OrderId order) {
            return RecordedLineData.NONE;
        }

        @Override
        public Map<ScanCounts.Place, Map<VerdictCode, Long>> counts(OrderId order) {
            return Map.of();
        }

        @Override
        public List<Entry> alarmScans() {
            return List.of();
        }

        @Override
        public List<HeldUnit> held() {
            HeldUnits held = new HeldUnits();
            acts().forEach(held::apply);
            return held.all().reversed();
        }

        @Override
        public List<HeldTarget> heldTargets() {
            HeldUnits held = new HeldUnits();
            acts().forEach(held::apply);
            return held.targets().reversed();
        }

        @Override
        public OptionalLong covered(OrderId order, HoldTarget target, boolean first) {
            return OptionalLong.empty();
        }

        @Override
        public List<Incident> incidents() {
            List<Incident> incidents = new ArrayList<>();
            for (Entry e : acts()) {
                if (e.event() instanceof IncidentEvent.IncidentOpened f) {
                    incidents.addFirst(incident(f.incident()).orElseThrow());
                }
            }
            return incidents;
        }

        @Override
        public Optional<Incident> incident(IncidentId id) {
            return IncidentProjection.fold(history(id));
        }

        @Override
        public List<Entry> entries(StreamId stream, long beforeSeq, int max) {
            return stream(stream).reversed().stream()
                    .filter(e -> e.seq() < beforeSeq)
                    .limit(max)
                    .toList();
        }

        @Override
        public List<Entry> standings() {
            return acts().stream()
                    .filter(e ->
                            e.event() instanceof ScannerEvent.ScannerQualified
                                    || e.event() instanceof ScannerEvent.CanaryScanned)
                    .toList();
        }

        @Override
        public List<Unlisted> deadLetters(int max) {
            return List.of();
        }

        @Override
        public List<Entry> history(IncidentId id) {
            return acts().stream()
                    .filter(e -> StateChange.of(e.event()).incident().equals(Optional.of(id)))
                    .toList();
        }
    }
}

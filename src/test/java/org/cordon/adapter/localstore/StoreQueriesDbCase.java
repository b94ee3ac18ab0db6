package org.cordon.adapter.localstore;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.OrderEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.line.StationId;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.projection.HeldUnit;
import org.cordon.core.text.Reason;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// A real H2 file that entries are applied to, and what is asked of it.
abstract class StoreQueriesDbCase {
    static final Instant AT = Instant.parse("2026-11-22T08:00:00.000000001Z");
    static final OrderId ORDER = new OrderId("PO-1");
    static final IncidentId INCIDENT = new IncidentId("L3-2026-0001");

    @TempDir private Path folder;

    final Chain operations = Chain.of(StreamId.OPERATIONS);
    final Chain scans = Chain.of(StreamId.SCANS);
    H2Database database;
    H2StoreWriter store;
    H2StoreQueries records;

    @BeforeEach
    void open() {
        database = new H2Database(folder.resolve("store"));
        store = new H2StoreWriter(database);
        records = new H2StoreQueries(database, Chain.reader());
    }

    @AfterEach
    void close() {
        store.close();
    }

    void apply() {
        store.apply(scans.entries());
        store.apply(operations.entries());
    }

    void load(String order, int from, int packs) {
        operations.add(
                new OrderEvent.OrderOpened(
                        Shift.order(order, packs), "a.csv", Entry.NO_HASH, packs, false));
        operations.add(new OrderEvent.UnitsListed(new OrderId(order), Shift.units(from, packs)));
    }

    static HoldTarget target(String[] words) {
        Order order = Shift.order("PO-1", 20);
        return switch (words[0]) {
            case "lot" -> new HoldTarget.WholeLot(order.gtin(), new Lot(words[1]));
            case "range" ->
                    new HoldTarget.SerialRange(order.gtin(), serial(words[1]), serial(words[2]));
            case "digits" ->
                    new HoldTarget.SerialRange(
                            order.gtin(), new Serial("00003"), new Serial("00007"));
            case "time" ->
                    new HoldTarget.StationTime(
                            new StationId(words[1]),
                            AT.plusSeconds(Long.parseLong(words[2])),
                            Optional.of(words[3])
                                    .filter(to -> !to.equals("on"))
                                    .map(to -> AT.plusSeconds(Long.parseLong(to))));
            case "units" ->
                    new HoldTarget.Units(
                            Stream.of(words)
                                    .skip(1)
                                    .map(word -> Shift.pack(Integer.parseInt(word)))
                                    .toList());
            default -> new HoldTarget.Tagged("Q-1", 7, "packs");
        };
    }

    static Serial serial(String pack) {
        return ((UnitId.Sgtin) Shift.pack(Integer.parseInt(pack))).serial();
    }

    static HoldEvent.UnitHeld hold(int pack, Optional<IncidentId> incident) {
        return new HoldEvent.UnitHeld(
                Shift.pack(pack),
                incident,
                Reason.of("wrong-lot", "A", "B"),
                incident.map(_ -> Duration.ofMinutes(3)));
    }

    static HeldUnit held(Entry entry, Optional<IncidentId> incident) {
        return new HeldUnit(
                ((HoldEvent.UnitHeld) entry.event()).unit(),
                incident,
                Reason.of("wrong-lot", "A", "B"),
                entry.stamp().at(),
                entry.person(),
                entry.position());
    }
}

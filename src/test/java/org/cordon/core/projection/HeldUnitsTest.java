package org.cordon.core.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.containment.HoldTarget;
import org.cordon.core.containment.IncidentId;
import org.cordon.core.event.Entry;
import org.cordon.core.event.HoldEvent;
import org.cordon.core.event.StreamId;
import org.cordon.core.people.PersonId;
import org.cordon.core.text.Reason;
import org.cordon.support.Chain;
import org.cordon.support.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

final class HeldUnitsTest {
    private static final IncidentId INCIDENT = new IncidentId("L3-2026-0114");

    // `+1` holds pack 1, `+1i` holds it for an incident, `-1` releases it; what comes out names
    // each pack
    // that is held, the incident, and the number of the entry whose hold counts.
    // [utest->req~projection.holds~1]
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    nothing happened              |             | ''
                    one pack is held              | +1          | 1@1
                    two packs are held            | +1 +2       | 1@1 2@2
                    a pack is held twice          | +1 +1i      | 1@1
                    once for an incident          | +1i +1      | 1i@1
                    it is released                | +1 -1       | ''
                    one release ends both holds   | +1 +1i -1   | ''
                    it is held again              | +1 -1 +1i   | 1i@3
                    held again, it comes last     | +1 +2 -1 +1 | 2@2 1@4
                    what is not held is released  | -1          | ''
                    and held only then            | -1 +1       | 1@2
                    another pack is released      | +1 -2       | 1@1
                    it is released twice          | +1 -1 -1 +1 | 1@4
                    """)
    void unitsInQuarantine(String rule, String events, String held) {
        assertEquals(held, told(entries(events)), rule);
    }

    // [utest->req~projection.holds~1]
    @Test
    void holdIsWhatItsEntrySays() {
        Entry entry =
                Chain.of(StreamId.OPERATIONS)
                        .add(
                                "supervisor",
                                new HoldEvent.UnitHeld(
                                        Shift.pack(1),
                                        Optional.of(INCIDENT),
                                        new Reason.Written("Seen twice."),
                                        Optional.of(Duration.ofSeconds(9))));
        HeldUnits held = new HeldUnits();
        held.apply(entry);

        HeldUnit expected =
                new HeldUnit(
                        Shift.pack(1),
                        Optional.of(INCIDENT),
                        new Reason.Written("Seen twice."),
                        entry.stamp().at(),
                        Optional.of(new PersonId("supervisor")),
                        entry.position());
        assertEquals(List.of(expected), held.all());
        assertEquals(Optional.of(expected), held.get(Shift.pack(1)));
        assertEquals(Optional.empty(), held.get(Shift.pack(2)));
    }

    // [utest->req~projection.holds~1]
    @Test
    void otherTargetsAreHeldByTheirFirstEntryAndManyUnitsEachByItsOwnName() {
        HoldTarget lot = new HoldTarget.WholeLot(Shift.order("PO-1", 1).gtin(), new Lot("K2411A"));
        Chain chain = Chain.of(StreamId.OPERATIONS);
        Entry first = chain.add("supervisor", held(lot));
        chain.add("supervisor", held(lot));
        chain.add(
                "supervisor",
                held(new HoldTarget.Units(List.of(Shift.pack(2), Shift.pack(1), Shift.pack(2)))));
        HeldUnits held = new HeldUnits();
        chain.entries().forEach(held::apply);
        chain.entries().forEach(held::apply);

        assertEquals(
                List.of(
                        new HeldTarget(
                                lot,
                                Optional.of(INCIDENT),
                                new Reason.Written("looks wrong"),
                                first.stamp().at(),
                                first.person(),
                                first.position())),
                held.targets());
        assertEquals(
                List.of(Shift.pack(1), Shift.pack(2)),
                held.all().stream().map(HeldUnit::unit).toList());
        assertTrue(held.contains(lot));
        assertFalse(held.contains(HoldTarget.Units.of(Shift.pack(3))));
    }

    // [utest->req~hold.target-release~1]
    @Test
    void oneReleaseEndsAllHoldsOfATargetAndNoneOfItsUnits() {
        HoldTarget lot = new HoldTarget.WholeLot(Shift.order("PO-1", 1).gtin(), new Lot("K2411A"));
        HoldTarget other =
                new HoldTarget.WholeLot(Shift.order("PO-1", 1).gtin(), new Lot("K2411B"));
        Chain chain = Chain.of(StreamId.OPERATIONS);
        chain.add(held(lot));
        chain.add(held(other));
        chain.add(held(lot));
        chain.add(held(HoldTarget.Units.of(Shift.pack(1))));
        chain.add(
                new HoldEvent.TargetReleased(
                        lot, Optional.of(INCIDENT), "counted", new PersonId("second")));
        HeldUnits held = new HeldUnits();
        chain.entries().forEach(held::apply);

        assertEquals(List.of(other), held.targets().stream().map(HeldTarget::target).toList());
        assertTrue(held.get(Shift.pack(1)).isPresent());
        assertFalse(held.contains(lot));
    }

    private static HoldEvent held(HoldTarget target) {
        return new HoldEvent.TargetHeld(
                target,
                Optional.of(INCIDENT),
                new Reason.Written("looks wrong"),
                Optional.empty(),
                List.of());
    }

    // [utest->req~projection.holds~1]
    @Test
    void entryTakenTwiceCountsOnce() {
        List<Entry> entries = entries("+1 +2");
        HeldUnits held = new HeldUnits();
        entries.forEach(held::apply);
        entries.forEach(held::apply);
        assertEquals(2, held.size());
    }

    private static List<Entry> entries(String events) {
        Chain chain = Chain.of(StreamId.OPERATIONS);
        for (String event : events == null ? new String[0] : events.split(" ")) {
            Optional<IncidentId> incident =
                    event.endsWith("i") ? Optional.of(INCIDENT) : Optional.empty();
            int pack = event.charAt(1) - '0';
            chain.add(
                    event.startsWith("+")
                            ? new HoldEvent.UnitHeld(
                                    Shift.pack(pack),
                                    incident,
                                    new Reason.Written("looks wrong"),
                                    Optional.empty())
                            : new HoldEvent.UnitReleased(Shift.pack(pack), incident, "counted"));
        }
        return chain.entries();
    }

    private static String told(List<Entry> entries) {
        HeldUnits held = new HeldUnits();
        entries.forEach(held::apply);
        return held.all().stream().map(HeldUnitsTest::told).collect(Collectors.joining(" "));
    }

    private static String told(HeldUnit held) {
        String key = held.unit().key();
        return "%s%s@%d"
                .formatted(
                        key.charAt(key.length() - 1),
                        held.incident().isPresent() ? "i" : "",
                        held.position().seq());
    }
}

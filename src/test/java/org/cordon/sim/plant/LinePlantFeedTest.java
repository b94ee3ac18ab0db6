package org.cordon.sim.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cordon.core.order.UnitId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Simulated plants whose serials are known by line data alone: late, out of order, twice, with an outage of the feed or
/// all at the end of the batch. No good pack is critical, and every serial that was never issued is told.
final class LinePlantFeedTest {
    private static final List<PlantLayout> LAYOUTS =
            List.of(PlantLayout.EU_CARTONS, PlantLayout.BUNDLE_FILM, PlantLayout.MANUAL_TABLES);

    private static List<PlantFeed.Delay> delays(Duration downFrom, Duration downFor) {
        return List.of(
                new PlantFeed.Delay(
                        Optional.of(Duration.ofSeconds(1)), Duration.ZERO, Duration.ZERO),
                new PlantFeed.Delay(Optional.of(Duration.ofSeconds(30)), downFrom, downFor),
                new PlantFeed.Delay(
                        Optional.of(Duration.ofMinutes(15)), Duration.ZERO, Duration.ZERO),
                new PlantFeed.Delay(Optional.of(Duration.ofMinutes(2)), downFrom, downFor),
                new PlantFeed.Delay(Optional.empty(), Duration.ZERO, Duration.ZERO));
    }

    /// A terminal that starts again is the matter of the tests of a whole terminal.
    private static PlantRun run(PlantLayout layout, long seed, long packs, int perMinute) {
        PlantRun usual = PlantRun.usual(layout, seed, packs);
        Map<Nuisance, Double> nuisances = new EnumMap<>(usual.nuisances());
        nuisances.remove(Nuisance.TERMINAL_RESTART);
        return new PlantRun(
                layout, seed, packs, perMinute, usual.sizes(), nuisances, usual.faults());
    }

    private static void growing(PlantRun run, PlantFeed.Delay delay) {
        PlantFeed feed = new PlantFeed(delay, run.seed());
        Map<UnitId, String> told = JudgedPlant.play(run, delay.feed(false), feed);
        assertFalse(feed.unissued().isEmpty());
        assertEquals(
                named(
                        feed.unissued().stream()
                                .collect(Collectors.toMap(unit -> unit, _ -> "UNKNOWN_SERIAL"))),
                named(told));
    }

    private static void pool(PlantRun run, PlantFeed.Delay delay) {
        PlantFeed feed = new PlantFeed(delay, run.seed());
        assertEquals(Map.of(), JudgedPlant.play(run, delay.feed(true), feed));
        assertFalse(feed.unissued().isEmpty());
    }

    private static Map<String, String> named(Map<UnitId, String> units) {
        Map<String, String> named = new TreeMap<>();
        units.forEach((unit, what) -> named.put(unit.key(), what));
        return named;
    }

    /// Bundles have a product number of their own, which a growing order of packs says nothing of.
    private static boolean mayGrow(PlantLayout layout) {
        return layout != PlantLayout.BUNDLE_FILM;
    }

    private static Stream<DynamicTest> plants(
            long seed, long packs, int perMinute, Duration downFrom, Duration downFor) {
        List<DynamicTest> tests = new ArrayList<>();
        for (PlantLayout layout : LAYOUTS) {
            PlantRun run = run(layout, seed, packs, perMinute);
            for (PlantFeed.Delay delay : delays(downFrom, downFor)) {
                tests.add(
                        DynamicTest.dynamicTest(
                                layout + ", a pool, " + delay, () -> pool(run, delay)));
                if (mayGrow(layout)) {
                    tests.add(
                            DynamicTest.dynamicTest(
                                    layout + ", growing, " + delay, () -> growing(run, delay)));
                }
            }
        }
        return tests.stream();
    }

    // [utest->req~line-data.not-commissioned~1]
    // [utest->req~line-data.late~1]
    @TestFactory
    Stream<DynamicTest> noGoodPackIsCriticalAndEverySerialThatWasNotIssuedIsTold() {
        return plants(1, 1_500, 60, Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    /// Shifts of nearly three hours, with an outage of two.
    // [utest->req~line-data.not-commissioned~1]
    @TestFactory
    @Tag("scale")
    Stream<DynamicTest> wholeShiftsWithAnOutageOfTwoHours() {
        long seed = Long.getLong("plant.seed", System.nanoTime() & 0xFFFF_FFFFL);
        System.out.println("seed " + seed);
        return plants(seed, 50_000, 300, Duration.ofMinutes(20), Duration.ofHours(2));
    }
}

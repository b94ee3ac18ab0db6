package org.cordon.sim.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Simulated plants whose scans the program judges, in a short form and, by `mvn -Pscale verify`, a long one.
final class JudgedPlantTest {
    private static final int[] SPEEDS = {60, 150, 300, 600};

    /// Alarms that are not critical and that good packs of a layout bring.
    ///
    /// The gate behind two lanes does not tell of which lane a rejected pack is: now and then, a few times in 50,000
    /// packs, the one beside it is taken for it.
    private static final Map<PlantLayout, Set<String>> LESSER =
            Map.of(PlantLayout.TWO_LANES, Set.of("REJECTED_SEEN"));

    /// Three packs in a row that cannot be read come by chance, once in some twenty million packs, and are an alarm.
    private static final Set<String> BY_CHANCE = Set.of("NO_READS");

    private static String falseAlarms(PlantRun run) {
        return falseAlarms(run, Set.of());
    }

    private static String falseAlarms(PlantRun run, Set<String> byChance) {
        PlantScore score = JudgedPlant.play(run);
        Map<String, Integer> lesser = new TreeMap<>(score.lesserAlarms());
        lesser.keySet().removeAll(LESSER.getOrDefault(run.layout(), Set.of()));
        lesser.keySet().removeAll(byChance);
        return "critical %s, others %s".formatted(score.falseAlarms(), lesser);
    }

    // [utest->req~line.sim-nuisances~1]
    @TestFactory
    Stream<DynamicTest> nothingThatIsNormalBringsAnAlarm() {
        return Stream.of(PlantLayout.values())
                .flatMap(layout ->
                        IntStream.of(SPEEDS)
                                .mapToObj(speed -> PlantRun.usual(layout, 1, 800).at(speed)))
                .map(run ->
                        DynamicTest.dynamicTest(
                                run.layout() + " at " + run.perMinute(),
                                () -> assertEquals("critical {}, others {}", falseAlarms(run))));
    }

    // [utest->req~line.sim-faults~1]
    @ParameterizedTest
    @EnumSource
    void eachFaultThatCanBeKnownIsNamedInTime(PlantLayout layout) {
        PlantScore score = JudgedPlant.play(PlantRun.withEachFault(layout, 1, 2_000));
        assertEquals(Map.of(), score.falseAlarms());
        assertEquals(Set.of(), notNamed(score.figures()), score.table());
    }

    /// The layer camera: packs go on to the case packer unread.
    // [utest->req~line.station-silent~1]
    @ParameterizedTest
    @ValueSource(ints = {60, 150, 300, 600})
    void aDeadCameraIsNamedWithinTwentyPacks(int speed) {
        PlantRun usual = PlantRun.usual(PlantLayout.BUNDLE_FILM, 3, 1_000).at(speed);
        PlantRun dead =
                new PlantRun(
                        usual.layout(),
                        usual.seed(),
                        usual.packs(),
                        usual.perMinute(),
                        usual.sizes(),
                        usual.nuisances(),
                        List.of(new PlantRun.Injection(PlantFault.DEAD_CAMERA, 401, 30)));
        int packs = JudgedPlant.packsUntil("SCANNER_SILENT", dead);
        assertTrue(packs > 0 && packs <= 20, "packs: " + packs);
        assertEquals(-1, JudgedPlant.packsUntil("SCANNER_SILENT", usual));
    }

    private static Set<PlantFault> notNamed(SortedMap<PlantFault, PlantScore.Figures> figures) {
        return figures.entrySet().stream()
                .filter(each -> !each.getValue().isPerfect())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// So many packs of each layout and speed in turn, as shifts of 50,000, and after every one a shift with each
    /// fault. `-Dplant.packs=` and `-Dplant.seed=` give another length and the seed of the first shift.
    // [utest->req~line.sim-nuisances~1]
    // [utest->req~line.sim-faults~1]
    @Test
    @Tag("scale")
    void tenMillionPacksBringNoFalseAlarmAndFaultsAreNamedInTime() {
        long packs = Long.getLong("plant.packs", 10_000_000);
        long seed = Long.getLong("plant.seed", System.nanoTime() & 0xFFFF_FFFFL);
        System.out.printf("%,d packs, seed %d%n", packs, seed);
        Map<PlantLayout, SortedMap<PlantFault, PlantScore.Figures>> all =
                new EnumMap<>(PlantLayout.class);
        PlantLayout[] layouts = PlantLayout.values();
        long played = 0;
        for (int i = 0; played < packs; i++) {
            PlantLayout layout = layouts[i % layouts.length];
            int speed = SPEEDS[i / layouts.length % SPEEDS.length];
            PlantRun usual = PlantRun.usual(layout, seed + i, 50_000).at(speed);
            assertEquals("critical {}, others {}", falseAlarms(usual, BY_CHANCE), usual.toString());
            played += usual.packs();
            if (played % 500_000 == 0) {
                System.out.printf("%,d packs so far%n", played);
            }
            PlantRun faulty = PlantRun.withEachFault(layout, seed + i, 4_000).at(speed);
            PlantScore score = JudgedPlant.play(faulty);
            assertEquals(Map.of(), score.falseAlarms(), faulty.toString());
            score.figures()
                    .forEach((fault, figures) ->
                            all.computeIfAbsent(layout, _ -> new TreeMap<>())
                                    .merge(fault, figures, PlantScore.Figures::and));
        }
        System.out.printf("%,d packs without a false alarm%n%s", played, PlantScore.HEAD);
        all.forEach((layout, figures) -> System.out.print(PlantScore.rows(layout, figures)));
        all.forEach((layout, figures) -> assertEquals(Set.of(), notNamed(figures), layout.name()));
    }
}

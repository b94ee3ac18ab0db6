package org.cordon.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.core.code.FastPackParser;
import org.cordon.core.scanner.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import java.util.Map;
import java.util.TreeMap;

/// What reading a pack's scan costs beside a plain regular expression and other parsers, all in one run.
/// `mvn -q -Pbench verify`. Machines differ and are shared: compare the ratios, never the times.
final class ScanPathBenchTest {
    /// What one reading costs.
    private record Cost(double nanos, double bytes) {}

    /// All of them read the same code.
    @Test
    void allReadTheSameCode() {
        ScanPathBench bench = new ScanPathBench();
        assertEquals(FastPackParser.Outcome.PACK, bench.cordonScanPath());
        assertTrue(bench.cordonRecords() instanceof Reading.Pack);
        assertEquals(
                Map.of(
                        "01",
                        "04012345000009",
                        "21",
                        "LMDZ7F9ES98D",
                        "17",
                        "281130",
                        "10",
                        "K2411A"),
                bench.regularExpression());
        assertTrue(bench.okapi().contains("LMDZ7F9ES98D"));
        assertTrue(bench.zxing().toString().contains("04012345000009"));
    }

    /// With stations and all detectors, by how many serials the camera has accepted: the best of five runs each, in
    /// turn, so that all of them meet the same machine.
    // [utest->req~line.judged-cost~1]
    @Tag("bench")
    @Test
    void judgingAtAStationBesideReading() {
        Map<Integer, JudgedScans.Cost> best = new TreeMap<>();
        for (int round = 0; round < 5; round++) {
            for (int serials : new int[] {10_000, 1_000_000, 10_000_000}) {
                best.merge(
                        serials,
                        new JudgedScans(serials).run(),
                        (a, b) -> a.judgedNanos() <= b.judgedNanos() ? a : b);
            }
        }
        best.forEach((serials, cost) ->
                System.out.printf(
                        java.util.Locale.ROOT,
                        "  %,11d serials: judged %4.2f times as long as read; %5.0f B, %5.0f B%n",
                        serials,
                        cost.judgedNanos() / cost.readNanos(),
                        cost.judgedBytes(),
                        cost.readBytes()));
        JudgedScans.Cost few = java.util.Objects.requireNonNull(best.get(10_000));
        JudgedScans.Cost many = java.util.Objects.requireNonNull(best.get(10_000_000));
        assertTrue(few.judgedNanos() <= 3 * few.readNanos(), few.toString());
        assertTrue(many.judgedNanos() <= 1.5 * few.judgedNanos(), few + " to " + many);
        assertTrue(few.judgedBytes() <= few.readBytes() + 2_000, few.toString());
    }

    // [utest->req~line.judged-cost~1]
    @Tag("bench")
    @Test
    void detectorsMakeNoObjectsForAPackThatNothingIsWrongWith() {
        Map<String, Double> bytes = new AcceptedPack().bytes(2_000_000);
        bytes.values().removeIf(each -> each < 0.5);
        assertEquals(Map.of(), bytes);
    }

    @Tag("bench")
    @Test
    void ratiosOfOneRun() throws RunnerException {
        Map<String, Cost> costs = new TreeMap<>();
        for (RunResult result :
                new Runner(
                                new OptionsBuilder()
                                        .include(ScanPathBench.class.getName())
                                        .mode(org.openjdk.jmh.annotations.Mode.AverageTime)
                                        .timeUnit(java.util.concurrent.TimeUnit.NANOSECONDS)
                                        .forks(2)
                                        .warmupIterations(3)
                                        .warmupTime(TimeValue.seconds(1))
                                        .measurementIterations(5)
                                        .measurementTime(TimeValue.seconds(1))
                                        .addProfiler(GCProfiler.class)
                                        .shouldFailOnError(true)
                                        .build())
                        .run()) {
            String name = result.getParams().getBenchmark();
            costs.put(
                    name.substring(name.lastIndexOf('.') + 1),
                    new Cost(
                            result.getPrimaryResult().getScore(),
                            result.getSecondaryResults().get("gc.alloc.rate.norm").getScore()));
        }
        Cost path = costs.getOrDefault("cordonScanPath", new Cost(Double.NaN, Double.NaN));
        System.out.println("Reading a pack's scan, as ratios to the scan path in the same run");
        costs.forEach((name, cost) ->
                System.out.printf(
                        java.util.Locale.ROOT,
                        "  %-18s %6.1f times as long, %7.1f B/op%n",
                        name,
                        cost.nanos() / path.nanos(),
                        cost.bytes()));
        assertTrue(path.bytes() < 0.5, "the scan path creates objects: " + path);
    }
}

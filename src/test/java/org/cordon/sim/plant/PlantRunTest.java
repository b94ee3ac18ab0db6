package org.cordon.sim.plant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cordon.sim.plant.PlantRun.Injection;
import org.cordon.sim.plant.PlantRun.Sizes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The packs of a dozen, in short form: `P3` is the code of pack 3, `B` a bundle's, `C` a case's, `L` a
/// pallet's, `H` a helper code, `X` a pack's with other data than its order's.
final class PlantRunTest {
    // [utest->req~line.sim-repeatable~1]
    @ParameterizedTest
    @EnumSource
    void equalSeedsGiveEqualShiftsAndOthersOthers(PlantLayout layout) throws IOException {
        assertEquals(text(usual(layout, 7)), text(usual(layout, 7)));
        assertNotEquals(text(usual(layout, 7)), text(usual(layout, 8)));
    }

    private static PlantRun usual(PlantLayout layout, long seed) {
        return PlantRun.withEachFault(layout, seed, 2_000);
    }

    private static String text(PlantRun run) throws IOException {
        StringBuilder text = new StringBuilder();
        run.order(text);
        run.helpers(text);
        run.events().forEachRemaining(e -> text.append(e).append(e.line()).append('\n'));
        return text.toString();
    }

    // [utest->req~line.sim-truth~1]
    @ParameterizedTest
    @EnumSource
    void aShiftOfADozenPacksIsAsWrittenDown(PlantLayout layout) throws IOException {
        assertEquals(recorded(layout.name()), brief(dozen(layout, List.of()), false));
    }

    // [utest->req~line.sim-truth~1]
    @ParameterizedTest
    @EnumSource
    void eachFaultShowsAsWrittenDown(PlantFault fault) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (PlantLayout layout : PlantLayout.values()) {
            if (fault.possible(layout)) {
                PlantRun run =
                        dozen(layout, List.of(new Injection(fault, 4, Math.min(fault.span(), 3))));
                shown.append(layout).append('\n').append(brief(run, true));
            }
        }
        assertEquals(recorded(fault.name()), shown.toString());
    }

    // [utest->req~line.sim-truth~1]
    @ParameterizedTest
    @EnumSource
    void allThatIsVisibleOfALongShiftBecomesKnownAndDueAndTimeNeverGoesBack(PlantLayout layout) {
        PlantRun run = usual(layout, 3);
        StringBuilder seen = new StringBuilder();
        StringBuilder wanted = new StringBuilder();
        for (int id = 1; id <= run.faults().size(); id++) {
            if (run.faults().get(id - 1).fault().visible(layout)) {
                wanted.append(id).append(' ').append(id).append('\n');
            }
        }
        long before = 0;
        java.util.TreeMap<Integer, Integer> known = new java.util.TreeMap<>();
        for (Iterator<PlantEvent> events = run.events(); events.hasNext(); ) {
            PlantEvent event = events.next();
            assertTrue(event.atMs() >= before, event.line());
            before = event.atMs();
            event.truth().known().forEach(id -> known.put(id, 0));
            event.truth().due().forEach(id -> known.computeIfPresent(id, (_, _) -> id));
        }
        known.forEach((id, due) -> seen.append(id).append(' ').append(due).append('\n'));
        assertEquals(wanted.toString(), seen.toString());
    }

    // [utest->req~line.sim-truth~1]
    @Test
    void aFaultThatALineCannotHaveIsRefused() {
        List<Injection> swap = List.of(new Injection(PlantFault.CASE_SWAP, 4, 1));
        assertThrows(IllegalArgumentException.class, () -> dozen(PlantLayout.EU_CARTONS, swap));
    }

    // [utest->req~line.sim-lazy~1]
    @Test
    @Tag("scale")
    void aMillionPacksNeedNoMoreMemoryThanAThousand() {
        Iterator<PlantEvent> events =
                PlantRun.usual(PlantLayout.BUNDLE_FILM, 1, 1_000_000).events();
        long most = 0;
        for (long n = 1; events.hasNext(); n++) {
            events.next();
            if (n == 10_000) {
                most = used() + (8 << 20);
            } else if (n % 500_000 == 0) {
                assertTrue(used() < most, "after " + n);
            }
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static PlantRun dozen(PlantLayout layout, List<Injection> faults) {
        return new PlantRun(
                layout, 1, 12, layout.perMinute(), new Sizes(2, 2, 2), Map.of(), faults);
    }

    private static String brief(PlantRun run, boolean faultsOnly) {
        PlantCodes codes = new PlantCodes(run.seed());
        StringBuilder text = new StringBuilder();
        run.events()
                .forEachRemaining(event -> {
                    String truth = event.truth().toString();
                    if (!truth.isEmpty() || !faultsOnly) {
                        text.append(event.line().replace('\t', ' '))
                                .append(truth.isEmpty() ? "" : " ~ " + truth)
                                .append('\n');
                    }
                });
        String all = text.toString();
        for (int n = 1; n <= 12; n++) {
            String own = codes.serial(0, n);
            String bundle = codes.serial(PlantCodes.Job.BUNDLE.pool(), n);
            all =
                    all.replace(PlantCodes.label(PlantCodes.Job.OWN, own), "P" + n)
                            .replace(PlantCodes.label(PlantCodes.Job.BUNDLE, bundle), "B" + n)
                            .replace(PlantCodes.label(PlantCodes.caseKey(n)), "C" + n)
                            .replace(PlantCodes.label(PlantCodes.palletKey(n)), "L" + n)
                            .replace(codes.helper(n), "H" + n)
                            .replace("21" + own + "{GS}", "21{P" + n + "}{GS}");
        }
        return all;
    }

    /// A part of the text of what was recorded: from its title to the next empty line.
    private static String recorded(String title) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PlantRunTest.class.getResourceAsStream("shifts.txt"))) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int from = all.indexOf("== " + title + "\n");
            assertTrue(from >= 0, title);
            String part = all.substring(all.indexOf('\n', from) + 1);
            return part.substring(0, part.indexOf("\n\n") + 1);
        }
    }

    /// Prints the file anew, to be compared by hand.
    static void main() {
        for (PlantLayout layout : PlantLayout.values()) {
            System.out.println("== " + layout + "\n" + brief(dozen(layout, List.of()), false));
        }
        for (PlantFault fault : PlantFault.values()) {
            System.out.println("== " + fault);
            for (PlantLayout layout : PlantLayout.values()) {
                if (fault.possible(layout)) {
                    Injection injection = new Injection(fault, 4, Math.min(fault.span(), 3));
                    System.out.print(
                            layout + "\n" + brief(dozen(layout, List.of(injection)), true));
                }
            }
            System.out.println();
        }
    }
}

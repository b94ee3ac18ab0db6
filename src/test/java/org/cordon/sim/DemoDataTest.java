package org.cordon.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import org.cordon.app.port.OrderFile;
import org.cordon.app.port.OrderReader.Progress;
import org.cordon.core.order.Unit;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitKind;
import org.cordon.support.OrderReaders;
import org.cordon.support.Project;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The demo line's order and shift, and the sample orders. `[utest->req~order.demo~1]`
/// `[utest->req~order.samples~1]`
final class DemoDataTest {
    private static final PackedOrder DEMO = PackedOrder.demo();
    private static final Path ORDER = Path.of("src/main/resources/demo/order.json");

    private static OrderFile read(Path file) {
        return OrderReaders.all().stream()
                .filter(r -> r.accepts(file))
                .findFirst()
                .orElseThrow()
                .read(file, Progress.NONE);
    }

    private static OrderFile project(String file) {
        return read(Project.dir().resolve(file));
    }

    @Test
    void theFilesAreWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, String> file : DemoData.files().entrySet()) {
            assertEquals(
                    file.getValue(),
                    Files.readString(Project.dir().resolve(file.getKey())),
                    file.getKey() + ": run org.cordon.sim.DemoData");
        }
    }

    @Test
    void documentsAreValidAgainstTheSchemaOfEpcis() throws IOException {
        Path schema = Project.reference().resolve("epcis/EPCIS-JSON-Schema.json");
        assumeTrue(Files.exists(schema), "the EPCIS schema is not beside the project");
        Schema epcis =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                        .getSchema(Files.readString(schema), InputFormat.JSON);
        for (String file : List.of(ORDER.toString(), "assets/samples/order.json")) {
            String text = Files.readString(Project.dir().resolve(file));
            assertEquals(List.of(), errors(epcis, text), file);
            assertTrue(
                    !errors(epcis, text.replace("\"packing\"", "\"pakking\"")).isEmpty(),
                    "the schema must find what is wrong");
        }
    }

    private static List<Error> errors(Schema schema, String text) {
        return schema.validate(
                text,
                InputFormat.JSON,
                context -> context.executionConfig(c -> c.formatAssertionsEnabled(true)));
    }

    @Test
    void theDemoOrderHasTwoThousandPacksOnOnePallet() {
        OrderFile file = project(ORDER.toString());
        assertEquals(PackedOrder.demo().order(), file.order());
        assertEquals(
                Map.of(
                        UnitKind.PACK, 2_000L,
                        UnitKind.BUNDLE, 200L,
                        UnitKind.CASE, 40L,
                        UnitKind.PALLET, 1L),
                file.units().stream()
                        .collect(Collectors.groupingBy(Unit::kind, Collectors.counting())));
    }

    @Test
    void bothSamplesDescribeTheSameOrder() {
        OrderFile csv = project("assets/samples/order.csv");
        OrderFile epcis = project("assets/samples/order.json");
        assertEquals(PackedOrder.sample().order(), csv.order());
        assertEquals(csv.order(), epcis.order());
        assertEquals(csv.units(), epcis.units());
        assertEquals(
                PackedOrder.sample().ended(),
                csv.units().stream()
                        .filter(u -> u.state() != org.cordon.core.order.UnitState.ACTIVE)
                        .collect(Collectors.toMap(Unit::id, Unit::state)));
    }

    @Test
    void theShiftShowsEachPlannedEvent() throws IOException {
        OrderFile file = project(ORDER.toString());
        Map<UnitId, Unit> units = file.units().stream().collect(Collectors.toMap(Unit::id, u -> u));
        String lot = "10" + file.order().lot();
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<UnitId> seen = new HashSet<>();
        Optional<UnitId> box = Optional.empty();
        long last = 0;
        int noReads = 0;
        int longest = 0;
        Map<String, Long> first = new LinkedHashMap<>();
        for (String line : shift()) {
            int tab = line.indexOf('\t');
            long at = Long.parseLong(line.substring(1, tab));
            assertTrue(line.charAt(0) == '+' && at > last, line);
            last = at;
            String scan = line.substring(tab + 1);
            noReads = scan.equals(SimulatedShift.NO_READ) ? noReads + 1 : 0;
            longest = Math.max(longest, noReads);
            String kind;
            if (scan.equals(SimulatedShift.NO_READ)) {
                kind = "no-read";
            } else if (scan.startsWith("]C1")) {
                box = UnitId.parse(scan.substring(3));
                assertEquals(UnitKind.CASE, units.get(box.orElseThrow()).kind());
                kind = "case";
            } else {
                String[] parts = scan.substring(3).split("\\{GS\\}17281130", -1);
                UnitId pack = UnitId.parse(parts[0]).orElseThrow();
                kind = kind(pack, units.get(pack), parts[1].equals(lot), seen, box);
            }
            counts.merge(kind, 1, Integer::sum);
            first.putIfAbsent(kind, at);
        }
        assertEquals(
                Map.of(
                        "case", 40,
                        "right", 1_993,
                        "wrong-container", 1,
                        "wrong lot", 6,
                        "duplicate", 1,
                        "unknown", 1,
                        "no-read", 15),
                counts);
        assertEquals(SimulatedShift.BURST_LENGTH, longest);
        assertEquals(2_000, seen.size());
        assertTrue(last > 7 * 60_000 && last < 8 * 60_000, "about seven and a half minutes");
        assertTrue(
                first.values().stream().allMatch(at -> at < 100_000),
                "each kind is seen within the first 100 seconds: " + first);
    }

    private static String kind(
            UnitId pack,
            @org.jspecify.annotations.Nullable Unit unit,
            boolean lotIsRight,
            Set<UnitId> seen,
            Optional<UnitId> box) {
        if (unit == null) {
            return "unknown";
        }
        if (!seen.add(pack)) {
            return "duplicate";
        }
        if (!lotIsRight) {
            return "wrong lot";
        }
        boolean here =
                DEMO.cases().stream()
                        .filter(c -> box.equals(Optional.of(c.id())))
                        .anyMatch(c -> c.packs().contains(pack));
        return here ? "right" : "wrong-container";
    }

    private static List<String> shift() throws IOException {
        return Files.readAllLines(Project.dir().resolve("src/main/resources/demo/shift.txt"))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}

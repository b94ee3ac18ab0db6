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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The demo line's order and shift, and the sample orders. `[utest->req~order.demo~1]`
/// `[utest->req~order.samples~1]`
final class DemoDataTest {
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
    void allSamplesDescribeTheSameOrder() {
        OrderFile csv = project("assets/samples/order.csv");
        OrderFile epcis = project("assets/samples/order.json");
        assertEquals(PackedOrder.sample().order(), csv.order());
        assertEquals(csv.order(), epcis.order());
        assertEquals(csv.units(), epcis.units());
        OrderFile xml = project("assets/samples/order.xml");
        assertEquals(csv.order(), xml.order());
        assertEquals(csv.units(), xml.units());
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
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, Long> first = new LinkedHashMap<>();
        Set<UnitId> accepted = new HashSet<>();
        List<UnitId> content = new ArrayList<>();
        long last = 0;
        String before = "";
        int noReads = 0;
        int longest = 0;
        for (String line : shift()) {
            String[] parts = line.split("\t", -1);
            long at = Long.parseLong(parts[0].substring(1));
            assertTrue(parts[0].charAt(0) == '+' && at >= last, line);
            last = at;
            String kind;
            if (parts[2].startsWith("!")) {
                kind = parts[1] + " " + parts[2];
            } else if (parts[1].equals(SimulatedShift.CARTONS)) {
                noReads = parts[2].equals(SimulatedShift.NO_READ) ? noReads + 1 : 0;
                longest = Math.max(longest, noReads);
                kind = parts[2].equals(before) ? "repeat" : "";
                kind = kind.isEmpty() ? checked(parts[2], units, lot, accepted) : kind;
                before = noReads > 0 ? "" : parts[2];
            } else {
                UnitId unit = unit(parts[2]);
                boolean label = units.get(unit).kind() != UnitKind.PACK;
                kind = parts[1] + (label ? " " + units.get(unit).kind() : "");
                if (parts[1].equals(SimulatedShift.BUNDLES) && !label) {
                    kind = accepted.contains(unit) ? kind : "skipped";
                    content.add(unit);
                } else if (parts[1].equals(SimulatedShift.BUNDLES)) {
                    boolean foreign =
                            content.stream()
                                    .flatMap(pack -> units.get(pack).parent().stream())
                                    .anyMatch(parent -> !parent.equals(unit));
                    kind = foreign ? "foreign" : kind;
                    content.clear();
                }
            }
            counts.merge(kind, 1, Integer::sum);
            first.putIfAbsent(kind, at);
        }
        assertEquals(
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("right", 1_993),
                                Map.entry("wrong lot", 6),
                                Map.entry("duplicate", 1),
                                Map.entry("unknown", 1),
                                Map.entry("no-read", 16),
                                Map.entry("skipped", 1),
                                Map.entry("repeat", 1),
                                Map.entry("Carton check !stop", 1),
                                Map.entry("Carton check !run", 1),
                                Map.entry("Reject bin !reject", REJECTED),
                                Map.entry("Reject bin !confirm", REJECTED),
                                Map.entry("Bundler", 1_992),
                                Map.entry("Bundler BUNDLE", 199),
                                Map.entry("foreign", 1),
                                Map.entry("Case packer BUNDLE", 199),
                                Map.entry("Case packer CASE", 40),
                                Map.entry("Palletiser CASE", 40),
                                Map.entry("Palletiser PALLET", 1))),
                counts);
        assertEquals(SimulatedShift.BURST_LENGTH, longest);
        assertTrue(last > 8 * 60_000 && last < 9 * 60_000, "about eight and a half minutes");
        assertTrue(
                first.values().stream().allMatch(at -> at < 120_000),
                "each kind is seen within the first two minutes: " + first);
    }

    /// No-reads but for the one that goes on, the wrong lot, the copy and the unknown serial.
    private static final int REJECTED = 15 + 6 + 1 + 1;

    private static UnitId unit(String scan) {
        return UnitId.parse(scan.substring(3).split("\\{GS\\}", -1)[0]).orElseThrow();
    }

    /// What a read at the carton check is; packs that are right are added to `accepted`.
    private static String checked(
            String scan, Map<UnitId, Unit> units, String lot, Set<UnitId> accepted) {
        if (scan.equals(SimulatedShift.NO_READ)) {
            return "no-read";
        }
        if (!units.containsKey(unit(scan))) {
            return "unknown";
        }
        if (!scan.endsWith(lot)) {
            return "wrong lot";
        }
        return accepted.add(unit(scan)) ? "right" : "duplicate";
    }

    private static List<String> shift() throws IOException {
        return Files.readAllLines(Project.dir().resolve("src/main/resources/demo/shift.txt"))
                .stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}

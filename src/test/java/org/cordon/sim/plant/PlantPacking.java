package org.cordon.sim.plant;

import org.cordon.sim.plant.PlantBelt.Pack;
import org.cordon.sim.plant.PlantBelt.Shows;
import org.cordon.sim.plant.PlantCodes.Job;
import org.cordon.sim.plant.PlantEvent.Truth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Puts the packs of a plant into bundles, cases and pallets, with the faults of packing.
final class PlantPacking {
    /// Cases between filling and labelling of bundles.
    private static final int LABEL_LAG = 2;

    private final PlantRun run;
    private final PlantCodes codes;
    private final PlantBelt belt;
    private final Consumer<String> rows;
    private final Filling bundle = new Filling("layer");
    private final Filling single;
    private final Filling other = new Filling("table-b");
    private final Queue<Box> unlabelled = new ArrayDeque<>();
    private final Map<Integer, Long> firstCase = new HashMap<>();
    private final long[] listedPallets = new long[2];
    private List<Pack> aside = List.of();
    private long bundles;
    private long cases;

    /// A container that is being filled.
    private static final class Filling {
        final String station;
        final List<Pack> packs = new ArrayList<>();
        long number;
        long previous;
        int fault;
        boolean listed;

        Filling(String station) {
            this.station = station;
        }
    }

    /// A full case.
    ///
    /// @param label number on its label, which a fault may change
    private record Box(long number, long label, int fault, List<Long> bad) {}

    PlantPacking(PlantRun run, PlantCodes codes, PlantBelt belt, Consumer<String> rows) {
        this.run = run;
        this.codes = codes;
        this.belt = belt;
        this.rows = rows;
        this.single =
                new Filling(
                        switch (run.layout()) {
                            case BUNDLE_FILM -> "casing";
                            case MANUAL_TABLES -> "table-a";
                            case US_BOTTLES, TWO_LANES, EU_CARTONS -> "packer";
                        });
    }

    /// A row of the order file.
    String row(Job job, String serial, String parent) {
        String day = job.expiry();
        return job.gtin()
                + (',' + serial + ',' + job.lot() + ",20" + day.substring(0, 2))
                + ('-' + day.substring(2, 4) + '-' + day.substring(4) + ',' + parent);
    }

    /// A pack that was printed and is not packed.
    void unpacked(Pack pack) {
        if (run.layout().knowsParents()) {
            rows.accept(row(Job.OWN, codes.serial(0, pack.number()), ""));
        }
    }

    /// A pack arrives; packs of a swap change places here.
    void arrive(Pack pack, long at) {
        if (!run.layout().packs()) {
            return;
        }
        if (!aside.isEmpty()) {
            Pack first = aside.getFirst();
            Pack second = pack.with(first.fault());
            aside = List.of();
            if (run.layout().knowsParents()) {
                put(second, first, at);
                put(first, second, at);
            } else {
                put(second, second, at);
            }
            return;
        }
        int swap = swap(pack);
        if (swap == 0) {
            put(pack, pack, at);
        } else {
            firstCase.put(swap, cases);
            aside = List.of(pack.with(swap));
            if (!run.layout().knowsParents()) {
                put(aside.getFirst(), pack, at);
            }
        }
    }

    private int swap(Pack pack) {
        int inside = filling(pack).packs.size();
        if (run.layout() == PlantLayout.BUNDLE_FILM) {
            inside += bundle.packs.size();
        }
        return inside + 1 == run.sizes().box() ? begun(PlantFault.CASE_SWAP, pack) : 0;
    }

    /// A fault that has not begun and may with this pack.
    private int begun(PlantFault kind, Pack pack) {
        for (int id = 1; id <= run.faults().size(); id++) {
            if (belt.injection(id).fault() == kind
                    && pack.number() >= belt.injection(id).first()
                    && !firstCase.containsKey(id)) {
                return id;
            }
        }
        return 0;
    }

    private Filling filling(Pack pack) {
        return run.layout() == PlantLayout.MANUAL_TABLES && pack.number() % 2 == 0 ? other : single;
    }

    /// @param believed the pack that the line takes it for
    private void put(Pack pack, Pack believed, long at) {
        Filling box = filling(pack);
        boolean first = box.packs.isEmpty() && bundle.packs.isEmpty();
        if (first) {
            begin(box, pack);
        }
        if (run.layout() == PlantLayout.BUNDLE_FILM) {
            film(box, pack, believed, at);
        } else if (run.layout() == PlantLayout.US_BOTTLES) {
            listed(believed, PlantCodes.caseKey(box.number));
            box.packs.add(pack);
            if (box.packs.size() == run.sizes().box()) {
                bottles(box, at);
            }
        } else {
            if (first && box.station.equals("table-a")) {
                label(box(box), box.station, at - belt.pitch() / 2, "");
            }
            singly(box, pack, at);
        }
    }

    private void begin(Filling box, Pack pack) {
        box.previous = box.number;
        box.number = ++cases;
        box.listed = false;
        box.fault = 0;
        if (box.previous != 0) {
            int twice = begun(PlantFault.CASE_LABEL_TWICE, pack);
            int behind = begun(PlantFault.TRACKING_OFF_BY_ONE, pack);
            box.fault = Math.max(twice, behind);
            if (box.fault != 0) {
                firstCase.put(box.fault, box.number);
            }
        }
        firstCase.forEach((id, from) -> {
            if (belt.injection(id).fault() == PlantFault.TRACKING_OFF_BY_ONE
                    && box.number <= from + belt.injection(id).span()) {
                box.fault = id;
            }
        });
    }

    private Box box(Filling box) {
        long label = box.number;
        if (box.fault != 0) {
            PlantRun.Injection injection = belt.injection(box.fault);
            if (injection.fault() == PlantFault.CASE_LABEL_TWICE) {
                label = box.previous;
            } else if (injection.fault() == PlantFault.TRACKING_OFF_BY_ONE) {
                long first = firstCase.getOrDefault(box.fault, box.number);
                label = label == first + injection.span() ? first : label + 1;
            }
        }
        List<Long> all = box.packs.stream().map(Pack::number).toList();
        return new Box(
                box.number,
                label,
                box.fault != 0 ? box.fault : fault(box.packs),
                box.fault != 0 ? all : bad(box.packs));
    }

    // ---- one code, one scan

    private void singly(Filling box, Pack pack, long at) {
        box.packs.add(pack);
        long pitch = belt.pitch();
        List<Pack> one = List.of(pack);
        belt.add(at, truth(one), shows(pack.fault()), box.station, pack.label());
        if (run.layout() == PlantLayout.MANUAL_TABLES && belt.happens(Nuisance.RESCAN, pack)) {
            Truth again = pack.fault() == 0 ? Truth.of(Nuisance.RESCAN) : truth(one);
            belt.add(at + pitch / 4, again, Shows.NOTHING, box.station, pack.label());
        }
        if (box.packs.size() == run.sizes().box()) {
            Box full = box(box);
            if (!box.station.equals("table-b")) {
                close(box.station, at + pitch * 2 / 5);
            }
            if (!box.station.equals("table-a")) {
                label(full, box.station, at + pitch / 2, "");
            }
            belt.leave(at + pitch * 3 / 4, full.fault, full.bad);
            box.packs.clear();
        }
    }

    // ---- many codes, one message

    private void bottles(Filling box, long at) {
        List<Pack> seen = box.packs;
        if (!dead(seen, at)) {
            int fault = fault(seen);
            Shows shows =
                    fault != 0 && belt.injection(fault).fault() == PlantFault.CASE_SWAP
                            ? Shows.KNOWN
                            : shows(fault);
            belt.add(
                    at,
                    truth(seen),
                    shows,
                    box.station,
                    message(seen, pack -> codes.helper(pack.number())));
        }
        Box full = box(box);
        String content =
                "%s]C102%s37%d".formatted(PlantEvent.NEXT_CODE, Job.OWN.gtin(), run.sizes().box());
        label(full, box.station, at + belt.pitch() / 2, content);
        belt.leave(at + belt.pitch(), full.fault, full.bad);
        box.packs.clear();
    }

    private void film(Filling box, Pack pack, Pack believed, long at) {
        if (bundle.packs.isEmpty()) {
            bundle.number = ++bundles;
            bundle.listed = false;
        }
        String serial = codes.serial(Job.BUNDLE.pool(), bundle.number);
        String key = PlantCodes.key(Job.BUNDLE, serial);
        if (listed(believed, key) && !bundle.listed) {
            bundle.listed = true;
            rows.accept(row(Job.BUNDLE, serial, PlantCodes.caseKey(box.number)));
            listCase(box);
        }
        bundle.packs.add(pack);
        if (bundle.packs.size() == run.sizes().bundle()) {
            String label = PlantCodes.label(Job.BUNDLE, serial);
            if (!dead(bundle.packs, at)) {
                belt.add(
                        at,
                        truth(bundle.packs),
                        shows(fault(bundle.packs)),
                        bundle.station,
                        label + PlantEvent.NEXT_CODE + message(bundle.packs, Pack::label));
            }
            belt.add(at + belt.pitch(), truth(bundle.packs), Shows.NOTHING, box.station, label);
            box.packs.addAll(bundle.packs);
            bundle.packs.clear();
            if (box.packs.size() == run.sizes().box()) {
                filled(box, at);
            }
        }
    }

    private void filled(Filling box, long at) {
        long pitch = belt.pitch();
        close(box.station, at + pitch * 3 / 2);
        unlabelled.add(box(box));
        box.packs.clear();
        if (unlabelled.size() > LABEL_LAG) {
            Box labelled = unlabelled.remove();
            label(labelled, box.station, at + pitch * 7 / 4, "");
            palletise(labelled, at + 6 * pitch);
        }
    }

    private void palletise(Box box, long at) {
        long inSlot = (box.number - 1) / 2;
        int size = run.sizes().pallet();
        String slot = "slot=" + ((box.number - 1) % 2 + 1);
        long pitch = belt.pitch();
        if (inSlot % size == 0) {
            belt.add(
                    at - pitch / 4,
                    Truth.GOOD,
                    Shows.NOTHING,
                    "palletiser",
                    PlantCodes.label(PlantCodes.palletKey(pallet(box.number))),
                    slot);
        }
        label(box, "palletiser", at, "", slot);
        if (inSlot % size == size - 1) {
            belt.add(at + pitch / 4, Truth.GOOD, Shows.NOTHING, "palletiser", "!close", slot);
        }
        belt.leave(at + pitch / 2, box.fault, box.bad);
    }

    private long pallet(long box) {
        return (box - 1) / 2 / run.sizes().pallet() * 2 + (box - 1) % 2 + 1;
    }

    private static String message(List<Pack> packs, Function<Pack, String> code) {
        return packs.stream().map(code).collect(Collectors.joining(PlantEvent.NEXT_CODE));
    }

    /// Whether the camera is dead as the last of some packs comes; they are bad then.
    private boolean dead(List<Pack> packs, long at) {
        for (int id = 1; id <= run.faults().size(); id++) {
            PlantRun.Injection injection = belt.injection(id);
            if (injection.fault() == PlantFault.DEAD_CAMERA
                    && injection
                            .fault()
                            .covers(
                                    run.layout(),
                                    packs.getLast().number(),
                                    injection.first(),
                                    injection.span())) {
                int fault = id;
                packs.replaceAll(pack -> pack.with(fault));
                belt.mark(at, fault, Shows.KNOWN);
                if (firstCase.putIfAbsent(fault, 0L) == null) {
                    belt.silent(at, fault);
                }
                return true;
            }
        }
        return false;
    }

    // ---- what is said of it

    private void close(String station, long at) {
        belt.add(at, Truth.GOOD, Shows.NOTHING, station, "!close");
    }

    private void label(Box box, String station, long at, String more, String... keys) {
        belt.add(
                at,
                Truth.of(box.fault, box.bad),
                shows(box.fault),
                station,
                PlantCodes.label(PlantCodes.caseKey(box.label)) + more,
                keys);
    }

    /// A dead camera is due by the clock.
    private Shows shows(int fault) {
        return fault != 0 && belt.injection(fault).fault() == PlantFault.DEAD_CAMERA
                ? Shows.KNOWN
                : Shows.DUE;
    }

    private static Truth truth(List<Pack> packs) {
        return Truth.of(fault(packs), bad(packs));
    }

    private static int fault(List<Pack> packs) {
        return packs.stream().mapToInt(Pack::fault).filter(f -> f != 0).findFirst().orElse(0);
    }

    private static List<Long> bad(List<Pack> packs) {
        return packs.stream().filter(p -> p.fault() != 0).map(Pack::number).toList();
    }

    // ---- what the line data say

    /// Lists a pack, in its container if it carries its own serial.
    private boolean listed(Pack pack, String parent) {
        String own = codes.serial(0, pack.number());
        boolean right = pack.job().equals(Job.OWN) && pack.serial().equals(own);
        rows.accept(row(Job.OWN, own, right ? parent : ""));
        if (right && run.layout() == PlantLayout.US_BOTTLES) {
            listCase(single);
        }
        return right;
    }

    private void listCase(Filling box) {
        if (box.listed) {
            return;
        }
        box.listed = true;
        String parent = "";
        if (run.layout() == PlantLayout.BUNDLE_FILM) {
            long pallet = pallet(box.number);
            parent = PlantCodes.palletKey(pallet);
            int slot = (int) (pallet % 2);
            if (listedPallets[slot] != pallet) {
                listedPallets[slot] = pallet;
                rows.accept(",%s,,,".formatted(parent));
            }
        }
        rows.accept(",%s,,,%s".formatted(PlantCodes.caseKey(box.number), parent));
    }
}

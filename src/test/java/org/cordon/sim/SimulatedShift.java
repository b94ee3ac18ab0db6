package org.cordon.sim;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.UnitId;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/// The recorded shift of the demo line, as its stations would have seen it, with what goes wrong on the way: packs at
/// the carton check, packs and then the label of each bundle at the bundler, bundles and then the label of each case at
/// the case packer, and at the palletiser the label of the pallet and then its cases.
///
/// The plan, by case and slot (both from 0): a burst of no-reads in case 1, a pack that nobody read before it comes
/// to the bundler in case 2, a run with the wrong lot in case 3, a printer that repeats a serial in case 4, a belt that stops
/// in case 5, a pack of case 23 in a bundle of case 6, an unknown serial in case 8, and single no-reads here and there. Else a
/// pack that was not read is put back on the belt at the end of its bundle. What is wrong is taken off the line where it is
/// found, and the order records it in no container.
///
/// The carton check numbers its triggers. Three packs behind it a reject takes off what it refused, and a sensor confirms
/// that: all but the pack that goes on unread.
public final class SimulatedShift {
    /// The lot that the wrong run carries.
    public static final Lot WRONG_LOT = new Lot("K2410B");

    /// What a camera sends when it reads nothing.
    public static final String NO_READ = "NOREAD";

    static final String CARTONS = "Carton check";
    static final String REJECTS = "Reject bin";
    static final String BUNDLES = "Bundler";
    static final String CASES = "Case packer";
    static final String PALLETS = "Palletiser";

    /// Where single no-reads happen: case to slot.
    static final Map<Integer, Integer> SINGLE_NO_READS =
            Map.of(0, 23, 9, 31, 14, 7, 21, 40, 28, 12, 35, 33);

    static final int BURST_CASE = 1;
    static final int BURST_FROM = 20;
    static final int BURST_LENGTH = 9;
    static final int SKIPPED_CASE = 2;
    static final int SKIPPED_SLOT = 7;
    static final int WRONG_LOT_CASE = 3;
    static final int WRONG_LOT_FROM = 5;
    static final int WRONG_LOT_LENGTH = 6;
    static final int REPEATED_CASE = 4;
    static final int REPEATED_SLOT = 12;

    /// Another pack stands between: the fast clock of a demo without a window cannot tell two packs by their time.
    static final int REPEATED_AFTER = 13;

    static final int FOREIGN_CASE = 6;
    static final int FOREIGN_AFTER = 23;
    static final int FOREIGN_FROM_CASE = 23;
    static final int FOREIGN_SLOT = 5;
    static final int UNKNOWN_CASE = 8;
    static final int UNKNOWN_AFTER = 15;
    static final int STOP_CASE = 5;
    static final int STOP_AFTER = 20;

    /// How long the belt stands, in ms.
    static final int STANDS = 4_000;

    /// Packs between the carton check and its reject.
    private static final int TO_REJECT = 3;

    /// How long a unit travels from one station to the next, in ms.
    private static final long BELT = 20_000;

    /// A fast clock must tell a pack that was not read from its neighbours: more than the time between two, in ms.
    private static final long APART = 1_500;

    /// Between the last unit that goes into a container and its label, in ms.
    private static final long LABEL = 90;

    private static final String HEAD =
            """
            # The recorded shift of the demo line; the order is order.json, the stations are line.properties beside it.
            # One message of a scanner a line: + milliseconds since the shift began, a tab, the station, a tab, the scan as
            # text ({GS} is byte 0x1D) or a signal such as !confirm; then a tab and what was said beside it, such as trigger=7.
            # Made by a generator from a fixed seed: do not edit.
            """;

    /// @param what the text behind the time; a comment where it begins with `#`
    private record Line(long at, String what) {
        Line later(long by) {
            return new Line(at + by, what);
        }

        String text() {
            return what.startsWith("#") ? what : "+" + at + "\t" + what;
        }
    }

    private final PackedOrder packed;
    private final Random jitter = new Random(7);
    private final List<Line> lines = new ArrayList<>();
    private long millis = 1_000;
    private int triggers;

    // Triggers of packs on their way to the reject.
    private final Deque<Integer> refused = new ArrayDeque<>();

    private SimulatedShift(PackedOrder packed) {
        this.packed = packed;
    }

    /// Writes the shift of an order of at least 40 cases of five bundles of ten packs.
    public static String of(PackedOrder packed) {
        return new SimulatedShift(packed).play();
    }

    /// What is taken off the line, and is recorded in no container.
    static Set<UnitId> takenOff(List<PackedOrder.Case> cases) {
        List<UnitId> wrongLot =
                cases.get(WRONG_LOT_CASE)
                        .packs()
                        .subList(WRONG_LOT_FROM, WRONG_LOT_FROM + WRONG_LOT_LENGTH);
        Set<UnitId> off = new HashSet<>(wrongLot);
        off.add(cases.get(SKIPPED_CASE).packs().get(SKIPPED_SLOT));
        off.add(cases.get(REPEATED_CASE).packs().get(REPEATED_SLOT));
        off.add(cases.get(FOREIGN_CASE).bundles().get(bundleOf(FOREIGN_AFTER)).id());
        return off;
    }

    private static int bundleOf(int slot) {
        return slot / PackedOrder.DEMO_BUNDLE;
    }

    private String play() {
        scan(500, PALLETS, label(packed.pallet()));
        stage("good packs");
        for (int c = 0; c < packed.cases().size(); c++) {
            box(c);
        }
        lines.add(new Line(Long.MAX_VALUE, "# the pallet is full"));
        return lines.stream()
                .sorted(Comparator.comparingLong(Line::at))
                .map(Line::text)
                .collect(Collectors.joining("\n", HEAD, "\n"));
    }

    private void box(int c) {
        PackedOrder.Case box = packed.cases().get(c);
        long last = 0;
        for (int b = 0; b < box.bundles().size(); b++) {
            PackedOrder.Bundle bundle = box.bundles().get(b);
            last = bundled(c, b, bundle) + BELT;
            if (!packed.loose().contains(bundle.id())) {
                scan(last, CASES, right(bundle.id()));
            }
        }
        scan(last + LABEL, CASES, label(box.id()));
        scan(last + LABEL + BELT, PALLETS, label(box.id()));
    }

    /// Packs of a bundle pass the carton check and come to the bundler.
    ///
    /// @return when its label is read
    private long bundled(int c, int b, PackedOrder.Bundle bundle) {
        Deque<UnitId> putBack = new ArrayDeque<>();
        for (int i = 0; i < bundle.packs().size(); i++) {
            int slot = b * bundle.packs().size() + i;
            if (c != FOREIGN_FROM_CASE || slot != FOREIGN_SLOT) {
                slot(c, slot, bundle.packs().get(i), putBack);
            }
            after(c, slot);
        }
        putBack.forEach(this::passes);
        long at = millis + BELT + LABEL;
        scan(at, BUNDLES, right(bundle.id()));
        return at;
    }

    private void slot(int c, int slot, UnitId pack, Deque<UnitId> putBack) {
        if (c == SKIPPED_CASE && slot == SKIPPED_SLOT) {
            stage("a pack that was not read goes on");
            millis += APART;
            check(NO_READ);
            scan(millis + BELT, BUNDLES, right(pack));
            millis += APART;
        } else if (Optional.of(slot).equals(Optional.ofNullable(SINGLE_NO_READS.get(c)))) {
            millis += APART;
            refused(NO_READ);
            putBack.add(pack);
            millis += APART;
        } else if (c == BURST_CASE && within(slot, BURST_FROM, BURST_LENGTH)) {
            if (slot == BURST_FROM) {
                stage("a burst of no-reads");
            }
            // The belt runs slowly, so that a fast clock tells them apart.
            millis += 500;
            refused(NO_READ);
            putBack.add(pack);
            if (slot == BURST_FROM + BURST_LENGTH - 1) {
                millis += 3_000;
                stage("the window is wiped, the packs are put back");
            }
        } else if (c == WRONG_LOT_CASE && within(slot, WRONG_LOT_FROM, WRONG_LOT_LENGTH)) {
            if (slot == WRONG_LOT_FROM) {
                stage("a run with the wrong lot");
            }
            refused(code(pack, WRONG_LOT));
        } else if (c == REPEATED_CASE && slot == REPEATED_SLOT) {
            check(right(pack));
        } else {
            passes(pack);
        }
    }

    private void after(int c, int slot) {
        if (c == REPEATED_CASE && slot == REPEATED_AFTER) {
            stage("the printer repeats a serial");
            refused(right(packed.cases().get(c).packs().get(REPEATED_SLOT)));
        }
        if (c == STOP_CASE && slot == STOP_AFTER) {
            stage("the belt stops and starts; the camera reads the pack before it once more");
            stands();
            check(right(packed.cases().get(c).packs().get(slot)));
        }
        if (c == FOREIGN_CASE && slot == FOREIGN_AFTER) {
            stage("a pack that is recorded in another bundle");
            passes(packed.cases().get(FOREIGN_FROM_CASE).packs().get(FOREIGN_SLOT));
        }
        if (c == UNKNOWN_CASE && slot == UNKNOWN_AFTER) {
            stage("a serial that the order does not list");
            refused(right(unknown()));
        }
    }

    private static boolean within(int slot, int from, int length) {
        return slot >= from && slot < from + length;
    }

    private UnitId unknown() {
        Set<UnitId> known = new HashSet<>(packed.packs());
        PackedOrder.Serials serials = new PackedOrder.Serials(99);
        while (true) {
            UnitId unit = new UnitId.Sgtin(packed.order().gtin(), serials.next());
            if (!known.contains(unit)) {
                return unit;
            }
        }
    }

    /// A pack is read at the carton check, and at the bundler after its way on the belt.
    private void passes(UnitId pack) {
        check(right(pack));
        scan(millis + BELT, BUNDLES, right(pack));
    }

    private void refused(String scan) {
        check(scan);
        refused.add(triggers);
    }

    private void check(String scan) {
        millis += 170 + jitter.nextInt(61);
        scan(millis, CARTONS, scan + "\ttrigger=" + ++triggers);
        if (!refused.isEmpty() && triggers - refused.element() == TO_REJECT) {
            scan(millis + 40, REJECTS, "!reject");
            scan(millis + 70, REJECTS, "!confirm\ttrigger=" + refused.remove());
        }
    }

    /// What is on the belt then comes later by as much.
    private void stands() {
        long from = millis + 100;
        lines.replaceAll(line -> line.at() > from ? line.later(STANDS) : line);
        scan(from, CARTONS, "!stop");
        scan(from + STANDS, CARTONS, "!run");
        millis += STANDS;
    }

    private static String label(UnitId container) {
        return "]C1" + container.key();
    }

    private String right(UnitId unit) {
        return code(unit, packed.order().lot());
    }

    /// A GS1 DataMatrix as a camera transmits it: 01, 21, 17, 10.
    private String code(UnitId unit, Lot lot) {
        return "]d2%s{GS}17%s10%s".formatted(unit.key(), packed.order().expiry().yymmdd(), lot);
    }

    private void stage(String what) {
        lines.add(new Line(millis, "# " + what));
    }

    private void scan(long at, String station, String scan) {
        lines.add(new Line(at, station + "\t" + scan));
    }
}

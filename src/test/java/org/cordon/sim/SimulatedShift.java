package org.cordon.sim;

import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.UnitId;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The recorded shift of the demo line, as an in-line camera would have seen it: each case label,
/// then the packs of that case, with what goes wrong on the way.
///
/// The plan, by case and slot (both from 0): a burst of no-reads in case 1, a run with the wrong
/// lot in case 3, a duplicate in case 4, a pack of case 23 in case 6, an unknown serial in case 8, and
/// single no-reads here and there. A pack that was not read is put back on the belt at the end of
/// its case, so every pack of the order is seen in the end; that pack is missing from its own
/// case.
public final class SimulatedShift {
    /// The lot that the wrong run carries.
    public static final Lot WRONG_LOT = new Lot("K2410B");

    /// What the camera sends when it reads nothing.
    public static final String NO_READ = "NOREAD";

    /// Where single no-reads happen: case to slot.
    static final Map<Integer, Integer> SINGLE_NO_READS =
            Map.of(0, 23, 9, 31, 14, 7, 21, 40, 28, 12, 35, 33);

    static final int BURST_CASE = 1;
    static final int BURST_FROM = 24;
    static final int BURST_LENGTH = 9;
    static final int WRONG_LOT_CASE = 3;
    static final int WRONG_LOT_FROM = 5;
    static final int WRONG_LOT_LENGTH = 6;
    static final int DUPLICATE_CASE = 4;
    static final int DUPLICATE_OF = 12;
    static final int DUPLICATE_AFTER = 30;
    static final int MISPLACED_CASE = 6;
    static final int MISPLACED_AFTER = 20;
    static final int MISPLACED_FROM_CASE = 23;
    static final int MISPLACED_SLOT = 5;
    static final int UNKNOWN_CASE = 8;
    static final int UNKNOWN_AFTER = 15;

    private static final String HEAD =
            """
            # The recorded shift of the demo line; the order is order.json beside it.
            # One scan a line: + milliseconds since the shift began, a tab, the scan as text
            # ({GS} is byte 0x1D). Made by a generator from a fixed seed: do not edit.
            """;

    private final PackedOrder packed;
    private final Random jitter = new Random(7);
    private final StringBuilder text = new StringBuilder(HEAD);
    private long millis = 1_000;

    private SimulatedShift(PackedOrder packed) {
        this.packed = packed;
    }

    /// Writes the shift of an order of at least 40 cases of 50 packs.
    public static String of(PackedOrder packed) {
        return new SimulatedShift(packed).play();
    }

    private String play() {
        for (int c = 0; c < packed.cases().size(); c++) {
            box(c);
        }
        stage("the pallet is full");
        return text.toString();
    }

    private void box(int c) {
        PackedOrder.Case box = packed.cases().get(c);
        if (c == 0) {
            stage("good packs");
        }
        pause(300);
        scan("]C1" + box.id().key());
        pause(150);
        Deque<String> putBack = new ArrayDeque<>();
        List<UnitId> packs = box.packs();
        for (int slot = 0; slot < packs.size(); slot++) {
            if (c == MISPLACED_FROM_CASE && slot == MISPLACED_SLOT) {
                continue;
            }
            slot(c, slot, packs.get(slot), putBack);
            after(c, slot, packs);
        }
        putBack.forEach(this::scan);
    }

    private void slot(int c, int slot, UnitId pack, Deque<String> putBack) {
        if (Optional.of(slot).equals(Optional.ofNullable(SINGLE_NO_READS.get(c)))) {
            scan(NO_READ);
            putBack.add(right(pack));
        } else if (c == BURST_CASE && within(slot, BURST_FROM, BURST_LENGTH)) {
            if (slot == BURST_FROM) {
                stage("a burst of no-reads");
            }
            scan(NO_READ);
            putBack.add(right(pack));
            if (slot == BURST_FROM + BURST_LENGTH - 1) {
                pause(3_000);
                stage("the window is wiped, the packs are put back");
            }
        } else if (c == WRONG_LOT_CASE && within(slot, WRONG_LOT_FROM, WRONG_LOT_LENGTH)) {
            if (slot == WRONG_LOT_FROM) {
                stage("a run with the wrong lot");
            }
            scan(code(pack, WRONG_LOT));
        } else {
            scan(right(pack));
        }
    }

    private void after(int c, int slot, List<UnitId> packs) {
        if (c == DUPLICATE_CASE && slot == DUPLICATE_AFTER) {
            stage("a serial that was seen before");
            scan(right(packs.get(DUPLICATE_OF)));
        }
        if (c == MISPLACED_CASE && slot == MISPLACED_AFTER) {
            stage("a pack that is recorded in another case");
            scan(right(packed.cases().get(MISPLACED_FROM_CASE).packs().get(MISPLACED_SLOT)));
        }
        if (c == UNKNOWN_CASE && slot == UNKNOWN_AFTER) {
            stage("a serial that the order does not list");
            scan(right(unknown()));
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

    private String right(UnitId pack) {
        return code(pack, packed.order().lot());
    }

    /// A GS1 DataMatrix as a camera transmits it: 01, 21, 17, 10.
    private String code(UnitId pack, Lot lot) {
        return "]d2%s{GS}17%s10%s".formatted(pack.key(), packed.order().expiry().yymmdd(), lot);
    }

    private void stage(String what) {
        text.append("# ").append(what).append('\n');
    }

    private void pause(int ms) {
        millis += ms;
    }

    private void scan(String scan) {
        millis += 170 + jitter.nextInt(61);
        text.append('+').append(millis).append('\t').append(scan).append('\n');
    }
}

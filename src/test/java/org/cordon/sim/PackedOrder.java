package org.cordon.sim;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.code.gs1.Serial;
import org.cordon.core.code.gs1.Sscc;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;
import org.cordon.core.order.UnitState;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// An invented order, packed on one pallet; the same from the same seed.
///
/// @param ended units that are no longer active
/// @param loose units that are recorded in no container
public record PackedOrder(
        Order order,
        UnitId pallet,
        List<Case> cases,
        Map<UnitId, UnitState> ended,
        Set<UnitId> loose) {
    /// Packs in a bundle of the demo line.
    static final int DEMO_BUNDLE = 10;

    /// Digits of the company prefix that all numbers begin with.
    public static final int PREFIX_LENGTH = 7;

    /// Without 0, 1, I and O, so that no serial is misread by people, and none looks like an
    /// element with a lost separator.
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// A case with its bundles.
    public record Case(UnitId id, List<Bundle> bundles) {
        /// All packs in it, in packing order.
        public List<UnitId> packs() {
            return bundles.stream().flatMap(b -> b.packs().stream()).toList();
        }
    }

    /// A bundle with its packs.
    public record Bundle(UnitId id, List<UnitId> packs) {}

    /// The order of one product, lot and expiry that large files are made of.
    public static Order largeOrder(int packs) {
        return new Order(
                new OrderId("PO-LARGE"),
                "Amlodipine 5 mg, 30 tablets",
                new Gtin("04012345000009"),
                new Lot("K2411A"),
                new Expiry(LocalDate.of(2028, 11, 30)),
                packs);
    }

    /// The order of the demo line: 2,000 packs, 10 a bundle, 5 bundles a case, 40 cases; what the shift takes off the line
    /// is loose.
    public static PackedOrder demo() {
        Order order =
                new Order(
                        new OrderId("PO-2026-1187"),
                        "Amlodipine 5 mg, 30 tablets",
                        new Gtin("04012345000009"),
                        new Lot("K2411A"),
                        new Expiry(LocalDate.of(2028, 11, 30)),
                        2_000);
        PackedOrder packed = pack(order, 40, 5, DEMO_BUNDLE, new Serials(20_261_123L), 1);
        return new PackedOrder(
                order,
                packed.pallet(),
                packed.cases(),
                Map.of(),
                SimulatedShift.takenOff(packed.cases()));
    }

    /// The order of the samples: 12 packs, 3 a bundle, 2 bundles a case, 2 cases; one pack was
    /// taken as a sample, one decommissioned.
    public static PackedOrder sample() {
        Order order =
                new Order(
                        new OrderId("PO-2026-0042"),
                        "Metformin 850 mg, 60 tablets",
                        new Gtin("04012345011111"),
                        new Lot("M1207"),
                        new Expiry(LocalDate.of(2027, 6, 30)),
                        12);
        PackedOrder packed = pack(order, 2, 2, 3, new Serials(42), 5_001);
        List<UnitId> packs = packed.packs();
        return new PackedOrder(
                order,
                packed.pallet(),
                packed.cases(),
                Map.of(packs.get(2), UnitState.SAMPLED, packs.get(7), UnitState.DECOMMISSIONED),
                Set.of());
    }

    /// An order of any size.
    public static PackedOrder of(Order order, int cases, int bundles, int packs, long seed) {
        return pack(order, cases, bundles, packs, new Serials(seed), 1);
    }

    private static PackedOrder pack(
            Order order, int cases, int bundles, int packs, Serials serials, int n) {
        // A bundle is a trade item of its own: the packs' number with indicator 1.
        Gtin bundle = gtin("1" + order.gtin().digits().substring(1, 13));
        List<Case> filled = new ArrayList<>();
        for (int c = 0; c < cases; c++) {
            List<Bundle> banded = new ArrayList<>();
            for (int b = 0; b < bundles; b++) {
                List<UnitId> inside = new ArrayList<>();
                for (int p = 0; p < packs; p++) {
                    inside.add(new UnitId.Sgtin(order.gtin(), serials.next()));
                }
                banded.add(new Bundle(new UnitId.Sgtin(bundle, serials.next()), inside));
            }
            filled.add(new Case(sscc('3', n + c), banded));
        }
        return new PackedOrder(order, sscc('0', n), filled, Map.of(), Set.of());
    }

    /// All packs, in packing order.
    public List<UnitId> packs() {
        return cases.stream().flatMap(c -> c.packs().stream()).toList();
    }

    private static Gtin gtin(String thirteen) {
        return new Gtin(thirteen + CheckDigit.of(thirteen));
    }

    private static UnitId sscc(char extension, int number) {
        String body = extension + "4012345" + "%09d".formatted(number);
        return new UnitId.Container(new Sscc(body + CheckDigit.of(body)));
    }

    /// Serials of twelve characters, none twice.
    public static final class Serials {
        private final Random random;
        private final Set<String> given = new HashSet<>();

        /// Starts a series.
        public Serials(long seed) {
            random = new Random(seed);
        }

        /// The next one.
        public Serial next() {
            while (true) {
                StringBuilder serial = new StringBuilder(12);
                for (int i = 0; i < 12; i++) {
                    serial.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                }
                if (given.add(serial.toString())) {
                    return new Serial(serial.toString());
                }
            }
        }
    }
}

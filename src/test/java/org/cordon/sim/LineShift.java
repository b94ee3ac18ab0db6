package org.cordon.sim;

import org.cordon.core.code.gs1.CheckDigit;
import org.cordon.core.code.gs1.Expiry;
import org.cordon.core.code.gs1.Gtin;
import org.cordon.core.code.gs1.Lot;
import org.cordon.core.order.Order;
import org.cordon.core.order.OrderId;
import org.cordon.core.order.UnitId;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The sample of a line of five stations: its order of 120 packs, and a recorded shift of them with what goes wrong
/// on the way. Packs count from 0, five in a bundle, four bundles in a case, six cases on the pallet.
///
/// 1. Pack 12 is not read and put back.
/// 2. A pack of another product stands behind pack 25.
/// 3. The printer prints the code of pack 32 three times.
/// 4. Pack 44 is bundled though the camera never saw it.
/// 5. The belt stops behind pack 50, and starts again.
/// 6. Packs 67 and 92 change places before the camera, and so their cases.
/// 7. The camera reads nothing of packs 104 to 111, until its window is wiped and they are put back.
public final class LineShift {
    private static final int PITCH = 400;
    private static final int PACKS_IN_BUNDLE = 5;
    private static final int BUNDLES_IN_CASE = 4;

    private static final String HEAD =
            """
            # A shift of the line in line.properties with the order in line-order.csv. Columns, with a TAB between:
            # + milliseconds since the shift began; station; codes of one message, {RS} between them, or a signal;
            # what the scanner said beside them. Made by a generator: do not edit.
            """;

    private static final String LINE =
            """
            # A line of five stations: packs, three levels of containers, and a bench beside the belt.
            station.1.name=Pack camera
            station.1.level=unit
            station.2.name=Bundler
            station.2.level=bundle
            station.2.association=one-message
            station.2.requires=Pack camera
            station.3.name=Case packer
            station.3.level=case
            station.3.association=container-last
            station.3.requires=Bundler
            station.4.name=Palletiser
            station.4.level=pallet
            station.4.association=container-first
            station.4.requires=Case packer
            station.5.name=Rework
            station.5.kind=rework
            """;

    private record Row(long at, String text) {}

    private final PackedOrder packed = order();
    private final List<UnitId> packs = packed.packs();
    private final List<Row> rows = new ArrayList<>();
    private final long[] readAt = new long[packs.size()];
    private long millis = 1_000;
    private int trigger;

    private LineShift() {}

    /// The order.
    public static PackedOrder order() {
        Order order =
                new Order(
                        new OrderId("PO-2026-0077"),
                        "Ramipril 5 mg, 28 tablets",
                        new Gtin("04012345022223"),
                        new Lot("R3301"),
                        new Expiry(LocalDate.of(2028, 4, 30)),
                        120);
        return PackedOrder.of(order, 6, BUNDLES_IN_CASE, PACKS_IN_BUNDLE, 77);
    }

    /// The stations, as settings.
    public static String line() {
        return LINE;
    }

    /// The recorded shift.
    public static String shift() {
        LineShift shift = new LineShift();
        shift.camera();
        shift.packing();
        return HEAD
                + shift.rows.stream()
                        .sorted(Comparator.comparingLong(Row::at))
                        .map(row -> "+%d\t%s\n".formatted(row.at(), row.text()))
                        .collect(Collectors.joining());
    }

    private void camera() {
        at(millis, "Pack camera", "!run");
        for (int n = 0; n < packs.size(); n++) {
            switch (n) {
                case 12 -> read("NOREAD");
                case 44 -> millis += PITCH;
                case 67 -> read(92);
                case 92 -> read(67);
                case 104, 105, 106, 107, 108, 109, 110, 111 -> read("NOREAD");
                default -> read(n);
            }
            switch (n) {
                case 14 -> read(12);
                case 25 -> read(foreign());
                case 32 -> {
                    read(code(n));
                    read(code(n));
                    at(millis + 5_000, "Rework", code(n));
                }
                case 50 -> stop();
                case 111 -> {
                    millis += 20_000;
                    for (int again = 104; again <= 111; again++) {
                        read(again);
                    }
                }
                default -> {
                    // Nothing goes wrong behind this pack.
                }
            }
        }
    }

    private void stop() {
        at(millis - PITCH / 2, "Pack camera", "!stop");
        millis += 90_000;
        at(millis, "Pack camera", "!run");
        millis += 60;
        read(code(50));
    }

    private void packing() {
        List<UnitId> standing = new ArrayList<>(packs);
        standing.set(67, packs.get(92));
        standing.set(92, packs.get(67));
        int n = 0;
        long after = 0;
        List<Row> pallet = new ArrayList<>();
        for (PackedOrder.Case box : packed.cases()) {
            for (PackedOrder.Bundle bundle : box.bundles()) {
                List<UnitId> inside = standing.subList(n, n + PACKS_IN_BUNDLE);
                long last = after;
                for (int i = 0; i < PACKS_IN_BUNDLE; i++) {
                    last = Math.max(last, readAt[n + i]);
                }
                n += PACKS_IN_BUNDLE;
                after = last + 1_500;
                String content =
                        Stream.concat(Stream.of(bundle.id().key()), inside.stream().map(this::code))
                                .collect(Collectors.joining("{RS}"));
                at(after, "Bundler", content);
                at(after + 2_000, "Case packer", bundle.id().key());
            }
            at(after + 3_000, "Case packer", "]C1" + box.id().key());
            pallet.add(new Row(after + 9_000, "Palletiser\t]C1" + box.id().key()));
        }
        rows.add(
                new Row(pallet.getFirst().at() - 1_000, "Palletiser\t]C1" + packed.pallet().key()));
        rows.addAll(pallet);
    }

    private void read(int n) {
        readAt[n] = millis;
        read(code(n));
    }

    private void read(String code) {
        at(millis, "Pack camera", code + "\ttrigger=" + ++trigger);
        millis += PITCH;
    }

    private void at(long when, String station, String what) {
        rows.add(new Row(when, station + "\t" + what));
    }

    private String code(int n) {
        return code(packs.get(n));
    }

    private String code(UnitId pack) {
        Order order = packed.order();
        return "]d2%s{GS}17%s10%s".formatted(pack.key(), order.expiry().yymmdd(), order.lot());
    }

    private static String foreign() {
        String other = "0401234503333";
        return "]d201%s%d21KMZ42P{GS}1728033110A1".formatted(other, CheckDigit.of(other));
    }
}

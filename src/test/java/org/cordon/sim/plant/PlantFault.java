package org.cordon.sim.plant;

import static org.cordon.sim.plant.PlantLayout.BUNDLE_FILM;
import static org.cordon.sim.plant.PlantLayout.EU_CARTONS;
import static org.cordon.sim.plant.PlantLayout.MANUAL_TABLES;
import static org.cordon.sim.plant.PlantLayout.TWO_LANES;

import java.util.Set;

/// What goes wrong on a simulated line. The table `src/docs/requirements/line-simulation.md` says for each
/// layout what can be known of it, and when.
///
/// The span of a fault is the number of packs from its first, if it says nothing else.
public enum PlantFault {
    /// A serial is printed again; the span is the number of packs between the two.
    PRINTER_REPEAT(3, "DUPLICATE"),
    /// The printer gets the last block of serials again.
    SERIAL_BLOCK_TWICE(10, "DUPLICATE"),
    /// After a restart the printer has the lot of another job.
    WRONG_LOT_JOB(5, "WRONG_LOT"),
    /// After a restart the printer has the expiry of another job.
    WRONG_EXPIRY_JOB(5, "WRONG_EXPIRY"),
    /// After a restart the printer has the product of another job.
    WRONG_PRODUCT_JOB(5, "WRONG_PRODUCT"),
    /// A pack of another product.
    FOREIGN_PACK(1, "WRONG_PRODUCT"),
    /// A pack that the previous lot left on the line.
    PREVIOUS_LOT_PACK(1, "WRONG_LOT WRONG_EXPIRY UNKNOWN_SERIAL"),
    /// A challenge piece that was left on the line.
    CHALLENGE_PIECE(1, "WRONG_LOT UNKNOWN_SERIAL BAD_CODE"),
    /// A roll of the previous lot on lane 2.
    WRONG_ROLL(20, "WRONG_LOT WRONG_EXPIRY UNKNOWN_SERIAL"),
    /// The camera sends its last result again for each pack.
    CAMERA_REPEATS(4, "DUPLICATE READER_FAULT"),
    /// The camera sends nothing: the one at packing where it reads many codes at once, lane 2's
    /// where there are lanes, else the unit camera.
    DEAD_CAMERA(30, "SCANNER_SILENT NOT_VERIFIED CONTAINER_COUNT"),
    /// The unit camera is bypassed, and a signal says so.
    BYPASS(10, "BYPASS NOT_VERIFIED"),
    /// A pack is not read, and the gate lets it pass.
    MISSED_REJECT(1, "ESCAPED NOT_VERIFIED"),
    /// Labels are one case behind, for as many cases as the span says; without cases, the gate rejects
    /// the pack after the right one.
    TRACKING_OFF_BY_ONE(2, "WRONG_CONTAINER TWO_PARENTS ESCAPED"),
    /// The last pack of a case and the first of the next change places, behind the last station
    /// that reads packs singly.
    CASE_SWAP(1, "WRONG_CONTAINER TWO_PARENTS"),
    /// A case gets the label of the case before it.
    CASE_LABEL_TWICE(1, "DUPLICATE TWO_PARENTS WRONG_CONTAINER");

    private final int span;
    private final String names;

    PlantFault(int span, String names) {
        this.span = span;
        this.names = names;
    }

    /// Usual span.
    public int span() {
        return span;
    }

    /// Codes of verdicts and alarms, each of which names it.
    public Set<String> names() {
        return Set.of(names.split(" ", -1));
    }

    /// Whether it can happen.
    public boolean possible(PlantLayout layout) {
        return switch (this) {
            case WRONG_ROLL -> layout == TWO_LANES;
            case WRONG_LOT_JOB, WRONG_EXPIRY_JOB, WRONG_PRODUCT_JOB -> layout != TWO_LANES;
            case CASE_SWAP, CASE_LABEL_TWICE -> layout != EU_CARTONS;
            case TRACKING_OFF_BY_ONE -> layout != MANUAL_TABLES;
            case PRINTER_REPEAT,
                    SERIAL_BLOCK_TWICE,
                    FOREIGN_PACK,
                    PREVIOUS_LOT_PACK,
                    CHALLENGE_PIECE,
                    CAMERA_REPEATS,
                    DEAD_CAMERA,
                    BYPASS,
                    MISSED_REJECT ->
                    true;
        };
    }

    /// Whether anything that is read or signalled shows it: packs and cases in the wrong place show only
    /// where the line data say which is right.
    public boolean visible(PlantLayout layout) {
        return switch (this) {
            case CASE_SWAP -> layout.knowsParents();
            case TRACKING_OFF_BY_ONE -> layout.knowsParents() || layout == EU_CARTONS;
            default -> possible(layout);
        };
    }

    /// Whether each bad pack needs an alarm of its own; of the others it is enough that the fault is named
    /// before they leave.
    boolean alarmsEachPack() {
        return switch (this) {
            case CAMERA_REPEATS,
                    DEAD_CAMERA,
                    BYPASS,
                    MISSED_REJECT,
                    TRACKING_OFF_BY_ONE,
                    CASE_SWAP,
                    CASE_LABEL_TWICE ->
                    false;
            case PRINTER_REPEAT,
                    SERIAL_BLOCK_TWICE,
                    WRONG_LOT_JOB,
                    WRONG_EXPIRY_JOB,
                    WRONG_PRODUCT_JOB,
                    FOREIGN_PACK,
                    PREVIOUS_LOT_PACK,
                    CHALLENGE_PIECE,
                    WRONG_ROLL ->
                    true;
        };
    }

    /// Whether the camera at packing shows it, or nothing, and not the unit camera.
    boolean atPacking(PlantLayout layout) {
        return switch (this) {
            case CASE_SWAP, CASE_LABEL_TWICE -> true;
            case TRACKING_OFF_BY_ONE -> layout != EU_CARTONS;
            case DEAD_CAMERA -> layout == BUNDLE_FILM || layout == PlantLayout.US_BOTTLES;
            default -> false;
        };
    }

    /// Whether a pack with a number carries it.
    boolean covers(PlantLayout layout, long pack, long first, int length) {
        int packs =
                switch (this) {
                    case PRINTER_REPEAT, TRACKING_OFF_BY_ONE, CASE_SWAP, CASE_LABEL_TWICE -> 1;
                    default -> length;
                };
        boolean oneLane = layout == TWO_LANES && (this == WRONG_ROLL || this == DEAD_CAMERA);
        return pack >= first && pack < first + packs && (!oneLane || layout.lane(pack) == 2);
    }
}

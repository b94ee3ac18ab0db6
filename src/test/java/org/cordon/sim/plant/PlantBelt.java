package org.cordon.sim.plant;

import org.cordon.sim.plant.PlantEvent.BadPack;
import org.cordon.sim.plant.PlantEvent.Truth;
import org.cordon.sim.plant.PlantRun.Injection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Printer, unit camera and gate of a plant, and the clock of its belt.
///
/// What is to happen waits in order of belt time, which stands still while the belt does. It holds
/// what is on the belt, a few packs that were seen last, and the open containers.
final class PlantBelt implements Iterator<PlantEvent> {
    /// Pitches between the unit camera and packing.
    static final int TO_PACKING = 8;

    private static final int RECENT = 64;
    private static final int RERUN_AFTER = 20;
    private static final int SILENCE = 20;
    private static final String CAMERA = "camera";
    private static final String GATE = "gate";
    private static final String NO_CODE = "NOREAD";

    private final PlantRun run;
    private final PlantCodes codes;
    private final PlantPacking packing;
    private final Consumer<String> rows;
    private final SplittableRandom random;
    private final Queue<Waiting> waiting = new PriorityQueue<>();
    private final Deque<Pack> recent = new ArrayDeque<>();
    private final Deque<Rerun> reruns = new ArrayDeque<>();
    private final Set<Integer> known = new HashSet<>();
    private final Set<Integer> due = new HashSet<>();
    private final Truth marks =
            new Truth(
                    0,
                    new ArrayList<>(),
                    new ArrayList<>(),
                    Optional.empty(),
                    List.of(),
                    new ArrayList<>());
    private String lastRead = "";
    private int lastLane;
    private long sequence;
    private long slot;
    private long last;
    private long printed;
    private long triggers;
    private long standstill;
    private boolean ended;

    /// A physical pack.
    ///
    /// @param number counts from 1; its place in the pool of serials too
    /// @param fault number of its fault, 0 for none
    record Pack(long number, PlantCodes.Job job, String serial, int fault) {
        String label() {
            return PlantCodes.label(job, serial);
        }

        Pack with(int other) {
            return new Pack(number, job, serial, other);
        }
    }

    private record Rerun(long slot, Pack pack) {}

    /// What an event shows of its fault.
    enum Shows {
        NOTHING,
        /// It can be known now.
        KNOWN,
        /// It can be known now, and must be named.
        DUE
    }

    /// @param content empty for marks alone, which the next event takes
    private record Waiting(
            long at,
            long sequence,
            Truth truth,
            Shows shows,
            String station,
            String content,
            List<String> keys)
            implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            return at != other.at
                    ? Long.compare(at, other.at)
                    : Long.compare(sequence, other.sequence);
        }
    }

    PlantBelt(PlantRun run, Consumer<String> rows) {
        this.run = run;
        this.rows = rows;
        this.codes = new PlantCodes(run.seed());
        this.random = new SplittableRandom(run.seed());
        this.packing = new PlantPacking(run, codes, this, rows);
        add(0, Truth.GOOD, Shows.NOTHING, CAMERA, "!run");
    }

    @Override
    public boolean hasNext() {
        while (!ended) {
            while (!finished() && (waiting.isEmpty() || waiting.peek().at > slotTime())) {
                feed();
            }
            if (waiting.isEmpty()) {
                ended = true;
                add(Math.max(last, slotTime()), Truth.GOOD, Shows.NOTHING, CAMERA, "!stop");
            } else if (waiting.peek().content.isEmpty()) {
                mark(waiting.remove());
            } else {
                return true;
            }
        }
        return !waiting.isEmpty();
    }

    private boolean finished() {
        return printed == run.packs() && reruns.isEmpty();
    }

    private void mark(Waiting mark) {
        show(mark.truth.fault(), mark.shows);
        mark.truth.bad().forEach(p -> marks.left().add(new BadPack(mark.truth.fault(), p)));
    }

    private void show(int fault, Shows shows) {
        if (fault == 0
                || shows == Shows.NOTHING
                || !injection(fault).fault().visible(run.layout())) {
            return;
        }
        if (known.add(fault)) {
            marks.known().add(fault);
        }
        if (shows == Shows.DUE && due.add(fault)) {
            marks.due().add(fault);
        }
    }

    @Override
    public PlantEvent next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Waiting head = waiting.remove();
        last = head.at;
        PlantEvent event =
                new PlantEvent(
                        head.at + standstill, head.station, head.content, head.keys, head.truth);
        if (event.isScan() || ended) {
            show(head.truth.fault(), head.shows);
            event =
                    new PlantEvent(
                            event.atMs(),
                            event.station(),
                            event.content(),
                            event.keys(),
                            new Truth(
                                    head.truth.fault(),
                                    List.copyOf(marks.known()),
                                    List.copyOf(marks.due()),
                                    head.truth.nuisance(),
                                    head.truth.bad(),
                                    List.copyOf(marks.left())));
            marks.known().clear();
            marks.due().clear();
            marks.left().clear();
        }
        if (head.content.equals("!stop") && !ended) {
            standstill += random.nextInt(20_000, 120_000);
        }
        return event;
    }

    // ---- what the line is made of

    long pitch() {
        return 60_000 / run.perMinute();
    }

    private long slotTime() {
        return 1_000 + slot * pitch();
    }

    Injection injection(int fault) {
        return run.faults().get(fault - 1);
    }

    /// Adds an event of belt time.
    void add(long at, Truth truth, Shows shows, String station, String content, String... keys) {
        waiting.add(new Waiting(at, sequence++, truth, shows, station, content, List.of(keys)));
    }

    /// Marks what is known of a fault from a time on.
    void mark(long at, int fault, Shows shows) {
        add(at, Truth.of(fault, List.of()), shows, "", "");
    }

    /// Bad packs are past the last station.
    void leave(long at, int fault, List<Long> bad) {
        if (fault != 0) {
            add(at, Truth.of(fault, bad), Shows.NOTHING, "", "");
        }
    }

    /// A dead camera must be named within 20 packs.
    void silent(long at, int fault) {
        mark(at + SILENCE * pitch(), fault, Shows.DUE);
    }

    /// Whether something happens to a pack by chance. Near a fault nothing does.
    boolean happens(Nuisance nuisance, Pack pack) {
        double rate = run.nuisances().getOrDefault(nuisance, 0.0);
        double chance = nuisance.hourly() ? rate * pitch() / 3_600_000 : rate;
        return random.nextDouble() < chance
                && run.faults().stream()
                        .noneMatch(f ->
                                pack.number >= f.first() - 3
                                        && pack.number
                                                < f.first() + f.span() + 3L * run.sizes().box());
    }

    private void feed() {
        long at = slotTime();
        Pack pack;
        if (!reruns.isEmpty() && (printed == run.packs() || reruns.peek().slot <= slot)) {
            pack = reruns.remove().pack;
        } else {
            pack = print();
        }
        slot++;
        read(pack, at + random.nextInt((int) pitch() / 20 + 1));
        for (Injection fault : run.faults()) {
            if (isJob(fault.fault()) && pack.number + 1 == fault.first()) {
                stop(at);
            }
        }
        if (happens(Nuisance.STOP, pack)) {
            stop(at);
        }
        if (happens(Nuisance.TERMINAL_RESTART, pack)) {
            add(
                    at + pitch() / 3,
                    Truth.of(Nuisance.TERMINAL_RESTART),
                    Shows.NOTHING,
                    "",
                    "# terminal restarts");
        }
    }

    private static boolean isJob(PlantFault fault) {
        return fault == PlantFault.WRONG_LOT_JOB
                || fault == PlantFault.WRONG_EXPIRY_JOB
                || fault == PlantFault.WRONG_PRODUCT_JOB;
    }

    /// The belt stops behind a slot; after the restart the pack before the camera is read again.
    private void stop(long at) {
        add(at + pitch() / 2, Truth.of(Nuisance.STOP), Shows.NOTHING, CAMERA, "!stop");
        add(at + pitch() / 2, Truth.of(Nuisance.STOP), Shows.NOTHING, CAMERA, "!run");
        if (!lastRead.isEmpty()) {
            triggers++;
            scan(
                    at + pitch() * 3 / 5,
                    Truth.of(Nuisance.STOP),
                    Shows.NOTHING,
                    lastRead,
                    "ok",
                    lastLane);
        }
    }

    // ---- printer

    private Pack print() {
        long number = ++printed;
        int fault = 0;
        for (int id = 1; id <= run.faults().size(); id++) {
            Injection injection = injection(id);
            if (!injection.fault().atPacking(run.layout())
                    && injection
                            .fault()
                            .covers(run.layout(), number, injection.first(), injection.span())) {
                fault = id;
            }
        }
        PlantCodes.Job own = PlantCodes.Job.OWN;
        if (run.layout() == PlantLayout.TWO_LANES ? number == 1 : !run.layout().knowsParents()) {
            rows.accept(packing.row(own, codes.serial(0, number), ""));
        }
        return fault == 0
                ? new Pack(number, own, codes.serial(0, number), 0)
                : printed(number, fault);
    }

    private Pack printed(long number, int fault) {
        Injection injection = injection(fault);
        return switch (injection.fault()) {
            case PRINTER_REPEAT, SERIAL_BLOCK_TWICE -> {
                long back = injection.first() + injection.span() - 1 - number;
                long distance =
                        injection.fault() == PlantFault.PRINTER_REPEAT
                                ? injection.span() - 1
                                : back;
                Pack before =
                        recent.stream()
                                .skip(Math.min(distance, recent.size() - 1))
                                .findFirst()
                                .orElseThrow();
                yield new Pack(number, before.job, before.serial, fault);
            }
            case WRONG_LOT_JOB -> of(PlantCodes.Job.OTHER_LOT, number, fault);
            case WRONG_EXPIRY_JOB -> of(PlantCodes.Job.OTHER_EXPIRY, number, fault);
            case WRONG_PRODUCT_JOB, FOREIGN_PACK -> of(PlantCodes.Job.OTHER_PRODUCT, number, fault);
            case PREVIOUS_LOT_PACK, WRONG_ROLL -> of(PlantCodes.Job.PREVIOUS_LOT, number, fault);
            case CHALLENGE_PIECE -> of(PlantCodes.Job.CHALLENGE, number, fault);
            case CAMERA_REPEATS,
                    DEAD_CAMERA,
                    BYPASS,
                    MISSED_REJECT,
                    TRACKING_OFF_BY_ONE,
                    CASE_SWAP,
                    CASE_LABEL_TWICE ->
                    of(PlantCodes.Job.OWN, number, fault);
        };
    }

    private Pack of(PlantCodes.Job job, long number, int fault) {
        return new Pack(number, job, codes.serial(job.pool(), number), fault);
    }

    // ---- unit camera and gate

    private void read(Pack pack, long at) {
        if (pack.fault != 0) {
            faulty(pack, at, injection(pack.fault));
            return;
        }
        if (happens(Nuisance.NO_READ, pack)) {
            noRead(pack, at, Truth.of(Nuisance.NO_READ));
            reject(at, true);
            reruns.add(new Rerun(slot + RERUN_AFTER, pack));
        } else if (happens(Nuisance.BAD_PRINT, pack)) {
            noRead(pack, at, Truth.of(Nuisance.BAD_PRINT));
            reject(at, true);
            packing.unpacked(pack);
        } else {
            readable(pack, at);
        }
    }

    private void readable(Pack pack, long at) {
        scanned(pack, at, Truth.GOOD, Shows.NOTHING, codes(pack));
        recent.addFirst(pack);
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        if (happens(Nuisance.DOUBLE_TRIGGER, pack)) {
            triggers -= random.nextInt(2);
            scanned(
                    pack,
                    at + pitch() / 10,
                    Truth.of(Nuisance.DOUBLE_TRIGGER),
                    Shows.NOTHING,
                    codes(pack));
        }
        if (happens(Nuisance.FALSE_REJECT, pack)) {
            reject(at, true);
            packing.unpacked(pack);
        } else if (happens(Nuisance.SAMPLE, pack)) {
            add(
                    at + 5 * pitch(),
                    Truth.of(Nuisance.SAMPLE),
                    Shows.NOTHING,
                    "sampling",
                    pack.label());
            packing.unpacked(pack);
        } else {
            packing.arrive(pack, at + TO_PACKING * pitch());
        }
    }

    /// What the camera reads of a pack: of a bottle the code on its bottom too.
    private String codes(Pack pack) {
        return run.layout() == PlantLayout.US_BOTTLES
                ? pack.label() + PlantEvent.NEXT_CODE + codes.helper(pack.number)
                : pack.label();
    }

    private void faulty(Pack pack, long at, Injection injection) {
        Truth truth = Truth.of(pack.fault, List.of(pack.number));
        long gate = at + (PlantLayout.GATE_LAG + 1) * pitch();
        boolean first = pack.number == injection.first();
        switch (injection.fault()) {
            case BYPASS -> {
                if (first) {
                    add(at, truth, Shows.NOTHING, CAMERA, "!bypass=on");
                    mark(at, pack.fault, run.layout().packs() ? Shows.KNOWN : Shows.DUE);
                }
                if (pack.number == injection.first() + injection.span() - 1) {
                    add(at + pitch() / 2, truth, Shows.NOTHING, CAMERA, "!bypass=off");
                }
            }
            case DEAD_CAMERA -> {
                if (!run.layout().packs()) {
                    reject(at, true);
                }
                int lanes = run.layout() == PlantLayout.TWO_LANES ? 2 : 1;
                if (pack.number < injection.first() + lanes) {
                    silent(at, pack.fault);
                }
            }
            case CAMERA_REPEATS -> scanned(pack, at, truth, Shows.DUE, lastRead);
            case MISSED_REJECT -> {
                noRead(pack, at, truth);
                reject(at, false);
                mark(gate, pack.fault, Shows.KNOWN);
            }
            case TRACKING_OFF_BY_ONE -> {
                noRead(pack, at, truth);
                reject(at + pitch(), true);
                mark(gate, pack.fault, Shows.KNOWN);
            }
            default -> scanned(pack, at, truth, Shows.DUE, codes(pack));
        }
        arriveBad(pack, at, gate, injection);
    }

    private void arriveBad(Pack pack, long at, long gate, Injection injection) {
        if (run.layout().packs()) {
            packing.arrive(pack, at + TO_PACKING * pitch());
        } else if (injection.fault() != PlantFault.DEAD_CAMERA) {
            if (injection.fault() == PlantFault.MISSED_REJECT
                    || injection.fault() == PlantFault.TRACKING_OFF_BY_ONE) {
                mark(gate + 5 * pitch(), pack.fault, Shows.DUE);
                leave(gate + 5 * pitch(), pack.fault, List.of(pack.number));
            } else {
                leave(gate, pack.fault, List.of(pack.number));
            }
        }
    }

    private void scanned(Pack pack, long at, Truth truth, Shows shows, String code) {
        triggers++;
        lastRead = code;
        lastLane = run.layout().lane(pack.number);
        scan(at, truth, shows, code, "ok", lastLane);
    }

    private void noRead(Pack pack, long at, Truth truth) {
        triggers++;
        lastRead = "";
        scan(at, truth, Shows.NOTHING, NO_CODE, "nok", run.layout().lane(pack.number));
    }

    private void scan(long at, Truth truth, Shows shows, String code, String result, int lane) {
        List<String> keys = new ArrayList<>();
        if (run.layout().numbersTriggers()) {
            keys.add("trigger=" + triggers);
        }
        if (lane != 0) {
            keys.add("lane=" + lane);
        }
        keys.add("result=" + result);
        add(at, truth, shows, CAMERA, code, keys.toArray(String[]::new));
    }

    private void reject(long at, boolean confirmed) {
        long gate = at + PlantLayout.GATE_LAG * pitch() + pitch() / 4;
        add(gate, Truth.GOOD, Shows.NOTHING, GATE, "!reject");
        if (confirmed) {
            add(gate + pitch() / 4, Truth.GOOD, Shows.NOTHING, GATE, "!confirm");
        }
    }
}

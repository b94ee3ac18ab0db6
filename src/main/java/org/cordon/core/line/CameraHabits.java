package org.cordon.core.line;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How often each of several cameras of a station reads, so that one that reads nothing any more is known while others read
/// on. A camera that reads several lanes has a habit for each. For one thread.
///
/// What a camera is used to is known once it has read [#KNOWN] times in turn with others. It is silent when the station has
/// accepted, since its last read,
///
/// 1. as many packs as make a station silent;
/// 2. so many that it usually reads [#MISSING] of them; and
/// 3. twice as many as it has ever left out in the batch.
///
/// So nothing is found of a spare camera, one for another format, one that sees a pack now and then, or lanes that are fed in
/// turn. A lane that is closed cannot be told from a dead camera by this alone.
public final class CameraHabits {
    /// So often a camera has read in turn with others before anything is found of it.
    public static final int KNOWN = 20;

    /// So many reads that are missing are no chance.
    public static final int MISSING = 20;

    private final List<Habit> habits = new ArrayList<>();

    // Cameras that were found to be silent and have not read since, by name, with the lane; 0 for
    // any.
    private final Map<String, Integer> silent = new HashMap<>();
    private long packs;
    private int last = -1;

    /// A camera that is found to be silent.
    ///
    /// @param device name of the scanner
    /// @param packs that the station has accepted since it read
    public record Silent(String device, int lane, long packs) {}

    private static final class Habit {
        private final CameraId camera;
        private final int lane;
        // Packs of the station by its first and its last read.
        private final long first;
        private long last;
        // The most packs between two reads.
        private long longest;
        // Reads behind one of another camera or lane.
        private long turns;
        private int missed;

        Habit(CameraId camera, int lane, long packs) {
            this.camera = camera;
            this.lane = lane;
            first = packs;
            last = packs;
        }

        /// Whether so many reads of it are missing.
        private boolean misses(int reads, long packs) {
            long byOthers = Math.max(1, last - first - turns);
            return turns >= KNOWN && (packs - last) * turns >= reads * byOthers;
        }
    }

    /// A camera sends something.
    ///
    /// @return whether it was silent
    public boolean read(CameraId camera, int lane) {
        int at = 0;
        while (at < habits.size()
                && !(habits.get(at).lane == lane && habits.get(at).camera.equals(camera))) {
            at++;
        }
        if (at == habits.size()) {
            habits.add(new Habit(camera, lane, packs));
        }
        Habit habit = habits.get(at);
        boolean was =
                !silent.isEmpty()
                        && (silent.remove(camera.device(), lane)
                                || silent.remove(camera.device(), 0));
        habit.longest = was ? habit.longest : Math.max(habit.longest, packs - habit.last);
        habit.turns += last >= 0 && last != at ? 1 : 0;
        habit.last = packs;
        habit.missed = 0;
        last = at;
        return was;
    }

    /// The station has accepted a pack by the camera that read last.
    public void accepted() {
        packs++;
        if (last >= 0) {
            habits.get(last).last = packs;
        }
    }

    /// Cameras that are silent now, by what the others read; each is told once.
    ///
    /// @param most so many packs make a station silent
    public List<Silent> overdue(int most) {
        List<Silent> found = List.of();
        for (int i = 0; i < habits.size(); i++) {
            Habit each = habits.get(i);
            long since = packs - each.last;
            if (since >= most && since >= 2 * each.longest && each.misses(MISSING, packs)) {
                found = and(found, each);
            }
        }
        return found;
    }

    /// A pack that a camera of the station must have read, and none did, came to a station behind it.
    ///
    /// @return cameras that are silent by that, each told once: they read nothing since so many such packs came, though they
    ///     usually read as often meanwhile
    public List<Silent> missed() {
        List<Silent> found = List.of();
        for (Habit each : habits) {
            each.missed++;
            if (each.missed >= Rejects.SILENT
                    && packs - each.last > each.longest
                    && each.misses(Rejects.SILENT, packs)) {
                found = and(found, each);
            }
        }
        return found;
    }

    /// So many packs in a row were taken off a lane that its camera did not read.
    ///
    /// @return cameras of the lane, each told once
    public List<Silent> rejected(int lane) {
        List<Silent> found = List.of();
        for (Habit each : habits) {
            found = each.lane == lane ? and(found, each) : found;
        }
        return found;
    }

    private List<Silent> and(List<Silent> found, Habit habit) {
        if (silent.putIfAbsent(habit.camera.device(), habit.lane) != null) {
            return found;
        }
        List<Silent> more = new ArrayList<>(found);
        more.add(new Silent(habit.camera.device(), habit.lane, packs - habit.last));
        return more;
    }

    /// A camera was found to be silent in an earlier run of the program.
    public void silentEarlier(String device) {
        silent.put(device, 0);
    }

    /// A camera reads at another station now.
    public void forget(CameraId camera) {
        habits.removeIf(each -> each.camera.equals(camera));
        last = -1;
    }

    /// Another batch begins: cameras may be used otherwise.
    public void clear() {
        habits.clear();
        last = -1;
        packs = 0;
    }
}

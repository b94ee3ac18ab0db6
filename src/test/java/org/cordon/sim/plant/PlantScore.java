package org.cordon.sim.plant;

import org.cordon.sim.plant.PlantEvent.BadPack;
import org.cordon.sim.plant.PlantEvent.Truth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Measures a judge's answers against what is true of the events. It knows no rule of judging, only which
/// codes name a fault.
public final class PlantScore {
    /// Alarms of the line, which come with the scan of any pack while a fault lasts.
    private static final Set<String> OF_THE_LINE =
            Set.of(
                    "ESCAPED",
                    "SCANNER_SILENT",
                    "NO_READS",
                    "BYPASS",
                    "CONTAINER_COUNT",
                    "MISSING_CHILD",
                    "TWO_PARENTS",
                    "MIXED_CONTAINER",
                    "ORPHAN_SSCC");

    /// Events after a fault's last during which the line may still speak of it.
    private static final long AFTERWARDS = 200;

    static final String HEAD =
            "layout         fault                injected visible in-time late missed escaped\n";

    private final PlantRun run;
    private final Map<Integer, Course> courses = new HashMap<>();
    private final Set<BadPack> stopped = new HashSet<>();
    private final List<String> badCodes = new ArrayList<>();
    private final Map<String, Integer> falseAlarms = new TreeMap<>();
    private final Map<String, Integer> lesserAlarms = new TreeMap<>();
    private long events;

    /// What was seen of one fault.
    private static final class Course {
        boolean known;
        boolean named;
        boolean overdue;
        boolean late;
        long last;
        int escaped;
    }

    /// Measures one run.
    public PlantScore(PlantRun run) {
        this.run = run;
        for (int id = 1; id <= run.faults().size(); id++) {
            courses.put(id, new Course());
        }
    }

    /// Takes the next event and its answer; a signal has none.
    public void take(PlantEvent event, Optional<PlantAnswer> answer) {
        events++;
        Truth truth = event.truth();
        truth.known().forEach(id -> course(id).known = true);
        truth.known().forEach(id -> course(id).last = events);
        if (truth.fault() != 0) {
            course(truth.fault()).last = events;
            badCodes.add(event.content());
        }
        answer.ifPresent(said -> judged(truth, said));
        truth.due().forEach(id -> course(id).overdue = true);
        truth.left().forEach(this::left);
    }

    private void judged(Truth truth, PlantAnswer said) {
        Set<String> codes = said.codes();
        courses.forEach((id, course) -> {
            boolean concerned = id == truth.fault() || lasts(course);
            Set<String> names = new HashSet<>(run.faults().get(id - 1).fault().names());
            if (id != truth.fault()) {
                names.retainAll(OF_THE_LINE);
            }
            names.retainAll(codes);
            if (concerned && !course.named && !names.isEmpty()) {
                course.named = true;
                course.late = course.overdue;
            }
        });
        if (truth.fault() != 0 && said.stops()) {
            truth.bad().forEach(pack -> stopped.add(new BadPack(truth.fault(), pack)));
        }
        boolean afterwards = courses.values().stream().anyMatch(this::lasts);
        if (truth.fault() != 0) {
            return;
        }
        List<PlantAnswer.Alarm> wrong =
                said.alarms().stream()
                        .filter(PlantAnswer.Alarm::stands)
                        .filter(alarm ->
                                !OF_THE_LINE.contains(alarm.code())
                                        || !(afterwards || isOfABadPack(alarm)))
                        .toList();
        if (wrong.stream().anyMatch(PlantAnswer.Alarm::isCritical)) {
            falseAlarms.merge(truth.nuisance().map(Enum::name).orElse("GOOD"), 1, Integer::sum);
        }
        wrong.stream()
                .filter(alarm -> !alarm.isCritical())
                .forEach(alarm -> lesserAlarms.merge(alarm.code(), 1, Integer::sum));
    }

    /// Only the first signal of a reject shows that a line signals rejects: what escaped before is reported then.
    private boolean isOfABadPack(PlantAnswer.Alarm alarm) {
        return !alarm.group().isEmpty()
                && badCodes.stream().anyMatch(code -> code.contains(alarm.group()));
    }

    private boolean lasts(Course course) {
        return course.last != 0 && events - course.last <= AFTERWARDS;
    }

    private void left(BadPack pack) {
        Course course = course(pack.fault());
        boolean told = course.named && !run.faults().get(pack.fault() - 1).fault().alarmsEachPack();
        if (!stopped.remove(pack) && !told) {
            course.escaped++;
        }
    }

    private Course course(int id) {
        return courses.getOrDefault(id, new Course());
    }

    /// Scans of nothing wrong that brought a critical alarm, by the nuisance that they were.
    public Map<String, Integer> falseAlarms() {
        return falseAlarms;
    }

    /// Other alarms of scans that nothing is wrong with, by code.
    public Map<String, Integer> lesserAlarms() {
        return lesserAlarms;
    }

    /// What became of one kind of fault.
    ///
    /// @param visible how many could be known
    /// @param escaped bad packs that left without an alarm
    public record Figures(
            int injected, int visible, int inTime, int late, int missed, int escaped) {
        /// Of two runs together.
        public Figures and(Figures other) {
            return new Figures(
                    injected + other.injected,
                    visible + other.visible,
                    inTime + other.inTime,
                    late + other.late,
                    missed + other.missed,
                    escaped + other.escaped);
        }

        /// Whether each that could be known was named in time, and none of their packs escaped.
        public boolean isPerfect() {
            return inTime == visible && (escaped == 0 || visible == 0);
        }
    }

    /// The figures of each kind of fault.
    public SortedMap<PlantFault, Figures> figures() {
        SortedMap<PlantFault, Figures> sums = new TreeMap<>();
        courses.forEach((id, course) -> {
            Figures one =
                    new Figures(
                            1,
                            course.known ? 1 : 0,
                            course.named && !course.late ? 1 : 0,
                            course.late ? 1 : 0,
                            course.known && !course.named ? 1 : 0,
                            course.escaped);
            sums.merge(run.faults().get(id - 1).fault(), one, Figures::and);
        });
        return sums;
    }

    /// The figures: a line for each kind of fault, then how many scans of nothing wrong brought a
    /// critical alarm.
    public String table() {
        return HEAD
                + rows(run.layout(), figures())
                + "critical alarms without a fault: %s\n".formatted(falseAlarms);
    }

    /// A line for each kind of fault.
    static String rows(PlantLayout layout, SortedMap<PlantFault, Figures> figures) {
        StringBuilder text = new StringBuilder();
        figures.forEach((fault, n) ->
                text.append(
                        "%-14s %-20s %8d %7d %7d %4d %6d %7d\n"
                                .formatted(
                                        layout,
                                        fault,
                                        n.injected,
                                        n.visible,
                                        n.inTime,
                                        n.late,
                                        n.missed,
                                        n.escaped)));
        return text.toString();
    }
}

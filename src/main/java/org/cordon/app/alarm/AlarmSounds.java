package org.cordon.app.alarm;

import org.cordon.app.scanning.AlarmGroup;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// When alarms sound: a group at once when it is raised or raised again, at most once in 30 seconds however many packs join
/// it, and again every 30 seconds as long as nobody has acknowledged it. Silence lasts two minutes and is of what stands
/// then: a cause that is new sounds through it. Of several groups that are due, the worst is heard. For one thread.
public final class AlarmSounds {
    /// A group sounds at most once in this time.
    public static final Duration PAUSE = Duration.ofSeconds(30);

    /// So long a silence lasts.
    public static final Duration SILENCE = Duration.ofMinutes(2);

    private final Map<AlarmGroup.Cause, Instant> sounded = new HashMap<>();
    private final Set<AlarmGroup.Cause> silenced = new HashSet<>();
    private Optional<Instant> until = Optional.empty();

    /// What is to be heard now.
    ///
    /// @param groups open alarms
    /// @return the severity whose sound is due; empty if none is
    public Optional<Severity> due(List<AlarmGroup> groups, Instant now) {
        if (until.filter(end -> !end.isAfter(now)).isPresent()) {
            endSilence();
        }
        List<AlarmGroup> asking =
                groups.stream().filter(group -> group.state().isUnacknowledged()).toList();
        Set<AlarmGroup.Cause> causes = new HashSet<>();
        asking.forEach(group -> causes.add(group.cause()));
        // What somebody saw sounds at once if it is raised again, but for the pause.
        sounded.entrySet()
                .removeIf(each ->
                        !causes.contains(each.getKey())
                                && !each.getValue().plus(PAUSE).isAfter(now));
        List<AlarmGroup> due = asking.stream().filter(group -> isDue(group, now)).toList();
        due.forEach(group -> sounded.put(group.cause(), now));
        return due.stream().map(group -> group.weight().severity()).max(Comparator.naturalOrder());
    }

    private boolean isDue(AlarmGroup group, Instant now) {
        Instant last = sounded.get(group.cause());
        return !silenced.contains(group.cause())
                && (last == null || !last.plus(PAUSE).isAfter(now));
    }

    /// Nothing of what stands now sounds for a while.
    ///
    /// @return until when
    public Instant silence(List<AlarmGroup> groups, Instant now) {
        silenced.clear();
        groups.forEach(group -> silenced.add(group.cause()));
        Instant end = now.plus(SILENCE);
        until = Optional.of(end);
        return end;
    }

    /// Silence is over.
    public void endSilence() {
        silenced.clear();
        until = Optional.empty();
    }

    /// Until when it is silent; empty if it is not.
    public Optional<Instant> silentUntil() {
        return until;
    }
}

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

    // What sounded less than a pause ago.
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
        sounded.values().removeIf(last -> !last.plus(PAUSE).isAfter(now));
        List<AlarmGroup> due =
                groups.stream()
                        .filter(group -> group.state().isUnacknowledged())
                        .filter(group -> !silenced.contains(group.cause()))
                        .filter(group -> !sounded.containsKey(group.cause()))
                        .toList();
        due.forEach(group -> sounded.put(group.cause(), now));
        return due.stream().map(group -> group.weight().severity()).max(Comparator.naturalOrder());
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

package org.cordon.support;

import org.cordon.app.alarm.AlarmSoundCommands;
import org.cordon.app.alarm.AlarmSoundQueries;
import org.cordon.app.concurrent.Subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Sounds of alarms that nobody hears. Any thread.
public final class FakeAlarmSounds implements AlarmSoundQueries, AlarmSoundCommands {
    private static final Instant UNTIL = Instant.parse("2026-11-23T02:14:04Z");

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile SoundStatus status = SoundStatus.SOUNDING;

    /// What was asked for, oldest first.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// They stand so from now on.
    public void set(SoundStatus now) {
        status = now;
        listeners.forEach(Runnable::run);
    }

    @Override
    public SoundStatus sounds() {
        return status;
    }

    @Override
    public Subscription onSounds(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void silence() {
        asked.add("silence");
        set(new SoundStatus(Optional.of(UNTIL), Optional.empty()));
    }

    @Override
    public void endSilence() {
        asked.add("sound");
        set(SoundStatus.SOUNDING);
    }

    @Override
    public void test() {
        asked.add("test");
    }
}

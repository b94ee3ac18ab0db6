package org.cordon.app.alarm;

import org.cordon.app.concurrent.Listeners;
import org.cordon.app.concurrent.Subscription;
import org.cordon.app.port.TimeSource;
import org.cordon.app.scanning.LineQueries;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Lets alarms be heard.
public final class AlarmAnnouncer implements AlarmSoundQueries, AlarmSoundCommands {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmAnnouncer.class);
    private static final List<Severity> TESTED =
            List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM);

    private final LineQueries line;
    private final Horn horn;
    private final TimeSource time;
    private final Executor player;
    private final Listeners<AlarmSoundQueries> listeners = new Listeners<>("sounds of alarms");
    private final AlarmSounds sounds = new AlarmSounds();
    private Optional<String> failure = Optional.empty();
    private SoundStatus status = SoundStatus.SOUNDING;
    private int playing;

    /// @param player makes sounds, one after another
    public AlarmAnnouncer(LineQueries line, Horn horn, TimeSource time, Executor player) {
        this.line = line;
        this.horn = horn;
        this.time = time;
        this.player = player;
    }

    /// Looks whether a sound is due. Call about once a second.
    public void tick() {
        Instant now = time.now();
        Optional<Severity> due;
        synchronized (this) {
            due = sounds.due(line.status().groups(), now);
        }
        due.ifPresent(this::play);
        changed();
    }

    @Override
    public void silence() {
        synchronized (this) {
            sounds.silence(line.status().groups(), time.now());
        }
        changed();
    }

    @Override
    public void endSilence() {
        synchronized (this) {
            sounds.endSilence();
        }
        changed();
    }

    @Override
    public void test() {
        TESTED.forEach(this::play);
    }

    /// Sounds that are late are not made up for.
    private void play(Severity severity) {
        synchronized (this) {
            if (playing >= TESTED.size()) {
                return;
            }
            playing++;
        }
        player.execute(() -> {
            try {
                horn.sound(severity);
                played(Optional.empty());
            } catch (IOException silent) {
                if (sounds().failure().isEmpty()) {
                    LOG.info("alarms cannot be heard: {}", silent.getMessage());
                }
                played(Optional.of(String.valueOf(silent.getMessage())));
            } finally {
                synchronized (this) {
                    playing--;
                }
            }
        });
    }

    private void played(Optional<String> why) {
        synchronized (this) {
            failure = why;
        }
        changed();
    }

    private void changed() {
        boolean told;
        synchronized (this) {
            SoundStatus now = new SoundStatus(sounds.silentUntil(), failure);
            told = !now.equals(status);
            status = now;
        }
        if (told) {
            listeners.publish(this);
        }
    }

    @Override
    public synchronized SoundStatus sounds() {
        return status;
    }

    @Override
    public Subscription onSounds(Runnable listener) {
        return listeners.addRunnable(listener);
    }
}

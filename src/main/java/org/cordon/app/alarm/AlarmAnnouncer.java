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
        changed(Optional.empty());
    }

    @Override
    public void silence() {
        synchronized (this) {
            sounds.silence(line.status().groups(), time.now());
        }
        changed(Optional.empty());
    }

    @Override
    public void endSilence() {
        synchronized (this) {
            sounds.endSilence();
        }
        changed(Optional.empty());
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
                changed(Optional.of(""));
            } catch (IOException silent) {
                if (status().failure().isEmpty()) {
                    LOG.info("alarms cannot be heard: {}", silent.getMessage());
                }
                changed(Optional.of(String.valueOf(silent.getMessage())));
            } finally {
                synchronized (this) {
                    playing--;
                }
            }
        });
    }

    /// @param failure of the last sound, blank if it was made; empty if none was made
    private void changed(Optional<String> failure) {
        boolean told;
        synchronized (this) {
            SoundStatus now =
                    new SoundStatus(
                            sounds.silentUntil(),
                            failure.map(why -> Optional.of(why).filter(text -> !text.isBlank()))
                                    .orElse(status.failure()));
            told = !now.equals(status);
            status = now;
        }
        if (told) {
            listeners.publish(this);
        }
    }

    private synchronized SoundStatus status() {
        return status;
    }

    @Override
    public SoundStatus sounds() {
        return status();
    }

    @Override
    public Subscription onSounds(Runnable listener) {
        return listeners.addRunnable(listener);
    }
}

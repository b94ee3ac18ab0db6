package org.cordon.app.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.app.alarm.AlarmSoundQueries.SoundStatus;
import org.cordon.core.verdict.ExceptionCatalogue.Severity;
import org.cordon.support.FakeLine;
import org.cordon.support.FakeTimeSource;
import org.cordon.support.SampleStates;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

// [utest->req~alarm.sounds~1]
final class AlarmAnnouncerTest {
    private final FakeTimeSource time = new FakeTimeSource();
    private final List<Severity> heard = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private boolean deaf;

    private final AlarmAnnouncer announcer =
            new AlarmAnnouncer(
                    new FakeLine(SampleStates.alarms()), this::sound, time, waiting::add);

    private void sound(Severity severity) throws IOException {
        if (deaf) {
            throw new IOException("no speaker");
        }
        heard.add(severity);
    }

    private void play() {
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Test
    void theWorstIsHeardAndSilenceIsTold() {
        List<SoundStatus> told = new ArrayList<>();
        announcer.onSounds(() -> told.add(announcer.sounds()));
        announcer.tick();
        play();
        assertEquals(List.of(Severity.CRITICAL), heard);
        announcer.silence();
        Optional<java.time.Instant> until = Optional.of(time.now().plus(AlarmSounds.SILENCE));
        time.advance(Duration.ofSeconds(119));
        announcer.tick();
        play();
        assertEquals(1, heard.size());
        time.advance(Duration.ofSeconds(1));
        announcer.tick();
        play();
        assertEquals(2, heard.size());
        assertEquals(List.of(new SoundStatus(until, Optional.empty()), SoundStatus.SOUNDING), told);
    }

    @Test
    void aMachineWithoutSpeakerSaysSoUntilASoundIsMade() {
        deaf = true;
        announcer.test();
        play();
        assertEquals(
                new SoundStatus(Optional.empty(), Optional.of("no speaker")), announcer.sounds());
        deaf = false;
        announcer.test();
        play();
        assertEquals(SoundStatus.SOUNDING, announcer.sounds());
        assertEquals(List.of(Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM), heard);
    }

    @Test
    void soundsThatAreLateAreNotMadeUpFor() {
        for (int i = 0; i < 10; i++) {
            announcer.tick();
            time.advance(AlarmSounds.PAUSE);
        }
        assertEquals(3, waiting.size());
    }
}

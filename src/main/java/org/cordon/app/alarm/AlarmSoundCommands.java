package org.cordon.app.alarm;

/// What anybody may do with the sounds of alarms, signed in or not: it ends no alarm and changes none. Safe from any
/// thread; never waits.
public interface AlarmSoundCommands {
    /// What stands now is silent for [AlarmSounds#SILENCE].
    void silence();

    /// Silence is over.
    void endSilence();

    /// Makes the sound of each severity, the worst first.
    void test();
}

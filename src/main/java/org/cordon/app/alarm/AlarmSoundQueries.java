package org.cordon.app.alarm;

import org.cordon.app.concurrent.Subscription;

import java.time.Instant;
import java.util.Optional;

/// How the sounds of alarms stand. Safe from any thread; never waits.
public interface AlarmSoundQueries {
    /// How they stand.
    ///
    /// @param silentUntil until when they are silent; empty if they are not
    /// @param failure why the last sound could not be made; empty if it was, or none was asked for
    record SoundStatus(Optional<Instant> silentUntil, Optional<String> failure) {
        /// They sound.
        public static final SoundStatus SOUNDING =
                new SoundStatus(Optional.empty(), Optional.empty());
    }

    /// How they stand now.
    SoundStatus sounds();

    /// Hears of each change.
    Subscription onSounds(Runnable listener);
}

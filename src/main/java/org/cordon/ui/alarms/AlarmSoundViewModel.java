package org.cordon.ui.alarms;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import org.cordon.app.alarm.AlarmSoundCommands;
import org.cordon.app.alarm.AlarmSoundQueries;
import org.cordon.app.alarm.AlarmSoundQueries.SoundStatus;
import org.cordon.core.text.Messages;
import org.cordon.ui.common.FxDispatcher;
import org.cordon.ui.common.TimeFormats;

/// The sounds of alarms. Knows no control. FX thread.
public final class AlarmSoundViewModel {
    private final Messages messages = Messages.of(AlarmSoundViewModel.class);
    private final AlarmSoundCommands commands;
    private final TimeFormats moments;
    private final ReadOnlyObjectProperty<SoundStatus> status;

    /// Follows the sounds.
    public AlarmSoundViewModel(
            FxDispatcher pulse,
            AlarmSoundQueries sounds,
            AlarmSoundCommands commands,
            TimeFormats moments) {
        this.commands = commands;
        this.moments = moments;
        status = pulse.follow(sounds::onSounds, sounds::sounds);
    }

    /// Whether alarms are silent now.
    ObservableValue<Boolean> silent() {
        return status.map(now -> now.silentUntil().isPresent());
    }

    /// What people must know of the sounds, in words; empty while all is as usual.
    ObservableValue<String> told() {
        return Bindings.createStringBinding(() -> told(status.get()), status);
    }

    private String told(SoundStatus now) {
        return now.failure()
                .map(why -> messages.get("alarms.sound.failed", why))
                .or(() ->
                        now.silentUntil()
                                .map(until ->
                                        messages.get("alarms.sound.silent", moments.time(until))))
                .orElse("");
    }

    /// Silent, or no more.
    void toggle() {
        if (status.get().silentUntil().isPresent()) {
            commands.endSilence();
        } else {
            commands.silence();
        }
    }

    void test() {
        commands.test();
    }
}

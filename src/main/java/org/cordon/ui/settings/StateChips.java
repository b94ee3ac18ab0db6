package org.cordon.ui.settings;

import org.cordon.app.projection.StoreStatus;
import org.cordon.app.replication.SiteStatus;
import org.cordon.core.text.Messages;
import org.cordon.core.verdict.VerdictCode;
import org.cordon.ui.common.Chip;
import org.cordon.ui.common.VerdictMark;

/// Chips that say how something stands: word, shape and colour.
final class StateChips {
    private StateChips() {}

    static void show(Chip chip, SiteStatus.State state, Messages messages) {
        String word = messages.name("settings.data.chip", state);
        switch (state) {
            case CONNECTED -> show(chip, word, VerdictCode.Shape.RIGHT, Chip.Tone.GOOD);
            case WAITING -> show(chip, word, VerdictCode.Shape.AFFECTED, Chip.Tone.WARN);
            case CONFLICT -> show(chip, word, VerdictCode.Shape.SUSPECT, Chip.Tone.ALARM);
            case OFF -> show(chip, word, VerdictCode.Shape.WATCH, Chip.Tone.QUIET);
        }
    }

    static void show(Chip chip, StoreStatus.State state, Messages messages) {
        String word = messages.name("settings.data.chip", state);
        switch (state) {
            case LEVEL -> show(chip, word, VerdictCode.Shape.RIGHT, Chip.Tone.GOOD);
            case REBUILDING -> show(chip, word, VerdictCode.Shape.NO_READ, Chip.Tone.WARN);
            case BROKEN -> show(chip, word, VerdictCode.Shape.SUSPECT, Chip.Tone.ALARM);
        }
    }

    static void show(Chip chip, String word, VerdictCode.Shape shape, Chip.Tone tone) {
        VerdictMark mark = new VerdictMark();
        mark.getStyleClass().add("mark-small");
        mark.setMark(shape);
        chip.setMark(mark);
        chip.setValue(word);
        chip.setTone(tone);
    }
}

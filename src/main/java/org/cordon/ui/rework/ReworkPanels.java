package org.cordon.ui.rework;

import org.cordon.core.container.ScannedUnit;
import org.cordon.core.text.Messages;
import org.cordon.ui.container.CheckView;
import org.cordon.ui.container.CheckView.Panel;
import org.cordon.ui.container.CheckView.Tone;

/// What the rework station says, as large as a verdict.
final class ReworkPanels {
    private static final Messages TEXTS = Messages.of(ReworkPanels.class);

    private ReworkPanels() {}

    static Panel note(String key, Object... values) {
        return panel(Tone.NOTE, key, values);
    }

    static Panel panel(Tone tone, String key, Object... values) {
        return new Panel(
                tone,
                TEXTS.get("rework." + key + ".word", values),
                TEXTS.get("rework." + key + ".sentence", values),
                "");
    }

    static Panel done(String what, Object... names) {
        return panel(Tone.GOOD, what + ".done", names);
    }

    /// @param why in a sentence
    static Panel refused(ScannedUnit unit, String why) {
        return new Panel(
                Tone.BAD,
                TEXTS.get("rework.refused.word"),
                why,
                TEXTS.get("rework.refused.first", CheckView.grouped(unit.id())));
    }
}

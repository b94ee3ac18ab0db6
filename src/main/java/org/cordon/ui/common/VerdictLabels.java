package org.cordon.ui.common;

import org.cordon.core.text.Messages;
import org.cordon.core.verdict.AlarmKind;
import org.cordon.core.verdict.VerdictCode;

import java.util.Locale;

/// Words that every screen uses alike.
public final class VerdictLabels {
    private static final Messages TEXTS = Messages.of(VerdictLabels.class);

    private VerdictLabels() {}

    /// A verdict in one to three words, such as "Wrong lot".
    public static String verdict(VerdictCode code) {
        return TEXTS.name("common.verdict", code);
    }

    /// What an alarm is about, as a verdict; one that is none by its own name, such as "Scanner silent".
    public static String alarm(AlarmKind kind) {
        String name = kind.storedName();
        return VerdictCode.stored(name)
                .map(VerdictLabels::verdict)
                .orElseGet(() ->
                        name.charAt(0)
                                + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /// What a mark means, for those who cannot see it.
    public static String shape(VerdictCode.Shape shape) {
        return TEXTS.name("common.shape", shape);
    }
}

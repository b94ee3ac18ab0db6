package org.cordon.ui.common;

import org.cordon.core.verdict.VerdictCode;

/// Words that every screen uses alike.
public final class VerdictLabels {
    private static final Messages TEXTS = Messages.of(VerdictLabels.class);

    private VerdictLabels() {}

    /// A verdict in one to three words, such as "Wrong lot".
    public static String verdict(VerdictCode code) {
        return TEXTS.name("common.verdict", code);
    }

    /// What a mark means, for those who cannot see it.
    public static String shape(VerdictCode.Shape shape) {
        return TEXTS.name("common.shape", shape);
    }
}

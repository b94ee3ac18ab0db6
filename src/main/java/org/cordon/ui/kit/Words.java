package org.cordon.ui.kit;

import org.cordon.core.verdict.VerdictCode;

/// Words that every screen uses alike.
public final class Words {
    private static final Texts TEXTS = Texts.of(Words.class);

    private Words() {}

    /// A verdict in one to three words, such as "Wrong lot".
    public static String verdict(VerdictCode code) {
        return TEXTS.name("kit.verdict", code);
    }

    /// What a mark means, for those who cannot see it.
    public static String shape(VerdictCode.Shape shape) {
        return TEXTS.name("kit.shape", shape);
    }
}

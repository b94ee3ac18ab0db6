package org.cordon.core.reading;

import org.cordon.core.formats.Flaw;
import org.cordon.core.gs1.link.LinkFlaw;
import org.cordon.core.gs1.syntax.FaultTexts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says in one sentence what is wrong with codes that are no GS1 element strings.
final class Texts {
    private final ResourceBundle texts;
    private final FaultTexts faults;
    private final Locale locale;

    Texts(Locale locale) {
        this.texts = ResourceBundle.getBundle("org.cordon.core.reading.errors", locale);
        this.faults = new FaultTexts(locale);
        this.locale = locale;
    }

    FaultTexts faults() {
        return faults;
    }

    String of(Flaw flaw) {
        return say("flaw." + flaw.kind(), flaw.detail());
    }

    String of(LinkFlaw flaw) {
        return flaw.fault()
                .map(fault -> faults.of(fault, flaw.detail(), ""))
                .orElseGet(() -> say("link." + flaw.kind(), flaw.detail()));
    }

    String say(String key, String detail) {
        return new MessageFormat(texts.getString(key), locale).format(new Object[] {detail});
    }
}

package org.cordon.core.code;

import org.cordon.core.code.digitallink.DigitalLinkIssue;
import org.cordon.core.code.format.FormatIssue;
import org.cordon.core.code.gs1.syntax.Gs1IssueMessages;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says in one sentence what is wrong with codes that are no GS1 element strings.
final class FormatIssueMessages {
    private final ResourceBundle texts;
    private final Gs1IssueMessages faults;
    private final Locale locale;

    FormatIssueMessages(Locale locale) {
        this.texts = ResourceBundle.getBundle("org.cordon.core.code.errors", locale);
        this.faults = new Gs1IssueMessages(locale);
        this.locale = locale;
    }

    Gs1IssueMessages faults() {
        return faults;
    }

    String of(FormatIssue flaw) {
        return say("flaw." + flaw.kind(), flaw.detail());
    }

    String of(DigitalLinkIssue flaw) {
        return flaw.fault()
                .map(fault -> faults.of(fault, flaw.detail(), ""))
                .orElseGet(() -> say("link." + flaw.kind(), flaw.detail()));
    }

    String say(String key, String detail) {
        return new MessageFormat(texts.getString(key), locale).format(new Object[] {detail});
    }
}

package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Says in one sentence what is wrong with a code. Any thread.
public final class Gs1IssueMessages {
    private final ResourceBundle texts;
    private final Locale locale;

    /// @param locale of the person; English where there is no text in their language
    public Gs1IssueMessages(Locale locale) {
        this.texts = ResourceBundle.getBundle("org.cordon.core.code.gs1.syntax.faults", locale);
        this.locale = locale;
    }

    /// The sentence.
    ///
    /// @param piece the bytes meant, in text form; empty when something is missing there
    /// @param wanted what belongs there, where the fault tells it
    public String of(Fault fault, String piece, String wanted) {
        return new MessageFormat(texts.getString(fault.name()), locale)
                .format(new Object[] {piece, wanted});
    }
}

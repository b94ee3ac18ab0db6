package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.Gs1IssueMessages;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;

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

    /// An issue of an envelope or a number.
    CodeIssue format(CodeIssue issue) {
        String key = issue.kind() instanceof Fault ? "GS1_RULE" : issue.kind().code();
        return issue.in(say("flaw." + key, issue.detail()));
    }

    /// An issue of a Digital Link.
    CodeIssue link(CodeIssue issue) {
        return issue.in(
                issue.kind() instanceof Fault fault
                        ? faults.of(fault, issue.detail(), "")
                        : say("link." + issue.kind().code(), issue.detail()));
    }

    String say(String key, String detail) {
        return new MessageFormat(texts.getString(key), locale).format(new Object[] {detail});
    }
}

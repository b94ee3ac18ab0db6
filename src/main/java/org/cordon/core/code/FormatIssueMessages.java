package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.Gs1IssueMessages;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.text.Messages;

/// Says in one sentence what is wrong with codes that are no GS1 element strings.
final class FormatIssueMessages {
    private final Messages messages = Messages.of(FormatIssueMessages.class);
    private final Gs1IssueMessages faults = new Gs1IssueMessages();

    Gs1IssueMessages faults() {
        return faults;
    }

    /// An issue of an envelope or a number.
    CodeIssue format(CodeIssue issue) {
        String key = issue.kind() instanceof Fault ? "GS1_RULE" : issue.kind().code();
        return issue.in(message("flaw." + key, issue.detail()));
    }

    /// An issue of a Digital Link.
    CodeIssue link(CodeIssue issue) {
        return issue.in(
                issue.kind() instanceof Fault fault
                        ? faults.of(fault, issue.detail(), "")
                        : message("link." + issue.kind().code(), issue.detail()));
    }

    String message(String key, String detail) {
        return messages.get(key, detail);
    }
}

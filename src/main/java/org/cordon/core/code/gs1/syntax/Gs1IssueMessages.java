package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;
import org.cordon.core.text.Messages;

/// Says in one sentence what is wrong with a code. Any thread.
public final class Gs1IssueMessages {
    private final Messages messages = Messages.of(Gs1IssueMessages.class);

    /// The sentence.
    ///
    /// @param piece the bytes meant, in text form; empty when something is missing there
    /// @param wanted what belongs there, where the fault tells it
    public String of(Fault fault, String piece, String wanted) {
        return messages.get(fault.name(), piece, wanted);
    }
}

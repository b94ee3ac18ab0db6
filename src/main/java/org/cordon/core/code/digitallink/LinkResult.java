package org.cordon.core.code.digitallink;

import org.cordon.core.code.issue.CodeIssue;

import java.util.List;

/// What came of reading or writing a Digital Link.
public sealed interface LinkResult {
    /// It is one.
    record Valid(DigitalLink link) implements LinkResult {}

    /// It is none.
    ///
    /// @param elements those that could be told apart
    /// @param flaws all that is wrong, by place; at least one
    record Invalid(List<LinkElement> elements, List<CodeIssue> flaws) implements LinkResult {
        public Invalid {
            elements = List.copyOf(elements);
            flaws = List.copyOf(flaws);
        }
    }
}

package org.cordon.core.order;

import org.cordon.core.text.Messages;

import java.util.regex.Pattern;

/// The name of a terminal, unique at its site; incident numbers begin with it.
///
/// @param value 1 to 16 of `A-Z 0-9 -`, a letter or digit first
public record TerminalId(String value) {
    private static final Messages TEXT = Messages.of(TerminalId.class);
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,15}");

    /// Refuses other forms.
    public TerminalId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(TEXT.get("order.terminal.wrong", value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.cordon.core.containment;

import org.cordon.core.order.TerminalId;

import java.util.regex.Pattern;

/// The number of an incident: terminal, year, running number, such as `L3-2026-0114`.
public record IncidentId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,15}-\\d{4}-\\d{4,6}");

    /// Refuses other forms.
    public IncidentId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an incident number: " + value);
        }
    }

    /// Makes the number of the n-th incident of a terminal in a year.
    public static IncidentId of(TerminalId terminal, int year, int n) {
        return new IncidentId("%s-%04d-%04d".formatted(terminal.value(), year, n));
    }

    @Override
    public String toString() {
        return value;
    }
}

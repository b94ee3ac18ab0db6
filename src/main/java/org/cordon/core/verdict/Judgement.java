package org.cordon.core.verdict;

import org.cordon.core.scan.Reading;

import java.util.List;

/// A verdict with what led to it.
///
/// @param fields in the order a person reads them; empty for an unreadable scan
public record Judgement(Reading reading, Verdict verdict, List<FieldCheck> fields) {
    /// Keeps its own copy of the fields.
    public Judgement {
        fields = List.copyOf(fields);
    }
}

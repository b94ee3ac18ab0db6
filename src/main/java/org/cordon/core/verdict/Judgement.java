package org.cordon.core.verdict;

import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.List;
import java.util.Optional;

/// A verdict with what led to it.
///
/// @param reading what was judged: of several ways to read a scan, the one that was taken
/// @param fields in the order a person reads them; empty for an unreadable scan
/// @param mended what the reader did to the scan, where it could be read in spite of that
public record Judgement(
        Reading reading, Verdict verdict, List<FieldCheck> fields, Optional<ScanFault> mended) {
    /// Of a scan to which its reader did nothing.
    public Judgement(Reading reading, Verdict verdict, List<FieldCheck> fields) {
        this(reading, verdict, fields, Optional.empty());
    }

    Judgement mended(ScanFault fault) {
        return new Judgement(reading, verdict, fields, Optional.of(fault));
    }

    /// Keeps its own copy of the fields.
    public Judgement {
        fields = List.copyOf(fields);
    }
}

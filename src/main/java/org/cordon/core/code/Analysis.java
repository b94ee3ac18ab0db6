package org.cordon.core.code;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Reading;

import java.util.List;
import java.util.Optional;

/// A scan taken apart, with everything that is wrong and everything that its reader did to it.
///
/// @param accepted whether the whole scan passes as it came, at the level asked for
/// @param symbology AIM identifier such as `]d2`; empty when none was sent
/// @param bracketed the GS1 elements as people write them, `(01)…(21)…`; empty when there are none
/// @param elements those that could be told apart, faulty ones too, in the order of the code
/// @param errors all that is wrong with the code, in the order in which it was found
/// @param faults all that its reader did to it
/// @param unit the pack or container it names, when that is beyond doubt in spite of all faults
/// @param candidates packs that it may name, each by another split, when separators were lost
public record Analysis(
        Kind kind,
        boolean accepted,
        String symbology,
        String bracketed,
        List<ReadElement> elements,
        List<CodeIssue> errors,
        List<ReaderFault> faults,
        Optional<Reading> unit,
        List<Reading.Pack> candidates) {
    public Analysis {
        elements = List.copyOf(elements);
        errors = List.copyOf(errors);
        faults = List.copyOf(faults);
        candidates = List.copyOf(candidates);
    }

    /// What kind of code it is.
    public enum Kind {
        /// A GS1 element string.
        GS1,
        /// A GS1 Digital Link, or an address that may be meant as one.
        DIGITAL_LINK,
        /// A message of ISO/IEC 15434.
        ISO_15434,
        /// A retail or trade number alone: EAN, UPC, ITF-14.
        EAN,
        /// A Chinese drug trace code.
        CHINA,
        /// Text, or a national number alone.
        PLAIN,
        /// What a reader sends that could not read.
        NO_READ,
        /// Nothing that could be a code.
        MALFORMED
    }
}

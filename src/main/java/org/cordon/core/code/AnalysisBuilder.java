package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An analysis while it is being made. All places handed in are those in its bytes as they stand then;
/// all places that come out are those in the scan as it came.
final class AnalysisBuilder {
    private SourceMappedBytes code;
    private String symbology = "";
    private String bracketed = "";
    private final List<ReadElement> elements = new ArrayList<>();
    private final List<CodeIssue> errors = new ArrayList<>();
    private final List<ReaderFault> faults = new ArrayList<>();
    private Optional<Reading> unit = Optional.empty();
    private List<Reading.Pack> candidates = List.of();

    AnalysisBuilder(SourceMappedBytes code) {
        this.code = code;
    }

    byte[] bytes() {
        return code.bytes();
    }

    Bytes scan() {
        return code.scan();
    }

    String text() {
        return code.text();
    }

    String symbology() {
        return symbology;
    }

    void symbology(String identifier) {
        symbology = identifier;
    }

    /// Goes on with the bytes as they were before the reader did something to them.
    void undo(Repair undone) {
        undo(undone, undone.fault().detail());
    }

    /// The same, told in other words.
    void undo(Repair undone, String detail) {
        ReaderFault fault = undone.fault();
        fault(new ReaderFault(fault.fault(), fault.offset(), fault.length(), detail));
        code = code.with(undone);
    }

    void fault(ReaderFault fault) {
        faults.add(code.place(fault));
    }

    void bracketed(String text) {
        bracketed = text;
    }

    void elements(List<ElementString> read) {
        elements.addAll(code.place(read));
    }

    void element(ReadElement element) {
        elements.add(
                new ReadElement(
                        element.identifier(),
                        element.title(),
                        element.value(),
                        code.offset(element.offset())));
    }

    void errors(List<CodeIssue> found) {
        found.forEach(this::error);
    }

    void error(CodeIssue error) {
        errors.add(code.place(error));
    }

    void unit(Optional<? extends Reading> named) {
        unit = named.map(reading -> reading);
    }

    void candidates(List<Reading.Pack> packs) {
        candidates = packs;
    }

    /// The analysis; accepted when nothing is wrong.
    Analysis as(Analysis.Kind kind) {
        return as(kind, errors.isEmpty());
    }

    Analysis as(Analysis.Kind kind, boolean accepted) {
        return new Analysis(
                kind, accepted, symbology, bracketed, elements, errors, faults, unit, candidates);
    }
}

package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.Arrays;

/// Reads one scan.
final class ScanParser {
    /// What stands between the digits of EAN or UPC and the composite component.
    private static final byte[] COMPOSITE = {'|', ']', 'e', '0'};

    private final ParserParts parts;
    private final byte[] raw;
    private final ParseResultBuilder gathering;

    ScanParser(ParserParts parts, byte[] raw) {
        this.parts = parts;
        this.raw = raw;
        this.gathering = new ParseResultBuilder(parts, raw);
    }

    /// Elements from a place to the end.
    ParseResultBuilder elements(int from) {
        if (from == raw.length) {
            gathering.errors().add(Fault.NO_DATA, from, 0, "");
        }
        ElementCursor cursor = new ElementCursor(parts.table(), parts.unassigned());
        cursor.reset(raw, from, raw.length);
        for (ElementCursor.Step step = cursor.next();
                step != ElementCursor.Step.END && gathering.hasRoom(cursor.offset());
                step = cursor.next()) {
            if (step == ElementCursor.Step.FAULT) {
                gathering.errors().add(cursor.fault(), cursor.offset(), cursor.faultLength(), "");
            } else {
                int value = cursor.valueOffset();
                gathering.element(
                        cursor.entry(),
                        raw,
                        value,
                        value + cursor.valueLength(),
                        cursor.offset(),
                        value,
                        cursor.valueLength(),
                        finding -> finding);
            }
        }
        return gathering;
    }

    /// The digits of EAN or UPC; elements only in a composite component, which is sent behind them.
    ParseResultBuilder primary(int digits) {
        int from = SymbologyIdentifier.LENGTH;
        int to = Math.min(from + digits, raw.length);
        String wanted = String.valueOf(digits);
        gathering.primaryIs(ParseResultBuilder.text(raw, from, to));
        if (to - from < digits) {
            gathering.errors().add(Fault.PRIMARY_TOO_SHORT, from, to - from, wanted);
            return gathering;
        }
        parts.linters()
                .check(Linter.CSUM, raw, from, to)
                .ifPresent(f -> gathering.errors().add(f.fault(), f.offset(), f.length(), ""));
        if (to == raw.length) {
            return gathering;
        }
        int behind = to + COMPOSITE.length;
        if (behind > raw.length
                || !Arrays.equals(raw, to, behind, COMPOSITE, 0, COMPOSITE.length)) {
            gathering.errors().add(Fault.PRIMARY_TOO_LONG, to, raw.length - to, wanted);
            return gathering;
        }
        gathering.compositeBegins();
        return elements(behind);
    }
}

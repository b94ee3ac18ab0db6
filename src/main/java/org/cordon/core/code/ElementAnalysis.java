package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.ElementCursor;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Reading;
import org.cordon.core.scanner.ScanFault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Takes GS1 element strings apart, and what readers do to them.
record ElementAnalysis(ElementStringParser reader, SeparatorHypotheses splits, UnitResolver units) {
    /// GTIN, serial, lot and expiry.
    private static final int FULL_PACK = 4;

    /// A scan that is meant as GS1 data.
    Analysis read(AnalysisBuilder draft, ValidationLevel level) {
        CodeContent.Elements asItCame = elements(draft.scan(), level);
        draft.errors(asItCame.errors());
        boolean sound = isSound(elements(draft.scan(), ValidationLevel.SYNTAX));
        if (sound) {
            separatorsSentAs232(draft);
            describe(draft, asItCame);
        } else {
            Optional<Repair> guess = guess(draft);
            if (guess.isPresent()) {
                draft.undo(guess.get());
                describe(draft, elements(draft.scan(), ValidationLevel.SYNTAX));
                return draft.as(Analysis.Kind.GS1);
            }
            secondCode(draft);
            draft.bracketed(asItCame.bracketed());
            draft.elements(asItCame.elements());
        }
        lostSeparators(draft, asItCame, sound);
        return draft.as(Analysis.Kind.GS1);
    }

    /// The one guess that makes a sound code of one that is not.
    private Optional<Repair> guess(AnalysisBuilder draft) {
        return ScanRepairs.separators(draft.bytes())
                .filter(undone -> isSound(elements(undone.bytes(), ValidationLevel.SYNTAX)))
                .or(() ->
                        ScanRepairs.doubled(draft.bytes())
                                .filter(ScanRepairs.Doubled::same)
                                .map(ScanRepairs.Doubled::first)
                                .filter(undone ->
                                        isSound(elements(undone.bytes(), ValidationLevel.SYNTAX))));
    }

    private static void secondCode(AnalysisBuilder draft) {
        ScanRepairs.doubled(draft.bytes())
                .filter(doubled -> !doubled.same())
                .ifPresent(doubled -> draft.fault(doubled.first().fault()));
    }

    private void describe(AnalysisBuilder draft, CodeContent.Elements read) {
        draft.bracketed(read.bracketed());
        draft.elements(read.elements());
        draft.unit(units.of(read.elements()));
    }

    private static void separatorsSentAs232(AnalysisBuilder draft) {
        byte[] bytes = draft.bytes();
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == ElementCursor.FNC1_232) {
                draft.fault(new ReaderFault(ScanFault.GS_REPLACED, i, 1, Bytes.of(bytes[i]) + ""));
                return;
            }
        }
    }

    /// Looks for other ways to tell the elements apart where some of a pack are missing, or where they
    /// cannot be told apart as they came. Such a scan names no pack by itself: the order must tell.
    private void lostSeparators(
            AnalysisBuilder draft, CodeContent.Elements asItCame, boolean sound) {
        int have = sound ? UnitResolver.fullness(asItCame.elements()) : 0;
        boolean container =
                sound && asItCame.elements().stream().anyMatch(e -> e.ai().digits().equals("00"));
        if (have == FULL_PACK || container || asItCame.elements().isEmpty()) {
            return;
        }
        List<Repair> readings = new ArrayList<>();
        List<List<ElementString>> ways = splitsOf(draft.bytes());
        List<Reading.Pack> packs = packs(ways, have);
        if (sound) {
            ScanRepairs.separators(draft.bytes()).ifPresent(readings::add);
        }
        for (Repair undone : readings) {
            packs.addAll(packs(splitsOf(undone.bytes().toArray()), have));
        }
        List<Reading.Pack> different = packs.stream().distinct().toList();
        boolean whole =
                different.stream().anyMatch(p -> p.lot().isPresent() && p.expiry().isPresent());
        if (!different.isEmpty() && (whole || !sound)) {
            draft.fault(lost(draft, asItCame, ways));
            draft.unit(Optional.empty());
        }
        draft.candidates(different);
    }

    private List<List<ElementString>> splitsOf(byte[] bytes) {
        boolean marked =
                SymbologyIdentifier.of(bytes, 0, bytes.length) == SymbologyIdentifier.ELEMENTS;
        return splits.of(bytes, marked ? SymbologyIdentifier.LENGTH : 0, bytes.length);
    }

    private List<Reading.Pack> packs(List<List<ElementString>> ways, int moreThan) {
        List<Reading.Pack> packs = new ArrayList<>();
        for (List<ElementString> way : ways) {
            if (UnitResolver.fullness(way) > moreThan) {
                units.pack(way).ifPresent(packs::add);
            }
        }
        return packs;
    }

    /// Told at the first element that may have swallowed others.
    private static ReaderFault lost(
            AnalysisBuilder draft, CodeContent.Elements asItCame, List<List<ElementString>> ways) {
        ElementString place =
                asItCame.elements().stream()
                        .filter(e -> !e.sound())
                        .findFirst()
                        .or(() ->
                                asItCame.elements().stream()
                                        .filter(e -> e.ai().digits().equals("21"))
                                        .findFirst())
                        .orElseGet(() -> asItCame.elements().getLast());
        return new ReaderFault(
                ScanFault.LOST_SEPARATOR,
                place.offset(),
                Math.min(
                        place.valueOffset() + place.valueLength() - place.offset(),
                        draft.bytes().length - place.offset()),
                place.value(),
                ways);
    }

    /// Text of the form `(01)…(21)…`, as people type it.
    Analysis bracketed(AnalysisBuilder draft, ValidationLevel level) {
        CodeContent.Elements read = reader.readBracketed(draft.scan(), level);
        draft.errors(read.errors());
        draft.bracketed(read.bracketed());
        draft.elements(read.elements());
        if (reader.readBracketed(draft.scan(), ValidationLevel.SYNTAX).isRight()) {
            draft.unit(units.of(read.elements()));
        }
        return draft.as(Analysis.Kind.GS1);
    }

    /// A scan that is no GS1 data as it came, yet would be with a guess undone: what it would say is
    /// told, but it names nothing, since other characters may be garbled as well.
    ///
    /// @param guesses at least one; the first is told
    Analysis diagnosed(
            AnalysisBuilder draft, List<Repair> guesses, CodeIssue why, ValidationLevel level) {
        draft.error(why);
        draft.undo(guesses.getFirst(), names(guesses));
        CodeContent.Elements read = elements(draft.scan(), level);
        if (draft.symbology().isEmpty()) {
            draft.symbology(read.symbology());
        }
        draft.bracketed(read.bracketed());
        draft.elements(read.elements());
        return draft.as(Analysis.Kind.GS1);
    }

    /// Several keyboards may make sense of one scan.
    private static String names(List<Repair> guesses) {
        return guesses.stream()
                .map(guess -> guess.fault().detail())
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    private CodeContent.Elements elements(Bytes scan, ValidationLevel level) {
        return switch (reader.readScan(scan, level)) {
            case CodeContent.Elements read -> read;
            case CodeContent.Plain plain ->
                    throw new IllegalArgumentException("not meant as GS1: " + plain.symbology());
        };
    }

    /// A separator too many is no fault of a code that can be told apart.
    private static boolean isSound(CodeContent.Elements read) {
        return !read.elements().isEmpty()
                && read.errors().stream()
                        .allMatch(error -> error.kind() == Fault.SEPARATOR_SUPERFLUOUS);
    }
}

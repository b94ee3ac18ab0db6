package org.cordon.core.code;

import org.cordon.core.code.digitallink.DigitalLinkParser;
import org.cordon.core.code.format.CodeFormatParser;
import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.Linters;
import org.cordon.core.code.gs1.syntax.SymbologyIdentifier;
import org.cordon.core.code.gs1.syntax.UnassignedAiPolicy;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.Fault;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.ScanFault;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes any scan apart: what kind of code it is, its elements, all that is wrong with it, and all that
/// its reader did to it. Never throws, whatever the bytes are. Unchangeable; any thread.
///
/// A guess at what the reader did is believed only if the scan is no sound code as it came and is one with
/// the guess undone.
public final class ScanAnalyzer {
    private static final Pattern WEB = Pattern.compile("(?:https?|HTTPS?)://.*", Pattern.DOTALL);
    private static final Pattern BRACKETED = Pattern.compile("\\(\\d{2,4}\\).*", Pattern.DOTALL);

    /// An identifier as the keyboards known here make it.
    private static final Pattern GARBLED_IDENTIFIER =
            Pattern.compile("[+$^*\u00a8]([dCQeJ])[0-9&\u00e9\"'(].*", Pattern.DOTALL);

    /// The beginning of a pack code or a logistic label, broken off.
    private static final Pattern BEGUN = Pattern.compile("0[01]\\d{4,}");

    private static final String MESSAGE = "[)>";
    private static final CodeIssue.Kind NO_DATA = Fault.NO_DATA;

    private final CodeTables tables;
    private final FormatIssueMessages texts;
    private final ElementStringParser elements;
    private final ElementAnalysis gs1;
    private final NonGs1Analysis others;

    /// Tells errors in the words of [org.cordon.core.text.Messages].
    public ScanAnalyzer(CodeTables tables) {
        this.tables = tables;
        this.texts = new FormatIssueMessages();
        this.elements =
                new ElementStringParser(
                        tables.identifiers(),
                        tables.lists(),
                        texts.faults(),
                        UnassignedAiPolicy.REFUSED);
        UnitResolver units = new UnitResolver(tables.currentYear());
        this.gs1 = new ElementAnalysis(elements, new SeparatorHypotheses(tables, elements), units);
        this.others =
                new NonGs1Analysis(
                        new CodeFormatParser(elements, tables.currentYear()),
                        new DigitalLinkParser(tables.identifiers(), new Linters(tables.lists())),
                        elements,
                        units,
                        texts);
    }

    /// Takes a scan apart.
    public Analysis analyse(Bytes raw, ValidationLevel level) {
        byte[] scan = raw.toArray();
        String text = new String(scan, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            return nothing(Analysis.Kind.MALFORMED, NO_DATA, "empty", ScanFault.EMPTY, raw);
        }
        if (tables.noReads().matches(text)) {
            return nothing(
                    Analysis.Kind.NO_READ,
                    new CodeIssue.Scan(ScanFault.NO_READ),
                    "no-read",
                    ScanFault.NO_READ,
                    raw);
        }
        AnalysisBuilder draft = new AnalysisBuilder(SourceMappedBytes.of(scan));
        for (Optional<Repair> glued = ScanRepairs.ends(draft.bytes());
                glued.isPresent();
                glued = ScanRepairs.ends(draft.bytes())) {
            draft.undo(glued.get());
        }
        if (draft.bytes().length == 0) {
            return nothing(Analysis.Kind.MALFORMED, NO_DATA, "empty", ScanFault.EMPTY, raw);
        }
        return of(draft, level);
    }

    private Analysis nothing(
            Analysis.Kind kind, CodeIssue.Kind issue, String words, ScanFault fault, Bytes raw) {
        return new Analysis(
                kind,
                false,
                "",
                "",
                List.of(),
                List.of(new CodeIssue(issue, 0, raw.length(), texts.message(words, ""))),
                List.of(new ReaderFault(fault, 0, raw.length(), Bytes.of().toString())),
                Optional.empty(),
                List.of());
    }

    private Analysis of(AnalysisBuilder draft, ValidationLevel level) {
        byte[] bytes = draft.bytes();
        SymbologyIdentifier carrier = SymbologyIdentifier.of(bytes, 0, bytes.length);
        if (carrier == SymbologyIdentifier.UNKNOWN) {
            return withoutIdentifier(draft, level);
        }
        draft.symbology(draft.text().substring(0, SymbologyIdentifier.LENGTH));
        String rest = draft.text().substring(SymbologyIdentifier.LENGTH);
        if (carrier == SymbologyIdentifier.ELEMENTS) {
            return gs1.read(draft, level);
        }
        Optional<Repair> folded =
                ScanRepairs.caseOfIdentifier(bytes).filter(undone -> isSound(undone.bytes()));
        if (folded.isPresent()
                && (carrier == SymbologyIdentifier.PLAIN || !isSound(draft.scan()))) {
            return gs1.diagnosed(draft, List.of(folded.get()), garbled(folded.get()), level);
        }
        if (carrier == SymbologyIdentifier.EAN_13 || carrier == SymbologyIdentifier.EAN_8) {
            return others.retail(draft, level);
        }
        if (rest.startsWith(MESSAGE)) {
            return others.message(draft, level);
        }
        return WEB.matcher(rest).matches() ? others.link(draft, level) : others.plain(draft);
    }

    private Analysis withoutIdentifier(AnalysisBuilder draft, ValidationLevel level) {
        String text = draft.text();
        Optional<Repair> prefix =
                ScanRepairs.prefix(draft.bytes()).filter(undone -> hasElements(undone.bytes()));
        if (prefix.isPresent()) {
            draft.undo(prefix.get());
            return of(draft, level);
        }
        if (text.startsWith(MESSAGE)) {
            return others.message(draft, level);
        }
        if (WEB.matcher(text).matches()) {
            return others.link(draft, level);
        }
        if (BRACKETED.matcher(text).matches()) {
            return gs1.bracketed(draft, level);
        }
        return switch (tables.plain()) {
            case GS1 -> unmarked(draft, level);
            case PLAIN -> others.plain(draft);
            case GS1_IF_IT_PARSES -> ifItParses(draft, level);
        };
    }

    private Analysis unmarked(AnalysisBuilder draft, ValidationLevel level) {
        draft.fault(new ReaderFault(ScanFault.IDENTIFIER_MISSING, 0, 0, ""));
        return gs1.read(draft, level);
    }

    private Analysis ifItParses(AnalysisBuilder draft, ValidationLevel level) {
        if (others.isRightTradeNumber(draft.scan())) {
            return others.plain(draft);
        }
        if (errors(draft.scan(), ValidationLevel.FULL) == 0) {
            return unmarked(draft, level);
        }
        List<Repair> layouts = isSound(draft.scan()) ? List.of() : layouts(draft.bytes());
        boolean garbledIdentifier = GARBLED_IDENTIFIER.matcher(draft.text()).matches();
        if (!layouts.isEmpty()) {
            return gs1.diagnosed(draft, layouts, garbled(layouts.getFirst()), level);
        }
        if (garbledIdentifier) {
            draft.fault(
                    new ReaderFault(
                            ScanFault.KEYBOARD_LAYOUT,
                            0,
                            SymbologyIdentifier.LENGTH,
                            draft.text().substring(0, SymbologyIdentifier.LENGTH)));
            return others.unknown(draft);
        }
        if (others.isNumber(draft.scan())) {
            return others.plain(draft);
        }
        boolean begun = BEGUN.matcher(draft.text()).matches();
        if (begun || isSound(draft.scan()) || others.looksLikeElements(draft.scan())) {
            return unmarked(draft, level);
        }
        return others.unknown(draft);
    }

    /// Keyboards that make a sound pack code of a scan; where none does, those that make GS1 data of it.
    private List<Repair> layouts(byte[] bytes) {
        List<Repair> guesses = ScanRepairs.layouts(bytes, tables.layouts());
        List<Repair> packs = guesses.stream().filter(guess -> isPack(guess.bytes())).toList();
        return packs.isEmpty()
                ? guesses.stream().filter(guess -> isMarked(guess.bytes())).toList()
                : packs;
    }

    private CodeIssue garbled(Repair undone) {
        ReaderFault fault = undone.fault();
        return new CodeIssue(
                new CodeIssue.Scan(fault.fault()),
                fault.offset(),
                fault.length(),
                fault.fault() == ScanFault.KEYBOARD_LAYOUT
                        ? texts.message("keyboard", "")
                        : texts.message("flaw.CASE_FOLDED", fault.detail()));
    }

    private int errors(Bytes scan, ValidationLevel level) {
        return elements.readScan(scan, level) instanceof CodeContent.Elements read
                ? read.errors().size()
                : 1;
    }

    private boolean isSound(Bytes scan) {
        return errors(scan, ValidationLevel.SYNTAX) == 0;
    }

    private boolean isPack(Bytes scan) {
        return elements.readScan(scan, ValidationLevel.SYNTAX) instanceof CodeContent.Elements read
                && read.isRight()
                && UnitResolver.fullness(read.elements()) >= 2;
    }

    /// GS1 data that say so themselves.
    private boolean isMarked(Bytes scan) {
        byte[] bytes = scan.toArray();
        return SymbologyIdentifier.of(bytes, 0, bytes.length) == SymbologyIdentifier.ELEMENTS
                && hasElements(scan);
    }

    private boolean hasElements(Bytes scan) {
        return elements.readScan(scan, ValidationLevel.SYNTAX) instanceof CodeContent.Elements read
                && !read.elements().isEmpty()
                && read.elements().getFirst().sound();
    }
}

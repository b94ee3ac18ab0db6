package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.scanner.Bytes;

import java.util.List;

/// Reads GS1 codes whole: the elements that can be told apart and everything that is wrong, each with
/// its place. Never throws, whatever the bytes are. Unchangeable; any thread.
///
/// On the scan path use [ElementCursor] with [ValueValidator], which this is made of.
public final class ElementStringParser {
    /// More elements than a unit carries; GS1's own engine takes as many.
    public static final int MOST_ELEMENTS = 64;

    /// Nobody reads more; with it babble of any length costs little.
    public static final int MOST_ERRORS = 256;

    private static final int EAN_13_DIGITS = 13;
    private static final int EAN_8_DIGITS = 8;

    private final ParserParts parts;

    /// @param texts in the language of the person
    /// @param unassigned what to do with identifiers that the table does not hold
    public ElementStringParser(
            AiTable table, CodeLists lists, Gs1IssueMessages texts, UnassignedAiPolicy unassigned) {
        Linters linters = new Linters(lists);
        this.parts =
                new ParserParts(
                        table,
                        linters,
                        new ValueValidator(linters),
                        new AssociationCheck(table),
                        texts,
                        unassigned);
    }

    /// Reads what a scanner sent, with or without a symbology identifier. A separator is byte 29, or 232
    /// as some equipment sends it; behind data of predefined length it may be missing. Behind an
    /// unassigned identifier the reading goes on at the next separator.
    public CodeContent readScan(Bytes scan, ValidationLevel level) {
        byte[] raw = scan.toArray();
        SymbologyIdentifier carrier = SymbologyIdentifier.of(raw, 0, raw.length);
        int from = carrier == SymbologyIdentifier.UNKNOWN ? 0 : SymbologyIdentifier.LENGTH;
        String symbology = ParseResultBuilder.text(raw, 0, from);
        ScanParser reader = new ScanParser(parts, raw);
        return switch (carrier) {
            case PLAIN ->
                    new CodeContent.Plain(
                            symbology, from, ParseResultBuilder.text(raw, from, raw.length));
            case ELEMENTS -> reader.elements(from).content(symbology, level);
            case UNKNOWN -> reader.elements(leading(raw)).content(symbology, level);
            case EAN_13 -> reader.primary(EAN_13_DIGITS).content(symbology, level);
            case EAN_8 -> reader.primary(EAN_8_DIGITS).content(symbology, level);
        };
    }

    /// Reads text of the form `(01)…(21)…`; `\(` stands for a bracket in the data.
    public CodeContent.Elements readBracketed(Bytes text, ValidationLevel level) {
        return new BracketedTextParser(parts, text.toArray()).elements().content("", level);
    }

    /// Whether elements agree with each other that were read from several codes of one unit, or from a
    /// Digital Link. [ValidationLevel#FULL] does the same for those of one code.
    ///
    /// @return what does not agree; each place is in the code that the element came from
    public List<CodeIssue> disagreements(List<ElementString> elements) {
        IssueCollector errors = new IssueCollector(new byte[0], parts.texts());
        parts.associations().check(elements, errors);
        return List.copyOf(errors.all());
    }

    /// A device that sends no identifier may send the FNC1 that stands first.
    private static int leading(byte[] raw) {
        return raw.length > 0 && ElementCursor.isSeparator(raw[0]) ? 1 : 0;
    }
}

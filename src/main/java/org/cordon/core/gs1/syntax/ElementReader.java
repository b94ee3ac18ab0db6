package org.cordon.core.gs1.syntax;

import org.cordon.core.scanner.Bytes;

import java.util.List;

/// Reads GS1 codes whole: the elements that can be told apart and everything that is wrong, each with
/// its place. Never throws, whatever the bytes are. Unchangeable; any thread.
///
/// On the scan path use [ElementCursor] with [ValueCheck], which this is made of.
public final class ElementReader {
    /// More elements than a unit carries; GS1's own engine takes as many.
    public static final int MOST_ELEMENTS = 64;

    /// Nobody reads more; with it babble of any length costs little.
    public static final int MOST_ERRORS = 256;

    private static final int EAN_13_DIGITS = 13;
    private static final int EAN_8_DIGITS = 8;

    private final ReaderParts parts;

    /// @param texts in the language of the person
    /// @param unassigned what to do with identifiers that the table does not hold
    public ElementReader(AiTable table, CodeLists lists, FaultTexts texts, Unassigned unassigned) {
        Linters linters = new Linters(lists);
        this.parts =
                new ReaderParts(
                        table,
                        linters,
                        new ValueCheck(linters),
                        new AssociationCheck(table),
                        texts,
                        unassigned);
    }

    /// Reads what a scanner sent, with or without a symbology identifier. A separator is byte 29, or 232
    /// as some equipment sends it; behind data of predefined length it may be missing. Behind an
    /// unassigned identifier the reading goes on at the next separator.
    public CodeContent readScan(Bytes scan, Level level) {
        byte[] raw = scan.toArray();
        Carrier carrier = Carrier.of(raw, 0, raw.length);
        int from = carrier == Carrier.UNKNOWN ? 0 : Carrier.LENGTH;
        String symbology = Gathering.text(raw, 0, from);
        ScanReader reader = new ScanReader(parts, raw);
        return switch (carrier) {
            case PLAIN ->
                    new CodeContent.Plain(symbology, from, Gathering.text(raw, from, raw.length));
            case ELEMENTS -> reader.elements(from).content(symbology, level);
            case UNKNOWN -> reader.elements(leading(raw)).content(symbology, level);
            case EAN_13 -> reader.primary(EAN_13_DIGITS).content(symbology, level);
            case EAN_8 -> reader.primary(EAN_8_DIGITS).content(symbology, level);
        };
    }

    /// Reads text of the form `(01)…(21)…`; `\(` stands for a bracket in the data.
    public CodeContent.Elements readBracketed(Bytes text, Level level) {
        return new BracketedReader(parts, text.toArray()).elements().content("", level);
    }

    /// Whether elements agree with each other that were read from several codes of one unit, or from a
    /// Digital Link. [Level#FULL] does the same for those of one code.
    ///
    /// @return what does not agree; each place is in the code that the element came from
    public List<CodeError> disagreements(List<ElementString> elements) {
        Errors errors = new Errors(new byte[0], parts.texts());
        parts.associations().check(elements, errors);
        return List.copyOf(errors.all());
    }

    /// A device that sends no identifier may send the FNC1 that stands first.
    private static int leading(byte[] raw) {
        return raw.length > 0 && ElementCursor.isSeparator(raw[0]) ? 1 : 0;
    }
}

package org.cordon.core.code;

import org.cordon.core.code.digitallink.DigitalLinkParser;
import org.cordon.core.code.digitallink.LinkResult;
import org.cordon.core.code.format.CodeFormatParser;
import org.cordon.core.code.format.Content;
import org.cordon.core.code.format.Envelope;
import org.cordon.core.code.format.Field;
import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.CodeContent;
import org.cordon.core.code.gs1.syntax.ElementString;
import org.cordon.core.code.gs1.syntax.ElementStringParser;
import org.cordon.core.code.gs1.syntax.ValidationLevel;
import org.cordon.core.code.issue.CodeIssue;
import org.cordon.core.code.issue.FormatIssueKind;
import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.ScanFault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Takes codes apart that are no GS1 element strings.
record NonGs1Analysis(
        CodeFormatParser formats,
        DigitalLinkParser links,
        ElementStringParser elements,
        UnitResolver units,
        FormatIssueMessages texts) {
    /// What a reader may do to a message without putting its elements in doubt.
    private static final Set<CodeIssue.Kind> HARMLESS =
            Set.of(
                    FormatIssueKind.RS_LOST,
                    FormatIssueKind.RS_REPLACED,
                    FormatIssueKind.EOT_LOST,
                    FormatIssueKind.EOT_REPLACED,
                    FormatIssueKind.GS_REPLACED,
                    FormatIssueKind.AFTER_END);

    /// A GS1 Digital Link, or what stands where one would.
    Analysis link(AnalysisBuilder draft, ValidationLevel level) {
        int from = draft.symbology().length();
        DigitalLinkParser.Taken taken = links.parse(draft.text().substring(from));
        List<ElementString> read = taken.elements().stream().map(e -> moved(e, from)).toList();
        if (taken.result() instanceof LinkResult.Invalid invalid) {
            invalid.flaws().forEach(flaw -> draft.error(texts.link(flaw.movedBy(from))));
        } else {
            draft.unit(units.of(read));
            if (level == ValidationLevel.FULL) {
                draft.errors(elements.disagreements(read));
            }
        }
        draft.elements(read);
        draft.bracketed(ReaderFault.bracketed(read));
        return draft.as(Analysis.Kind.DIGITAL_LINK);
    }

    private static ElementString moved(ElementString e, int by) {
        return new ElementString(
                e.ai(),
                e.title(),
                e.value(),
                e.offset() + by,
                e.valueOffset() + by,
                e.valueLength(),
                e.sound());
    }

    /// A message of ISO/IEC 15434.
    Analysis message(AnalysisBuilder draft, ValidationLevel level) {
        Content.Message message = (Content.Message) formats.read(draft.scan());
        flaws(draft, message.flaws());
        List<ElementString> gs1 = new ArrayList<>();
        for (Envelope envelope : message.envelopes()) {
            for (Field field : envelope.fields()) {
                draft.element(
                        new ReadElement(field.id(), field.title(), field.value(), field.offset()));
                if (envelope instanceof Envelope.Gs1) {
                    gs1.add(element(field));
                }
            }
        }
        draft.bracketed(ReaderFault.bracketed(gs1));
        if (level == ValidationLevel.FULL) {
            draft.errors(elements.disagreements(gs1));
        }
        boolean told = message.flaws().stream().allMatch(flaw -> HARMLESS.contains(flaw.kind()));
        if (told) {
            draft.unit(units.of(message));
        }
        return message.flaws().isEmpty()
                ? draft.as(Analysis.Kind.ISO_15434)
                : draft.as(Analysis.Kind.ISO_15434, false);
    }

    private static ElementString element(Field field) {
        return new ElementString(
                new Ai(field.id()),
                field.title(),
                field.value(),
                field.offset(),
                field.valueOffset(),
                field.value().length(),
                true);
    }

    /// EAN-13, UPC or EAN-8, by its identifier; perhaps with GS1 elements in a composite component.
    Analysis retail(AnalysisBuilder draft, ValidationLevel level) {
        CodeContent.Elements read = (CodeContent.Elements) elements.readScan(draft.scan(), level);
        draft.errors(read.errors());
        read.primary()
                .ifPresent(digits ->
                        draft.element(
                                new ReadElement(
                                        "",
                                        digits.length() == 8 ? "EAN-8" : "EAN-13",
                                        digits,
                                        draft.symbology().length())));
        draft.elements(read.elements());
        draft.bracketed(read.bracketed());
        return draft.as(Analysis.Kind.EAN);
    }

    /// Whether digits alone are a trade number, a drug code or a national number.
    boolean isNumber(Bytes scan) {
        return switch (formats.read(scan)) {
            case Content.TradeItem _, Content.ChinaDrugCode _, Content.NationalCode _ -> true;
            default -> false;
        };
    }

    /// Whether digits alone are a trade number with a right check digit. Some of these would also read as
    /// GS1 data, such as German retail numbers, which begin like the order number (400).
    boolean isRightTradeNumber(Bytes scan) {
        return formats.read(scan) instanceof Content.TradeItem item && item.flaws().isEmpty();
    }

    /// Whether it begins as packs and logistic labels do.
    boolean looksLikeElements(Bytes scan) {
        return formats.read(scan) instanceof Content.ElementString;
    }

    /// Text without an identifier that does not read as GS1 data: perhaps it was meant as such.
    Analysis unknown(AnalysisBuilder draft) {
        draft.error(
                new CodeIssue(
                        new CodeIssue.Scan(ScanFault.IDENTIFIER_MISSING),
                        0,
                        0,
                        texts.message("no-identifier", "")));
        return plain(draft);
    }

    /// What is not meant as GS1 data, told as what it is.
    Analysis plain(AnalysisBuilder draft) {
        Content content = formats.read(draft.scan());
        flaws(draft, content.flaws());
        int at = draft.symbology().length();
        return switch (content) {
            case Content.TradeItem item -> {
                draft.element(new ReadElement("", title(item), item.digits(), at));
                if (!item.addOn().isEmpty()) {
                    int behind = at + item.digits().length();
                    draft.element(new ReadElement("", "ADD-ON", item.addOn(), behind));
                }
                yield draft.as(Analysis.Kind.EAN);
            }
            case Content.ChinaDrugCode drug -> {
                draft.element(new ReadElement("", "PRODUCT", drug.product(), at));
                draft.element(new ReadElement("", "SERIAL", drug.serial(), at + 7));
                draft.element(new ReadElement("", "CHECK", drug.check(), at + 16));
                yield draft.as(Analysis.Kind.CHINA);
            }
            case Content.NationalCode code -> {
                int from = draft.text().length() - code.number().length();
                draft.element(new ReadElement("", code.system().name(), code.number(), from));
                yield draft.as(Analysis.Kind.PLAIN);
            }
            case Content.Message _,
                    Content.ElementString _,
                    Content.WebAddress _,
                    Content.PlainText _ ->
                    draft.as(Analysis.Kind.PLAIN);
        };
    }

    private static String title(Content.TradeItem item) {
        return switch (item.kind()) {
            case EAN_8 -> "EAN-8";
            case UPC_A -> "UPC-A";
            case EAN_13 -> "EAN-13";
            case ITF_14 -> "ITF-14";
        };
    }

    private void flaws(AnalysisBuilder draft, List<CodeIssue> flaws) {
        for (CodeIssue flaw : flaws) {
            if (flaw.kind() instanceof FormatIssueKind kind && kind.scanFault().isPresent()) {
                draft.fault(
                        new ReaderFault(
                                kind.scanFault().get(),
                                flaw.offset(),
                                flaw.length(),
                                flaw.detail()));
            } else {
                draft.error(texts.format(flaw));
            }
        }
    }
}

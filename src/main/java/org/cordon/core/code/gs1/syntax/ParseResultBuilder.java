package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What has been read of one code so far.
final class ParseResultBuilder {
    private final ParserParts parts;
    private final byte[] raw;
    private final IssueCollector errors;
    private final List<ElementString> elements = new ArrayList<>();
    private Optional<String> primary = Optional.empty();
    private int compositeFrom = ElementStringParser.MOST_ELEMENTS;

    /// @param raw the bytes that all places are in
    ParseResultBuilder(ParserParts parts, byte[] raw) {
        this.parts = parts;
        this.raw = raw;
        this.errors = new IssueCollector(raw, parts.texts());
    }

    static String text(byte[] data, int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    IssueCollector errors() {
        return errors;
    }

    void primaryIs(String digits) {
        primary = Optional.of(digits);
    }

    /// The elements to come belong to a composite component.
    void compositeBegins() {
        compositeFrom = elements.size();
    }

    /// Adds an element and all that is wrong with its data.
    ///
    /// @param data that hold the value, from `from` to `to`
    /// @param offset of the identifier in the raw bytes
    /// @param valueOffset of the data there
    /// @param valueLength of the data there
    /// @param inRaw moves a finding from `data` to the raw bytes
    void element(
            AiEntry entry,
            byte[] data,
            int from,
            int to,
            int offset,
            int valueOffset,
            int valueLength,
            UnaryOperator<ValueIssue> inRaw) {
        boolean sound =
                parts.values()
                        .check(
                                entry,
                                data,
                                from,
                                to,
                                (finding, component, rule) ->
                                        errors.add(entry, inRaw.apply(finding), component, rule));
        elements.add(
                new ElementString(
                        entry.ai(),
                        entry.title(),
                        text(data, from, to),
                        offset,
                        valueOffset,
                        valueLength,
                        sound));
    }

    /// Whether another element may be read; if there are too many, that is an error.
    boolean hasRoom(int at) {
        if (elements.size() < ElementStringParser.MOST_ELEMENTS) {
            return !errors.isFull();
        }
        errors.add(
                Fault.TOO_MANY_ELEMENTS,
                at,
                raw.length - at,
                String.valueOf(ElementStringParser.MOST_ELEMENTS));
        return false;
    }

    /// What has been read, held to a level.
    CodeContent.Elements content(String symbology, ValidationLevel level) {
        if (level == ValidationLevel.FULL) {
            parts.associations().check(elements, errors);
        }
        return new CodeContent.Elements(
                symbology,
                primary,
                elements,
                Math.min(compositeFrom, elements.size()),
                errors.all());
    }
}

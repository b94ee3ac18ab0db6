package org.cordon.core.code.gs1.syntax;

import org.cordon.core.code.issue.Fault;

import java.util.List;
import java.util.Optional;

/// Reads one text of the form `(01)…(21)…`.
final class BracketedTextParser {
    private final ParserParts parts;
    private final byte[] raw;
    private final ParseResultBuilder gathering;

    BracketedTextParser(ParserParts parts, byte[] raw) {
        this.parts = parts;
        this.raw = raw;
        this.gathering = new ParseResultBuilder(parts, raw);
    }

    ParseResultBuilder elements() {
        if (raw.length == 0) {
            gathering.errors().add(Fault.NO_DATA, 0, 0, "");
        }
        BracketedText text = BracketedText.of(raw, gathering.errors());
        byte[] decoded = text.decoded();
        List<BracketedText.Part> all = text.parts();
        for (int i = 0; i < all.size() && gathering.hasRoom(all.get(i).aiFrom()); i++) {
            if (i == text.compositeFrom()) {
                gathering.compositeBegins();
            }
            element(text, all.get(i), decoded);
        }
        return gathering;
    }

    private void element(BracketedText text, BracketedText.Part part, byte[] decoded) {
        Optional<AiEntry> entry = entry(ParseResultBuilder.text(raw, part.aiFrom(), part.aiTo()));
        if (entry.isEmpty()) {
            gathering
                    .errors()
                    .add(Fault.UNKNOWN_IDENTIFIER, part.aiFrom(), part.aiTo() - part.aiFrom(), "");
            return;
        }
        gathering.element(
                entry.get(),
                decoded,
                part.from(),
                part.to(),
                part.aiFrom(),
                part.rawFrom(),
                part.rawTo() - part.rawFrom(),
                finding -> text.inText(finding, part));
    }

    private Optional<AiEntry> entry(String digits) {
        if (!digits.matches("[0-9]{2,4}")) {
            return Optional.empty();
        }
        Ai ai = new Ai(digits);
        Optional<AiEntry> entry = parts.table().entry(ai);
        boolean allowed =
                parts.unassigned() == UnassignedAiPolicy.ALLOWED && parts.table().couldAssign(ai);
        return entry.isEmpty() && allowed ? Optional.of(parts.table().unassigned(ai)) : entry;
    }
}

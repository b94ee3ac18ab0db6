package org.cordon.core.code;

import org.cordon.core.code.gs1.syntax.Ai;
import org.cordon.core.code.gs1.syntax.AiTable;
import org.cordon.core.code.gs1.syntax.CodeLists;
import org.cordon.core.scanner.KeyboardLayouts;
import org.cordon.core.scanner.NoReadPatterns;
import org.cordon.core.text.Messages;

import java.util.List;

/// What codes are read by: tables with versions of their own, which a site may replace.
///
/// @param identifiers must hold those that packs and containers are known by: 00, 01, 10, 17, 21
/// @param layouts keyboards that may garble what a wedge types
/// @param currentYear four digits, to find the century of dates
/// @param plain what a scan without symbology identifier is taken for
public record CodeTables(
        AiTable identifiers,
        CodeLists lists,
        NoReadPatterns noReads,
        KeyboardLayouts layouts,
        int currentYear,
        WithoutIdentifier plain) {
    private static final Messages TEXT = Messages.of(CodeTables.class);

    /// What a site takes a scan for that comes without a symbology identifier and is no Digital Link:
    /// nobody can tell GS1 data from other text then.
    public enum WithoutIdentifier {
        /// GS1 data if it reads as such, else what it looks like.
        GS1_IF_IT_PARSES,
        /// GS1 data, right or wrong.
        GS1,
        /// What it looks like: a number, a drug code, text.
        PLAIN
    }

    /// Refuses a table that lacks what packs and containers are known by.
    ///
    /// @throws IllegalArgumentException naming the identifier
    public CodeTables {
        for (String needed : List.of("00", "01", "10", "17", "21")) {
            if (identifiers.entry(new Ai(needed)).isEmpty()) {
                throw new IllegalArgumentException(TEXT.get("code.table.lacks", needed));
            }
        }
    }
}

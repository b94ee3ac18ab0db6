package org.cordon.core.code.gs1.syntax;

import org.cordon.core.text.Messages;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The lists of codes that elements may carry: data with a version, since countries and currencies
/// change more often than programs.
///
/// @param facts where they come from
/// @param countries ISO 3166-1, three digits
/// @param countryLetters ISO 3166-1, two letters
/// @param accountCountries ISO 13616: those that ISO 3166-1 does not list
/// @param currencies ISO 4217, three digits
/// @param packageTypes UN/ECE Recommendation 21 and GS1's own
/// @param mediaTypes of AI 7241
public record CodeLists(
        AiTable.Facts facts,
        CodeList countries,
        CodeList countryLetters,
        CodeList accountCountries,
        CodeList currencies,
        CodeList packageTypes,
        CodeList mediaTypes) {
    private static final Messages TEXT = Messages.of(CodeLists.class);

    /// Reads them, see `data/code-lists.txt`.
    ///
    /// @throws TableRefused naming the line and what is wrong with it
    public static CodeLists read(InputStream in) {
        TableText text = TableText.read(in);
        Map<String, List<String>> codes = new HashMap<>();
        int count = 0;
        for (TableText.Row row : text.rows()) {
            List<String> columns = row.columns();
            if (columns.size() != 2) {
                throw new TableRefused(
                        TableRefused.Reason.COLUMNS, row.line(), TEXT.get("syntax.list.columns"));
            }
            List<String> list = codes.computeIfAbsent(columns.getFirst(), _ -> new ArrayList<>());
            for (String code : columns.get(1).split(" +", -1)) {
                if (!code.matches("[0-9A-Z]{1,3}")) {
                    throw new TableRefused(
                            TableRefused.Reason.LIST,
                            row.line(),
                            TEXT.get("syntax.list.code", code));
                }
                if (list.contains(code)) {
                    throw new TableRefused(
                            TableRefused.Reason.TWICE,
                            row.line(),
                            TEXT.get("syntax.row.twice", code));
                }
                list.add(code);
                count++;
            }
        }
        text.hold(count);
        return new CodeLists(
                text.origin(),
                list(codes, "iso3166"),
                list(codes, "iso3166alpha2"),
                list(codes, "ibanalso"),
                list(codes, "iso4217"),
                list(codes, "packagetype"),
                list(codes, "mediatype"));
    }

    private static CodeList list(Map<String, List<String>> codes, String name) {
        List<String> list = codes.get(name);
        if (list == null) {
            throw new TableRefused(
                    TableRefused.Reason.LIST, 0, TEXT.get("syntax.list.missing", name));
        }
        return CodeList.of(list);
    }
}

package org.cordon.adapter.image;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// GS1 data as ZXing words DataBar Expanded, `(01)…(10)…`, turned into what scanners send.
final class Brackets {
    private static final Pattern ELEMENT =
            Pattern.compile("\\((\\d{2,4})\\)(.*?)(?=\\(\\d{2,4}\\)|$)");

    /// First digits of identifiers that need no separator (GS1 General Specifications, 7.8.5).
    private static final Set<String> FIXED =
            Set.of(
                    "00", "01", "02", "03", "04", "11", "12", "13", "14", "15", "16", "17", "18",
                    "19", "20", "31", "32", "33", "34", "35", "36", "41");

    private Brackets() {}

    /// The same elements without brackets, byte 29 after each that needs it and is not the last.
    static String removed(String bracketed) {
        StringBuilder plain = new StringBuilder();
        boolean due = false;
        Matcher element = ELEMENT.matcher(bracketed);
        while (element.find()) {
            if (due) {
                plain.append((char) 0x1D);
            }
            plain.append(element.group(1)).append(element.group(2));
            due = !FIXED.contains(element.group(1).substring(0, 2));
        }
        return plain.isEmpty() ? bracketed : plain.toString();
    }
}

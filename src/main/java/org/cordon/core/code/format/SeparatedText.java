package org.cordon.core.code.format;

import java.util.ArrayList;
import java.util.List;

/// Cuts a text at a separator and keeps empty pieces, so that offsets add up.
final class SeparatedText {
    private SeparatedText() {}

    static List<String> at(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, to));
            from = to + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}

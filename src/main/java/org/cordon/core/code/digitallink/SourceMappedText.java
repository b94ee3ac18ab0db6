package org.cordon.core.code.digitallink;

import java.util.Arrays;

/// A text and where each of its characters came from.
final class SourceMappedText {
    private final String text;

    /// One place for each character, and the end.
    private final int[] places;

    SourceMappedText(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    /// A text that takes the same place for all its characters.
    static SourceMappedText at(String text, int place) {
        int[] places = new int[text.length() + 1];
        Arrays.fill(places, place);
        places[text.length()] = place + 1;
        return new SourceMappedText(text, places);
    }

    /// The same with zeros in front, which have the place of its first character.
    SourceMappedText padded(int zeros) {
        int[] all = new int[zeros + places.length];
        Arrays.fill(all, 0, zeros, places[0]);
        System.arraycopy(places, 0, all, zeros, places.length);
        return new SourceMappedText("0".repeat(zeros) + text, all);
    }

    String text() {
        return text;
    }

    /// Where a stretch of the text begins in what it came from.
    int offset(int from) {
        return places[from];
    }

    /// How much of what it came from a stretch of the text takes.
    int length(int from, int to) {
        int end = Math.max(places[to], to > from ? places[to - 1] + 1 : places[to]);
        return end - places[from];
    }

    /// One byte a character, ISO 8859-1; 0xFF, which no rule allows, for any beyond.
    byte[] bytes() {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.min(text.charAt(i), 0xFF);
        }
        return bytes;
    }
}

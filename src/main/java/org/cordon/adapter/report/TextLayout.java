package org.cordon.adapter.report;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/// Makes lines of words: replaces what cannot be drawn, measures, wraps. Not safe for several
/// threads.
final class TextLayout {
    /// Stands for a character that the fonts do not draw.
    static final int REPLACEMENT = 0xFFFD;

    private static final String ELLIPSIS = "…";

    private final PdfFonts fonts;
    private boolean replaced;

    TextLayout(PdfFonts fonts) {
        this.fonts = fonts;
    }

    PdfFonts fonts() {
        return fonts;
    }

    /// Whether anything had to be replaced so far.
    boolean hasReplaced() {
        return replaced;
    }

    /// Wraps a text, whatever it holds; a word that is too long is broken.
    ///
    /// @return at least one line; an empty one for an empty text
    List<TextLine> wrap(String text, TextStyle style, float width) throws IOException {
        List<TextLine> lines = new ArrayList<>();
        for (String paragraph : drawable(text, style.face()).split("\n", -1)) {
            wrapParagraph(paragraph, style, width, lines);
        }
        return lines;
    }

    /// Wraps a text into so many lines at most; an ellipsis stands for what is left out.
    List<TextLine> wrap(String text, TextStyle style, float width, int most) throws IOException {
        List<TextLine> lines = wrap(text, style, width);
        if (lines.size() <= most) {
            return lines;
        }
        List<TextLine> kept = new ArrayList<>(lines.subList(0, most - 1));
        kept.add(fit(lines.get(most - 1).text() + ELLIPSIS, style, width));
        return kept;
    }

    /// Breaks at spaces alone, so that no number, name or time is torn that fits a line.
    private void wrapParagraph(String text, TextStyle style, float width, List<TextLine> lines)
            throws IOException {
        StringBuilder line = new StringBuilder();
        float filled = 0;
        for (int from = 0; from < text.length(); ) {
            int to = endOfWord(text, from);
            String word = text.substring(from, to);
            from = to;
            if (filled + width(word.stripTrailing(), style) > width) {
                if (!line.isEmpty()) {
                    lines.add(new TextLine(line.toString().stripTrailing(), style));
                }
                line.setLength(0);
                word = breakUp(word, style, width, lines);
                filled = 0;
            }
            line.append(word);
            filled += width(word, style);
        }
        lines.add(new TextLine(line.toString().stripTrailing(), style));
    }

    /// Behind the spaces that follow a word.
    private static int endOfWord(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ' ') {
            at++;
        }
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /// Puts whole lines of an overlong word down and gives back what is left of it.
    private String breakUp(String word, TextStyle style, float width, List<TextLine> lines)
            throws IOException {
        int start = 0;
        float filled = 0;
        for (int i = 0; i < word.length(); ) {
            int codePoint = word.codePointAt(i);
            float next = fonts.width(codePoint, style.face()) * style.size();
            boolean blank = codePoint == ' ';
            if (filled + next > width && i > start && !blank) {
                lines.add(new TextLine(word.substring(start, i), style));
                start = i;
                filled = 0;
            }
            filled += next;
            i += Character.charCount(codePoint);
        }
        return word.substring(start);
    }

    /// One line, cut with an ellipsis if it is too long.
    TextLine fit(String text, TextStyle style, float width) throws IOException {
        String whole = drawable(text, style.face()).replace('\n', ' ');
        if (width(whole, style) <= width) {
            return new TextLine(whole, style);
        }
        int end = whole.length();
        while (end > 0 && width(whole.substring(0, end) + ELLIPSIS, style) > width) {
            end = whole.offsetByCodePoints(end, -1);
        }
        return new TextLine(whole.substring(0, end) + ELLIPSIS, style);
    }

    /// Width of drawable words, in points.
    float width(String text, TextStyle style) throws IOException {
        float sum = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            sum += fonts.width(codePoint, style.face());
            i += Character.charCount(codePoint);
        }
        return sum * style.size();
    }

    /// The text with line ends as `\n` and [#REPLACEMENT] for every character that would not show:
    /// no glyph, control characters, and those that turn the direction of others, which could make a
    /// text read otherwise than it is recorded. Joiners and selectors, which draw nothing by
    /// themselves, are left out.
    String drawable(String text, FontFace face) throws IOException {
        String given =
                Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replace('\t', ' ');
        StringBuilder shown = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); ) {
            int codePoint = given.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\n' || codePoint == 0x85 || codePoint == 0x2028) {
                shown.append('\n');
            } else if (Character.getType(codePoint) == Character.SPACE_SEPARATOR) {
                shown.append(' ');
            } else if (!isSilent(codePoint)) {
                shown.appendCodePoint(shownFor(codePoint, face));
            }
        }
        return shown.toString();
    }

    private int shownFor(int codePoint, FontFace face) throws IOException {
        boolean odd =
                Character.isISOControl(codePoint)
                        || Character.getType(codePoint) == Character.FORMAT
                        || Character.getType(codePoint) == Character.SURROGATE
                        || isRightToLeft(codePoint);
        if (!odd && fonts.draws(codePoint, face)) {
            return codePoint;
        }
        replaced = true;
        return REPLACEMENT;
    }

    /// Their letters join and run from the right, which is not drawn here; a wrong order would
    /// mislead.
    private static boolean isRightToLeft(int codePoint) {
        byte direction = Character.getDirectionality(codePoint);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }

    private static boolean isSilent(int codePoint) {
        return codePoint == 0x200C
                || codePoint == 0x200D
                || codePoint == 0xAD
                || codePoint == 0xFEFF
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F);
    }
}

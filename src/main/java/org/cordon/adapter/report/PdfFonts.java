package org.cordon.adapter.report;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.cordon.core.text.Messages;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fonts of one document: loaded when first needed, embedded as far as they are used. Close it
/// after the document is saved. Not safe for several threads.
final class PdfFonts implements Closeable {
    private static final Messages TEXT = Messages.of(PdfFonts.class);
    private static final float PER_EM = 1000;

    private final PDDocument document;
    private final Map<String, Font> loaded = new LinkedHashMap<>();

    PdfFonts(PDDocument document) {
        this.document = document;
    }

    /// A font with the glyphs it has.
    private static final class Font {
        private final TrueTypeFont outlines;
        private final CmapLookup glyphs;
        private final PDFont embedded;
        private final Map<Integer, Float> widths = new HashMap<>();

        Font(TrueTypeFont outlines, PDFont embedded) throws IOException {
            this.outlines = outlines;
            this.embedded = embedded;
            glyphs = outlines.getUnicodeCmapLookup();
        }

        boolean has(int codePoint) {
            return glyphs.getGlyphId(codePoint) != 0;
        }

        float width(int codePoint) throws IOException {
            Float known = widths.get(codePoint);
            if (known == null) {
                known = embedded.getStringWidth(Character.toString(codePoint)) / PER_EM;
                widths.put(codePoint, known);
            }
            return known;
        }
    }

    /// Whether any of a face's fonts draws a character.
    boolean draws(int codePoint, FontFace face) throws IOException {
        for (String file : face.files()) {
            if (font(file).has(codePoint)) {
                return true;
            }
        }
        return false;
    }

    /// The font that draws a character in a face.
    PDFont fontFor(int codePoint, FontFace face) throws IOException {
        return pick(codePoint, face).embedded;
    }

    /// Width of a character at size 1.
    float width(int codePoint, FontFace face) throws IOException {
        return pick(codePoint, face).width(codePoint);
    }

    private Font pick(int codePoint, FontFace face) throws IOException {
        for (String file : face.files()) {
            Font font = font(file);
            if (font.has(codePoint)) {
                return font;
            }
        }
        return font(face.files().getFirst());
    }

    private Font font(String file) throws IOException {
        Font known = loaded.get(file);
        if (known == null) {
            known = load(file);
            loaded.put(file, known);
        }
        return known;
    }

    private Font load(String file) throws IOException {
        try (InputStream in = PdfFonts.class.getResourceAsStream("/fonts/" + file + ".ttf")) {
            if (in == null) {
                throw new IOException(TEXT.get("pdf.failed.font", file));
            }
            TrueTypeFont outlines = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // Ligatures would tear words apart for those who search or copy them.
            outlines.setEnableGsub(false);
            return new Font(outlines, PDType0Font.load(document, outlines, true));
        }
    }

    @Override
    public void close() throws IOException {
        for (Font font : loaded.values()) {
            font.outlines.close();
        }
    }
}

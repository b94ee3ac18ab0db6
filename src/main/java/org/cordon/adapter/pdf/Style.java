package org.cordon.adapter.pdf;

/// How words are set.
///
/// @param size in points
/// @param leading from line to line, in points
record Style(Face face, float size, float leading, Tint tint) {
    static final Style NUMBER = new Style(Face.BOLD, 30, 36, Tint.INK);
    static final Style LEAD = new Style(Face.REGULAR, 13, 18, Tint.INK);
    static final Style HEADING = new Style(Face.SEMIBOLD, 13, 18, Tint.INK);
    static final Style STATE = new Style(Face.SEMIBOLD, 14, 18, Tint.INK);
    static final Style BODY = new Style(Face.REGULAR, 9, 12.5f, Tint.INK);
    static final Style STRONG = new Style(Face.SEMIBOLD, 9, 12.5f, Tint.INK);
    static final Style VALUE = new Style(Face.MEDIUM, 10, 13.5f, Tint.INK);
    static final Style LABEL = new Style(Face.REGULAR, 7.5f, 11, Tint.QUIET);
    static final Style SMALL = new Style(Face.REGULAR, 7.5f, 10.5f, Tint.QUIET);
    static final Style RAW = new Style(Face.MONO, 8, 12.5f, Tint.INK);
    static final Style RAW_SMALL = new Style(Face.MONO, 7, 10.5f, Tint.INK);

    /// The same in another colour.
    Style in(Tint other) {
        return new Style(face, size, leading, other);
    }
}

package org.cordon.adapter.report;

/// How words are set.
///
/// @param size in points
/// @param leading from line to line, in points
record TextStyle(FontFace face, float size, float leading, ReportColor tint) {
    static final TextStyle NUMBER = new TextStyle(FontFace.BOLD, 30, 36, ReportColor.INK);
    static final TextStyle LEAD = new TextStyle(FontFace.REGULAR, 13, 18, ReportColor.INK);
    static final TextStyle HEADING = new TextStyle(FontFace.SEMIBOLD, 13, 18, ReportColor.INK);
    static final TextStyle STATE = new TextStyle(FontFace.SEMIBOLD, 14, 18, ReportColor.INK);
    static final TextStyle BODY = new TextStyle(FontFace.REGULAR, 9, 12.5f, ReportColor.INK);
    static final TextStyle STRONG = new TextStyle(FontFace.SEMIBOLD, 9, 12.5f, ReportColor.INK);
    static final TextStyle VALUE = new TextStyle(FontFace.MEDIUM, 10, 13.5f, ReportColor.INK);
    static final TextStyle LABEL = new TextStyle(FontFace.REGULAR, 7.5f, 11, ReportColor.QUIET);
    static final TextStyle SMALL = new TextStyle(FontFace.REGULAR, 7.5f, 10.5f, ReportColor.QUIET);
    static final TextStyle RAW = new TextStyle(FontFace.MONO, 8, 12.5f, ReportColor.INK);
    static final TextStyle RAW_SMALL = new TextStyle(FontFace.MONO, 7, 10.5f, ReportColor.INK);

    /// The same in another colour.
    TextStyle in(ReportColor other) {
        return new TextStyle(face, size, leading, other);
    }
}

package org.cordon.adapter.report;

import java.util.List;

/// The faces a report is set in, each with those that stand in, glyph by glyph, for what it lacks.
enum FontFace {
    /// Running words.
    REGULAR,
    /// Words a little apart.
    MEDIUM,
    /// Headings and values.
    SEMIBOLD,
    /// The number of the incident.
    BOLD,
    /// Raw data: serials, hashes, what a reader sent.
    MONO;

    private static final String NOTO = "NotoSans-Regular";
    private static final String NOTO_BOLD = "NotoSans-Bold";
    private static final String DEJAVU = "DejaVuSansMono";

    /// Names of the font files, without ending, the face itself first.
    List<String> files() {
        return switch (this) {
            case REGULAR -> List.of("Inter-Regular", NOTO, DEJAVU);
            case MEDIUM -> List.of("Inter-Medium", NOTO, DEJAVU);
            case SEMIBOLD -> List.of("Inter-SemiBold", NOTO_BOLD, DEJAVU);
            case BOLD -> List.of("Inter-Bold", NOTO_BOLD, DEJAVU);
            case MONO -> List.of(DEJAVU, NOTO);
        };
    }
}

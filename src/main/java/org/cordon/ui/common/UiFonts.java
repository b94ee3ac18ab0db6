package org.cordon.ui.common;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The fonts that come with the program, so that every terminal draws the same.
///
/// JavaFX knows them as families `Inter` (regular and bold), `Inter Medium`, `Inter Semi Bold`,
/// `DejaVu Sans Mono` and `Noto Sans`. Inter's figures are tabular.
public final class UiFonts {
    private static final List<String> FILES =
            List.of(
                    "Inter-Regular",
                    "Inter-Medium",
                    "Inter-SemiBold",
                    "Inter-Bold",
                    "DejaVuSansMono",
                    "NotoSans-Regular",
                    "NotoSans-Bold");

    private UiFonts() {}

    /// Makes them known to JavaFX; again does no harm.
    public static void load() {
        for (String file : FILES) {
            String path = "/fonts/" + file + ".ttf";
            try (InputStream in = UiFonts.class.getResourceAsStream(path)) {
                if (in == null || Font.loadFont(in, 16) == null) {
                    throw new IllegalStateException("cannot load font " + path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package org.cordon.ui.common;

import javafx.scene.text.Font;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The fonts that come with the program, so that every terminal draws the same.
///
/// JavaFX knows them as families `Inter` (regular and bold), `Inter Medium`, `Inter Semi Bold`,
/// `DejaVu Sans Mono` and `Noto Sans`. Inter's figures are tabular.
public final class UiFonts {
    private static final double SIZE = 16;
    private static final List<String> FILES =
            List.of(
                    "Inter-Regular",
                    "Inter-Medium",
                    "Inter-SemiBold",
                    "Inter-Bold",
                    "DejaVuSansMono",
                    "NotoSans-Regular",
                    "NotoSans-Bold");

    private static boolean loaded;

    private UiFonts() {}

    /// Makes them known to JavaFX, out of files that it finds in a folder as long as the program runs.
    /// From a stream, as [#load] gives it them, JavaFX makes temporary files of its own, which stay when
    /// the program is killed. FX thread.
    ///
    /// @throws IOException if the folder does not take them
    public static void load(Path folder) throws IOException {
        for (String file : FILES) {
            Path copy = folder.resolve(file + ".ttf");
            try (InputStream in = stream(file)) {
                Files.copy(in, copy);
            }
            require(Font.loadFont(copy.toUri().toString(), SIZE), file);
        }
        loaded = true;
    }

    /// Makes them known to JavaFX if they are not yet. FX thread.
    public static void load() {
        if (loaded) {
            return;
        }
        for (String file : FILES) {
            try (InputStream in = stream(file)) {
                require(Font.loadFont(in, SIZE), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        loaded = true;
    }

    private static InputStream stream(String file) {
        return Objects.requireNonNull(
                UiFonts.class.getResourceAsStream("/fonts/" + file + ".ttf"), file);
    }

    private static void require(@Nullable Font font, String file) {
        if (font == null) {
            throw new IllegalStateException("cannot load font " + file);
        }
    }
}

package org.cordon.app.qualification;

import org.cordon.core.scanner.qualification.CalibrationCode;

/// Draws calibration codes. Safe from any thread.
public interface CalibrationDrawing {
    /// Draws a code.
    Pattern draw(CalibrationCode code);

    /// A code as dark and light fields, without the quiet zone around it.
    final class Pattern {
        private final int width;
        private final int height;
        private final int quiet;
        private final boolean[] dark;

        /// @param height rows; 1 for bars, which are drawn as high as wanted
        /// @param quiet fields that must stay light on each side
        /// @param dark row by row from the top; not copied, so hand it over
        public Pattern(int width, int height, int quiet, boolean[] dark) {
            if (width < 1 || height < 1 || quiet < 0 || dark.length != width * height) {
                throw new IllegalArgumentException(
                        "%d fields for %d by %d".formatted(dark.length, width, height));
            }
            this.width = width;
            this.height = height;
            this.quiet = quiet;
            this.dark = dark;
        }

        /// Fields in a row.
        public int width() {
            return width;
        }

        /// Rows; 1 for bars.
        public int height() {
            return height;
        }

        /// Fields that must stay light on each side.
        public int quiet() {
            return quiet;
        }

        /// Whether it is made of bars.
        public boolean bars() {
            return height == 1;
        }

        /// Whether a field is dark.
        ///
        /// @param column from the left, from 0
        /// @param row from the top, from 0
        public boolean dark(int column, int row) {
            return dark[row * width + column];
        }
    }
}

package org.cordon.app.port;

/// Turns a page of a PDF file into pixels, for the preview and for the system's printers. Blocks:
/// never call it on the FX thread.
public interface PageRenderer {
    /// Draws one page on white.
    ///
    /// @param pdf the whole file
    /// @param page from 0
    /// @param dpi pixels per inch, 18 to 600
    /// @throws PageUnreadable if the file cannot be read or has no such page
    Raster render(byte[] pdf, int page, int dpi);

    /// A drawn page.
    final class Raster {
        private final int width;
        private final int height;
        private final int[] argb;

        /// @param width pixels
        /// @param height pixels
        /// @param argb row by row from the top, 0xAARRGGBB; not copied, so hand it over
        public Raster(int width, int height, int[] argb) {
            if (argb.length != width * height) {
                throw new IllegalArgumentException(
                        argb.length + " pixels for " + width + " by " + height);
            }
            this.width = width;
            this.height = height;
            this.argb = argb;
        }

        /// Pixels across.
        public int width() {
            return width;
        }

        /// Pixels down.
        public int height() {
            return height;
        }

        /// A copy of the pixels, row by row from the top, 0xAARRGGBB.
        public int[] argb() {
            return argb.clone();
        }
    }

    /// The page could not be drawn.
    final class PageUnreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public PageUnreadable(String message) {
            super(message);
        }

        public PageUnreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

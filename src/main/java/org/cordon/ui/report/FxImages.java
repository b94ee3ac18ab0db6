package org.cordon.ui.report;

import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.cordon.app.port.PageRenderer.Raster;

/// Drawn pages as images.
final class FxImages {
    private FxImages() {}

    /// The page as an image; any thread, as long as nobody else has the image.
    static WritableImage image(Raster page) {
        WritableImage image = new WritableImage(page.width(), page.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        page.width(),
                        page.height(),
                        PixelFormat.getIntArgbInstance(),
                        page.argb(),
                        0,
                        page.width());
        return image;
    }
}

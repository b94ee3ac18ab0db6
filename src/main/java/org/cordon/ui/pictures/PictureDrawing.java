package org.cordon.ui.pictures;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.cordon.app.port.PageRenderer.Raster;

/// Pixels as an image.
final class PictureDrawing {
    private PictureDrawing() {}

    /// Any thread, as long as nobody else has the image.
    static Image image(Raster raster) {
        WritableImage image = new WritableImage(raster.width(), raster.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        raster.width(),
                        raster.height(),
                        PixelFormat.getIntArgbInstance(),
                        raster.argb(),
                        0,
                        raster.width());
        return image;
    }
}

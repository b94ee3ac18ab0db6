package org.cordon.support;

import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.testfx.util.WaitForAsyncUtils;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// Writes what a scene looks like to `target/screens`.
public final class TestPictures {
    private TestPictures() {}

    /// Draws a scene as it is now. Any thread but the FX thread.
    ///
    /// @param name of the PNG, relative to `target/screens`
    /// @return the picture, to look at its pixels
    public static BufferedImage save(Scene scene, Path name) throws IOException {
        WritableImage drawn =
                WaitForAsyncUtils.waitForAsyncFx(
                        Until.PATIENCE.toMillis(),
                        () -> {
                            // The first lays out, the second shows what was styled on it.
                            scene.snapshot(null);
                            return scene.snapshot(null);
                        });
        int width = (int) drawn.getWidth();
        int height = (int) drawn.getHeight();
        int[] argb = new int[width * height];
        drawn.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        Path file = Project.dir().resolve("target/screens").resolve(name);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
        return image;
    }
}

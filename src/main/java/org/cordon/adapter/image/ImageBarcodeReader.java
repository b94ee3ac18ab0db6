package org.cordon.adapter.image;

import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.app.scanning.PictureCodeReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/// Finds codes in PNG, JPEG, BMP and GIF files, with ZXing. One picture at a time, because a large one
/// takes some hundred megabytes while it is looked through; callers wait their turn.
///
/// @param nanos monotonic clock, to end in time
public record ImageBarcodeReader(LongSupplier nanos) implements PictureCodeReader {
    private static final Logger LOG = LoggerFactory.getLogger(ImageBarcodeReader.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SHOWN = 1600;

    @Override
    public synchronized Outcome find(Path file) {
        BufferedImage image;
        try {
            image = PictureFile.read(file);
        } catch (PictureFile.Unfit unfit) {
            LOG.debug("a picture file was refused", unfit);
            return new Refused(unfit.reason(), limit(unfit.reason()));
        }
        long end = nanos.getAsLong() + PATIENCE.toNanos();
        BarcodeSearch search =
                new BarcodeSearch(GrayImage.of(image), () -> nanos.getAsLong() < end);
        int width = image.getWidth();
        int height = image.getHeight();
        List<Found> codes =
                search.run().stream()
                        .map(hit -> new Found(hit.scan(), shares(hit.outline(), width, height)))
                        .sorted(
                                Comparator.<Found>comparingDouble(f -> f.outline().getFirst().y())
                                        .thenComparingDouble(f -> f.outline().getFirst().x()))
                        .toList();
        return new Seen(shown(image), codes, search.isComplete());
    }

    private static long limit(Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> PictureFile.MOST_MEGABYTES;
            case TOO_MANY_PIXELS -> PictureFile.MOST_MEGAPIXELS;
            case UNREADABLE, NO_PICTURE, BROKEN -> 0;
        };
    }

    private static List<Corner> shares(List<Point2D> outline, int width, int height) {
        return outline.stream()
                .map(p -> new Corner(share(p.getX(), width), share(p.getY(), height)))
                .toList();
    }

    private static double share(double at, int of) {
        return Math.clamp(at / of, 0, 1);
    }

    private static Raster shown(BufferedImage image) {
        double factor = Math.min(1, SHOWN / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return new Raster(
                width,
                height,
                small.getRGB(0, 0, width, height, new int[width * height], 0, width));
    }
}

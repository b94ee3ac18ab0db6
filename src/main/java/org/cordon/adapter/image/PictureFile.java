package org.cordon.adapter.image;

import org.cordon.app.scanning.PictureCodeReader.Reason;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/// Decodes picture files of unknown origin within limits: what a file says of its size is read before
/// any of it is decoded, and large pictures are thinned out while they are read.
final class PictureFile {
    /// A photo of 100 megapixels as a JPEG of the highest quality.
    static final long MOST_MEGABYTES = 64;

    /// Cameras at hand reach 50 and, rarely, 100.
    static final long MOST_MEGAPIXELS = 100;

    private static final long KEPT_PIXELS = 16_000_000;
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp", "gif");

    private PictureFile() {}

    /// A file that gives no picture.
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Unfit(Reason reason, Throwable cause) {
            super(reason.name(), cause);
            this.reason = reason;
        }

        Unfit(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /// Reads the first picture of a file, thinned out to 16 megapixels.
    static BufferedImage read(Path file) throws Unfit {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unfit(Reason.UNREADABLE);
            }
            if (Files.size(file) > MOST_MEGABYTES << 20) {
                throw new Unfit(Reason.TOO_LARGE);
            }
        } catch (IOException e) {
            throw new Unfit(Reason.UNREADABLE, e);
        }
        try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
            ImageReader reader = reader(in);
            try {
                reader.setInput(in, true, true);
                return decode(reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException e) {
            // Ends too early; a disk that fails in the middle looks the same.
            throw new Unfit(Reason.BROKEN, e);
        } catch (RuntimeException e) {
            // The decoders of the JDK answer some broken files with any unchecked exception.
            throw new Unfit(Reason.BROKEN, e);
        }
    }

    private static ImageReader reader(ImageInputStream in) throws IOException, Unfit {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
            reader.dispose();
        }
        throw new Unfit(Reason.NO_PICTURE);
    }

    private static BufferedImage decode(ImageReader reader) throws IOException, Unfit {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MOST_MEGAPIXELS * 1_000_000) {
            throw new Unfit(Reason.TOO_MANY_PIXELS);
        }
        ImageReadParam how = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) pixels / KEPT_PIXELS));
        if (step > 1) {
            how.setSourceSubsampling(step, step, 0, 0);
        }
        return reader.read(0, how);
    }
}

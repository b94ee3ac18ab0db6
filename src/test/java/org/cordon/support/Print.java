package org.cordon.support;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/// A sheet on which labels are printed, photographed and saved.
public final class Print {
    /// FNC1 in the text of a Code 128.
    public static final char FNC1 = '\u00F1';

    private final BufferedImage sheet;
    private final Graphics2D pen;

    /// An empty sheet.
    public Print(int width, int height, Color ground) {
        sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = sheet.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(ground);
        pen.fillRect(0, 0, width, height);
    }

    /// GS1 DataMatrix or QR: FNC1 first, byte 29 between elements.
    public static BitMatrix gs1(BarcodeFormat format, String elements) {
        return bits(format, elements, Map.of(EncodeHintType.GS1_FORMAT, true));
    }

    /// A code of one module a pixel.
    public static BitMatrix bits(BarcodeFormat format, String text, Map<EncodeHintType, ?> more) {
        Map<EncodeHintType, Object> hints = new EnumMap<>(EncodeHintType.class);
        hints.put(EncodeHintType.MARGIN, 2);
        hints.putAll(more);
        boolean bars = format == BarcodeFormat.CODE_128 || format.name().startsWith("EAN");
        if (format == BarcodeFormat.DATA_MATRIX && more.containsKey(EncodeHintType.GS1_FORMAT)) {
            hints.put(EncodeHintType.DATA_MATRIX_COMPACT, true);
        }
        try {
            return new MultiFormatWriter().encode(text, format, 1, bars ? 40 : 1, hints);
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// Prints a code on white, with a quiet zone.
    ///
    /// @param x and y where its middle is
    /// @param module pixels a module
    public Print code(BitMatrix bits, double x, double y, double module, double degrees) {
        return code(bits, x, y, module, degrees, false);
    }

    /// The same, dark on light or light on dark.
    public Print code(
            BitMatrix bits, double x, double y, double module, double degrees, boolean inverted) {
        int quiet = 3;
        AffineTransform before = pen.getTransform();
        pen.translate(x, y);
        pen.rotate(Math.toRadians(degrees));
        pen.scale(module, module);
        pen.translate(-bits.getWidth() / 2.0, -bits.getHeight() / 2.0);
        pen.setColor(inverted ? Color.BLACK : Color.WHITE);
        pen.fillRect(-quiet, -quiet, bits.getWidth() + 2 * quiet, bits.getHeight() + 2 * quiet);
        BufferedImage code =
                new BufferedImage(
                        bits.getWidth() * 8, bits.getHeight() * 8, BufferedImage.TYPE_INT_RGB);
        for (int j = 0; j < code.getHeight(); j++) {
            for (int i = 0; i < code.getWidth(); i++) {
                code.setRGB(i, j, bits.get(i / 8, j / 8) != inverted ? 0x101014 : 0xF8F8F4);
            }
        }
        pen.drawImage(code, 0, 0, bits.getWidth(), bits.getHeight(), null);
        pen.setTransform(before);
        return this;
    }

    /// Prints words.
    public Print words(String text, int x, int y, int size) {
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(pen.getFont().deriveFont((float) size));
        pen.drawString(text, x, y);
        return this;
    }

    /// Out of focus and grainy, with light from one side.
    public Print photographed(RandomGenerator random, int blur, int grain) {
        int width = sheet.getWidth();
        int height = sheet.getHeight();
        if (blur > 1) {
            float[] even = new float[blur * blur];
            Arrays.fill(even, 1f / even.length);
            BufferedImage soft =
                    new ConvolveOp(new Kernel(blur, blur, even), ConvolveOp.EDGE_NO_OP, null)
                            .filter(sheet, null);
            pen.drawImage(soft, 0, 0, null);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = sheet.getRGB(x, y);
                double light = 0.65 + 0.35 * x / width;
                double noise = random.nextGaussian() * grain;
                int out = 0;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int c = (int) Math.clamp((rgb >> shift & 0xFF) * light + noise, 0, 255);
                    out = out << 8 | c;
                }
                sheet.setRGB(x, y, out);
            }
        }
        return this;
    }

    /// Saves it in the format its name ends in.
    public Path save(Path file) throws IOException {
        String name = file.getFileName().toString();
        ImageIO.write(sheet, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    /// Saves it as a JPEG.
    ///
    /// @param quality 0 to 1
    public Path saveJpeg(Path file, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(sheet, null, null), how);
        } finally {
            writer.dispose();
        }
        return file;
    }
}

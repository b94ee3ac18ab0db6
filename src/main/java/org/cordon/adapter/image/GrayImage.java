package org.cordon.adapter.image;

import com.google.zxing.LuminanceSource;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/// A grey picture, and the way from its pixels back to those of the picture it was made from.
///
/// @param image of the kind `TYPE_BYTE_GRAY`, without space between rows
/// @param back from a place here to the same place in the first picture
record GrayImage(BufferedImage image, AffineTransform back) {
    /// A picture in grey; what is transparent counts as white, as on paper.
    static GrayImage of(BufferedImage picture) {
        BufferedImage grey = blank(picture.getWidth(), picture.getHeight());
        Graphics2D pen = grey.createGraphics();
        pen.drawImage(picture, 0, 0, Color.WHITE, null);
        pen.dispose();
        return new GrayImage(grey, new AffineTransform());
    }

    private static BufferedImage blank(int width, int height) {
        BufferedImage grey = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = grey.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return grey;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /// A copy of a part, with white around it.
    GrayImage part(int x, int y, int width, int height, int margin) {
        return drawn(
                width + 2 * margin,
                height + 2 * margin,
                AffineTransform.getTranslateInstance(margin - (double) x, margin - (double) y));
    }

    /// A copy, larger or smaller.
    GrayImage scaled(double factor) {
        GrayImage from = this;
        double left = factor;
        // Halves first: a single large step would skip pixels.
        while (left < 0.5) {
            from = from.step(0.5);
            left *= 2;
        }
        return from.step(left);
    }

    private GrayImage step(double factor) {
        return drawn(
                Math.max(1, (int) Math.round(width() * factor)),
                Math.max(1, (int) Math.round(height() * factor)),
                AffineTransform.getScaleInstance(factor, factor));
    }

    /// A copy, turned about its middle, and as large as that takes.
    GrayImage turned(double degrees) {
        double angle = Math.toRadians(degrees);
        double cos = Math.abs(Math.cos(angle));
        double sin = Math.abs(Math.sin(angle));
        int w = (int) Math.ceil(width() * cos + height() * sin);
        int h = (int) Math.ceil(width() * sin + height() * cos);
        AffineTransform there = AffineTransform.getTranslateInstance(w / 2.0, h / 2.0);
        there.rotate(angle);
        there.translate(-width() / 2.0, -height() / 2.0);
        return drawn(w, h, there);
    }

    /// A strip along a line and past both its ends by a fifth, turned level.
    ///
    /// @param aside pixels from the line to the middle of the strip
    GrayImage strip(Point2D from, Point2D to, double aside, int height) {
        double length = from.distance(to);
        AffineTransform there =
                AffineTransform.getTranslateInstance(length * 0.2, height / 2.0 + aside);
        there.rotate(-Math.atan2(to.getY() - from.getY(), to.getX() - from.getX()));
        there.translate(-from.getX(), -from.getY());
        return drawn((int) Math.ceil(length * 1.4), height, there);
    }

    private GrayImage drawn(int width, int height, AffineTransform there) {
        BufferedImage made = blank(width, height);
        Graphics2D pen = made.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, there, null);
        pen.dispose();
        AffineTransform home = new AffineTransform(back);
        try {
            home.concatenate(there.createInverse());
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException("moving, scaling and turning can be undone", e);
        }
        return new GrayImage(made, home);
    }

    /// Where a place is in the first picture.
    Point2D home(double x, double y) {
        return back.transform(new Point2D.Double(x, y), null);
    }

    /// The pixels, row by row, 0 is black.
    byte[] pixels() {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }

    /// For the decoders.
    LuminanceSource source() {
        return new Source(pixels(), width(), height());
    }

    private static final class Source extends LuminanceSource {
        private final byte[] pixels;

        Source(byte[] pixels, int width, int height) {
            super(width, height);
            this.pixels = pixels;
        }

        @Override
        public byte[] getRow(int y, byte[] row) {
            byte[] into = row != null && row.length >= getWidth() ? row : new byte[getWidth()];
            System.arraycopy(pixels, y * getWidth(), into, 0, getWidth());
            return into;
        }

        @Override
        public byte[] getMatrix() {
            return pixels.clone();
        }

        @Override
        public boolean isCropSupported() {
            return true;
        }

        @Override
        public LuminanceSource crop(int left, int top, int width, int height) {
            byte[] part = new byte[width * height];
            for (int y = 0; y < height; y++) {
                System.arraycopy(pixels, (top + y) * getWidth() + left, part, y * width, width);
            }
            return new Source(part, width, height);
        }

        @Override
        public boolean isRotateSupported() {
            return true;
        }

        @Override
        public LuminanceSource rotateCounterClockwise() {
            int w = getWidth();
            int h = getHeight();
            byte[] turned = new byte[w * h];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    turned[(w - 1 - x) * h + y] = pixels[y * w + x];
                }
            }
            return new Source(turned, h, w);
        }
    }
}

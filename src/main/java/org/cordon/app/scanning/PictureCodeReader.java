package org.cordon.app.scanning;

import org.cordon.app.port.PageRenderer.Raster;
import org.cordon.core.scanner.Bytes;

import java.nio.file.Path;
import java.util.List;

/// Finds the printed codes in a picture file, such as a photo of a label. Safe from any thread; blocks
/// for seconds, so never call it on the FX thread.
public interface PictureCodeReader {
    /// Looks through one picture.
    ///
    /// @param file from anywhere; need not be a picture
    Outcome find(Path file);

    /// What became of a file.
    sealed interface Outcome {}

    /// It could be looked through.
    ///
    /// @param picture what was looked at, small enough to show
    /// @param codes each once, from top to bottom; empty if there is none, or none that can be read
    /// @param whole whether there was time to look everywhere
    record Seen(Raster picture, List<Found> codes, boolean whole) implements Outcome {
        /// Keeps its own copy of the codes.
        public Seen {
            codes = List.copyOf(codes);
        }
    }

    /// It could not be looked through.
    ///
    /// @param limit what it may have at most, in the unit of the reason; 0 where there is no limit
    record Refused(Reason reason, long limit) implements Outcome {}

    /// Why a file was refused.
    enum Reason {
        /// It cannot be read from where it lies, or is gone.
        UNREADABLE,
        /// It has more bytes than a picture needs; the limit is in megabytes.
        TOO_LARGE,
        /// It has more pixels than can be handled; the limit is in megapixels.
        TOO_MANY_PIXELS,
        /// It is no PNG, JPEG, BMP or GIF.
        NO_PICTURE,
        /// It begins as a picture and does not go on as one.
        BROKEN
    }

    /// A code in the picture.
    ///
    /// @param scan as a scanner that sends identifiers would send it, symbology identifier first
    ///     (ISO/IEC 15424), byte 29 for each separator
    /// @param outline its corners in order, at least three
    record Found(Bytes scan, List<Corner> outline) {
        /// Keeps its own copy of the outline.
        public Found {
            outline = List.copyOf(outline);
            if (outline.size() < 3) {
                throw new IllegalArgumentException("an outline has three corners or more");
            }
        }
    }

    /// A place in the picture.
    ///
    /// @param x share of the width, 0 is the left
    /// @param y share of the height, 0 is the top
    record Corner(double x, double y) {}
}

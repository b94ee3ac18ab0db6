package org.cordon.adapter.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;

import org.cordon.core.scanner.Bytes;

import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// One look through a picture, from the likely to the unlikely: the whole of it, then each patch that
/// may be a code, by itself, at several sizes, inverted, and for bars turned; then squares of the
/// picture one after the other. Whatever is found is kept once.
final class BarcodeSearch {
    private static final int WHOLE = 1600;
    private static final int[] SIZES = {400, 220, 800};

    /// ZXing's finder of Data Matrix loses those that stand on a corner.
    private static final double CORNER = 45;

    private static final int[] TURNS = {0, 15, 30, 45, 60, 75};
    private static final int[] SQUARES = {2, 4, 7};
    private static final double LIKE = 0.6;
    private static final double BAR_STEP = 0.03;
    private static final int BAR_STEPS = 16;
    private static final Set<BarcodeFormat> CONFIRMED =
            EnumSet.of(
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.CODE_93,
                    BarcodeFormat.ITF,
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.EAN_8,
                    BarcodeFormat.UPC_A,
                    BarcodeFormat.RSS_14);

    /// A code and its corners, in pixels of the first picture.
    record Hit(Bytes scan, List<Point2D> outline) {
        private Rectangle2D box() {
            Rectangle2D box = null;
            for (Point2D p : outline) {
                if (box == null) {
                    box = new Rectangle2D.Double(p.getX(), p.getY(), 0, 0);
                } else {
                    box.add(p);
                }
            }
            return Objects.requireNonNull(box);
        }
    }

    private final GrayImage picture;
    private final BooleanSupplier timeLeft;
    private final BarcodeDecoder decoding = new BarcodeDecoder();
    private final List<Hit> hits = new ArrayList<>();
    private boolean whole = true;

    /// @param timeLeft whether to go on
    BarcodeSearch(GrayImage picture, BooleanSupplier timeLeft) {
        this.picture = picture;
        this.timeLeft = timeLeft;
    }

    /// Whether there was time for all of it.
    boolean isComplete() {
        return whole;
    }

    /// Looks.
    List<Hit> run() {
        GrayImage overview = atMost(picture, WHOLE);
        add(overview, decoding.several(overview, BarcodeDecoder.MATRIX));
        add(
                overview,
                decoding.several(overview, BarcodeDecoder.BARS).stream()
                        .filter(result -> confirmed(overview, result))
                        .toList());
        for (Rectangle patch : CandidateRegions.in(overview)) {
            if (!goesOn()) {
                return hits;
            }
            if (!inside(overview, patch)) {
                patch(home(overview, patch));
            }
        }
        if (hits.isEmpty()) {
            squares();
        }
        return hits;
    }

    private boolean goesOn() {
        whole &= timeLeft.getAsBoolean();
        return whole;
    }

    private static GrayImage atMost(GrayImage grey, int side) {
        double longer = Math.max(grey.width(), grey.height());
        return longer > side ? grey.scaled(side / longer) : grey;
    }

    private static Rectangle home(GrayImage overview, Rectangle r) {
        Point2D a = overview.home(r.getMinX(), r.getMinY());
        Point2D b = overview.home(r.getMaxX(), r.getMaxY());
        Rectangle2D.Double home = new Rectangle2D.Double(a.getX(), a.getY(), 0, 0);
        home.add(b);
        return home.getBounds();
    }

    /// Whether a patch is a code that was found, or a piece of one.
    private boolean inside(GrayImage overview, Rectangle patch) {
        Rectangle home = home(overview, patch);
        return hits.stream()
                .map(Hit::box)
                .anyMatch(box ->
                        box.contains(home.getCenterX(), home.getCenterY())
                                && home.width * 0.5 < box.getWidth()
                                && home.height * 0.5 < box.getHeight());
    }

    private void patch(Rectangle r) {
        int margin = Math.max(8, Math.max(r.width, r.height) / 10);
        GrayImage part = picture.part(r.x, r.y, r.width, r.height, 0);
        GrayImage wide =
                picture.part(
                        r.x - margin, r.y - margin, r.width + 2 * margin, r.height + 2 * margin, 0);
        if (matrix(wide) || matrix(part) || matrix(wide.turned(CORNER))) {
            return;
        }
        GrayImage bars = atMost(wide, 800);
        for (int turn : TURNS) {
            if (!goesOn()) {
                return;
            }
            if (one(turn == 0 ? bars : bars.turned(turn), BarcodeDecoder.BARS, false)) {
                return;
            }
        }
    }

    private boolean matrix(GrayImage part) {
        double longer = Math.max(part.width(), part.height());
        for (int size : SIZES) {
            double factor = size / longer;
            if (factor > 4 || !goesOn()) {
                continue;
            }
            GrayImage sized = part.scaled(factor);
            if (one(sized, BarcodeDecoder.MATRIX, false)
                    || one(sized, BarcodeDecoder.MATRIX, true)) {
                return true;
            }
        }
        return false;
    }

    private void squares() {
        for (int across : SQUARES) {
            int side = Math.max(picture.width(), picture.height()) / across;
            int step = Math.max(1, side / 2);
            for (int y = 0; y < picture.height(); y += step) {
                for (int x = 0; x < picture.width(); x += step) {
                    if (!goesOn()) {
                        return;
                    }
                    GrayImage square = atMost(picture.part(x, y, side, side, 0), 600);
                    one(square, BarcodeDecoder.MATRIX, false);
                }
            }
        }
    }

    private boolean one(GrayImage grey, Set<BarcodeFormat> formats, boolean inverted) {
        Optional<Result> found =
                decoding.one(grey, formats, inverted).filter(result -> confirmed(grey, result));
        found.ifPresent(result -> add(grey, List.of(result)));
        return found.isPresent();
    }

    private void add(GrayImage grey, List<Result> results) {
        for (Result result : results) {
            List<Point2D> corners =
                    corners(grey, result).stream().map(p -> grey.home(p.getX(), p.getY())).toList();
            if (corners.isEmpty()) {
                continue;
            }
            Hit hit =
                    new Hit(Sent.by(result), BarcodeCorners.of(result.getBarcodeFormat(), corners));
            if (hits.stream().noneMatch(known -> same(known, hit))) {
                hits.add(hit);
            }
        }
    }

    /// Whether bars read the same a little above and below: letters and patterns read as a short code
    /// in one row, and the checks of most bars let one in ten or one in a hundred of them through.
    private boolean confirmed(GrayImage grey, Result result) {
        ResultPoint[] points = result.getResultPoints();
        if (!CONFIRMED.contains(result.getBarcodeFormat()) || points.length < 2) {
            return true;
        }
        ResultPoint a = points[0];
        ResultPoint b = points[points.length - 1];
        Point2D from = point(a);
        Point2D to = point(b);
        double aside = Math.max(2, from.distance(to) * 0.03);
        int height = (int) Math.max(3, aside);
        return reads(grey.strip(from, to, aside, height), result)
                && reads(grey.strip(from, to, -aside, height), result);
    }

    /// The ends of the row that was read, moved to the upper and the lower end of the bars: as far as
    /// they read the same.
    private List<Point2D> height(GrayImage grey, Result result) {
        ResultPoint[] points = result.getResultPoints();
        Point2D from = point(points[0]);
        Point2D to = point(points[points.length - 1]);
        double step = Math.max(2, from.distance(to) * BAR_STEP);
        double above = extent(grey, from, to, step, result);
        double below = extent(grey, from, to, -step, result);
        double nx = (to.getY() - from.getY()) / from.distance(to);
        double ny = (from.getX() - to.getX()) / from.distance(to);
        return List.of(
                new Point2D.Double(from.getX() + nx * above, from.getY() + ny * above),
                new Point2D.Double(to.getX() + nx * above, to.getY() + ny * above),
                new Point2D.Double(to.getX() - nx * below, to.getY() - ny * below),
                new Point2D.Double(from.getX() - nx * below, from.getY() - ny * below));
    }

    private double extent(GrayImage grey, Point2D from, Point2D to, double step, Result result) {
        int steps = 0;
        while (steps < BAR_STEPS && reads(grey.strip(from, to, step * (steps + 1), 3), result)) {
            steps++;
        }
        return Math.abs(step) * (steps + 0.5);
    }

    private static Point2D point(ResultPoint p) {
        return new Point2D.Double(p.getX(), p.getY());
    }

    private boolean reads(GrayImage strip, Result expected) {
        return decoding.one(strip, Set.of(expected.getBarcodeFormat()), false)
                .filter(again -> again.getText().equals(expected.getText()))
                .isPresent();
    }

    private List<Point2D> corners(GrayImage grey, Result result) {
        List<Point2D> points =
                Arrays.stream(result.getResultPoints())
                        .filter(Objects::nonNull)
                        .map(BarcodeSearch::point)
                        .toList();
        boolean bars = BarcodeDecoder.BARS.contains(result.getBarcodeFormat());
        return bars && points.size() == 2 && points.getFirst().distance(points.getLast()) > 1
                ? height(grey, result)
                : points;
    }

    /// The same code seen twice, and not a second print of it.
    private static boolean same(Hit a, Hit b) {
        Rectangle2D one = a.box();
        Rectangle2D two = b.box();
        double reach =
                LIKE
                        * Math.max(
                                Math.max(one.getWidth(), one.getHeight()),
                                Math.max(two.getWidth(), two.getHeight()));
        double apart =
                Point2D.distance(
                        one.getCenterX(), one.getCenterY(), two.getCenterX(), two.getCenterY());
        return a.scan().equals(b.scan()) && apart < Math.max(8, reach);
    }
}

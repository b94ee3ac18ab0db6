package org.cordon.adapter.image;

import com.google.zxing.BarcodeFormat;

import java.awt.geom.Point2D;
import java.util.Comparator;
import java.util.List;

/// The corners of a code, from the points that ZXing tells of it.
final class BarcodeCorners {
    private static final double BAR_HEIGHT = 0.12;

    private BarcodeCorners() {}

    /// The corners in order, at least three.
    ///
    /// @param points at least one
    static List<Point2D> of(BarcodeFormat format, List<Point2D> points) {
        return switch (points.size()) {
            case 1 -> around(points.getFirst());
            case 2 -> bar(points.getFirst(), points.getLast());
            case 3, 4 ->
                    format == BarcodeFormat.QR_CODE
                            ? square(points.get(0), points.get(1), points.get(2))
                            : inOrder(points);
            default -> inOrder(points);
        };
    }

    private static List<Point2D> around(Point2D p) {
        return List.of(moved(p, -4, -4), moved(p, 4, -4), moved(p, 4, 4), moved(p, -4, 4));
    }

    /// ZXing tells of the row in which it read the bars; how high they are it does not know.
    private static List<Point2D> bar(Point2D a, Point2D b) {
        double dx = (b.getY() - a.getY()) * BAR_HEIGHT;
        double dy = (a.getX() - b.getX()) * BAR_HEIGHT;
        return List.of(moved(a, dx, dy), moved(b, dx, dy), moved(b, -dx, -dy), moved(a, -dx, -dy));
    }

    /// The middles of three finders: the corners lie further out, and the fourth opposite.
    private static List<Point2D> square(Point2D low, Point2D corner, Point2D right) {
        double ux = (right.getX() - corner.getX()) / 6;
        double uy = (right.getY() - corner.getY()) / 6;
        double vx = (low.getX() - corner.getX()) / 6;
        double vy = (low.getY() - corner.getY()) / 6;
        return List.of(
                moved(corner, -ux - vx, -uy - vy),
                moved(right, ux - vx, uy - vy),
                moved(corner, 7 * ux + 7 * vx, 7 * uy + 7 * vy),
                moved(low, -ux + vx, -uy + vy));
    }

    private static List<Point2D> inOrder(List<Point2D> points) {
        double cx = points.stream().mapToDouble(Point2D::getX).average().orElse(0);
        double cy = points.stream().mapToDouble(Point2D::getY).average().orElse(0);
        return points.stream()
                .sorted(Comparator.comparingDouble(p -> Math.atan2(p.getY() - cy, p.getX() - cx)))
                .toList();
    }

    private static Point2D moved(Point2D p, double dx, double dy) {
        return new Point2D.Double(p.getX() + dx, p.getY() + dy);
    }
}

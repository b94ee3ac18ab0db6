package org.cordon.adapter.pdf;

import java.util.List;

/// One line of words, drawable and no wider than it may be.
record Line(String text, Style style) {
    /// How far lines go down when they stand one under the other, in points.
    static float high(List<Line> lines) {
        float sum = 0;
        for (Line line : lines) {
            sum += line.style().leading();
        }
        return sum;
    }
}

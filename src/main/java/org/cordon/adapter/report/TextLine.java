package org.cordon.adapter.report;

import java.util.List;

/// One line of words, drawable and no wider than it may be.
record TextLine(String text, TextStyle style) {
    /// How far lines go down when they stand one under the other, in points.
    static float high(List<TextLine> lines) {
        float sum = 0;
        for (TextLine line : lines) {
            sum += line.style().leading();
        }
        return sum;
    }
}

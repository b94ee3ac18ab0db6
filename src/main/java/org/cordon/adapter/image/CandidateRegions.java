package org.cordon.adapter.image;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/// Where codes may be: patches in which dark and light change often. ZXing looks for a Data Matrix
/// around the middle of what it is given, so each must be given by itself.
final class CandidateRegions {
    private static final int CELLS = 160;
    private static final int STRONG = 40;
    private static final int MOST = 60;

    private CandidateRegions() {}

    /// Patches, those that fill their rectangle best first; the same code may be in several, wider
    /// and narrower.
    static List<Rectangle> in(GrayImage picture) {
        int cell = Math.max(4, Math.max(picture.width(), picture.height()) / CELLS);
        int columns = (picture.width() + cell - 1) / cell;
        int rows = (picture.height() + cell - 1) / cell;
        boolean[] busy = busy(picture, cell, columns, rows);
        List<Rectangle> found = new ArrayList<>();
        for (int reach = 0; reach <= 2; reach++) {
            for (Rectangle r : patches(grown(busy, columns, rows, reach), columns, rows)) {
                Rectangle patch =
                        new Rectangle(r.x * cell, r.y * cell, r.width * cell, r.height * cell)
                                .intersection(new Rectangle(picture.width(), picture.height()));
                if (Math.min(patch.width, patch.height) >= 8 && !found.contains(patch)) {
                    found.add(patch);
                }
            }
        }
        found.sort(Comparator.comparingDouble(CandidateRegions::oddness));
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /// Small for large and square ones.
    private static double oddness(Rectangle r) {
        double longer = Math.max(r.width, r.height);
        double shorter = Math.min(r.width, r.height);
        return longer / shorter - Math.log(shorter);
    }

    /// Cells whose pixels differ strongly from their neighbours.
    private static boolean[] busy(GrayImage picture, int cell, int columns, int rows) {
        int[] change = new int[columns * rows];
        byte[] pixels = picture.pixels();
        int width = picture.width();
        for (int y = 0; y + 1 < picture.height(); y++) {
            for (int x = 0; x + 1 < width; x++) {
                int here = pixels[y * width + x] & 0xFF;
                int right = pixels[y * width + x + 1] & 0xFF;
                int below = pixels[(y + 1) * width + x] & 0xFF;
                if (Math.abs(here - right) + Math.abs(here - below) > STRONG) {
                    change[y / cell * columns + x / cell]++;
                }
            }
        }
        boolean[] busy = new boolean[change.length];
        for (int i = 0; i < change.length; i++) {
            busy[i] = change[i] * 16 > cell * cell;
        }
        return busy;
    }

    private static boolean[] grown(boolean[] busy, int columns, int rows, int reach) {
        boolean[] grown = new boolean[busy.length];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                if (busy[y * columns + x]) {
                    for (int j = Math.max(0, y - reach); j <= Math.min(rows - 1, y + reach); j++) {
                        for (int i = Math.max(0, x - reach);
                                i <= Math.min(columns - 1, x + reach);
                                i++) {
                            grown[j * columns + i] = true;
                        }
                    }
                }
            }
        }
        return grown;
    }

    /// The rectangles around what hangs together.
    private static List<Rectangle> patches(boolean[] busy, int columns, int rows) {
        List<Rectangle> patches = new ArrayList<>();
        boolean[] seen = new boolean[busy.length];
        Deque<Integer> next = new ArrayDeque<>();
        for (int start = 0; start < busy.length; start++) {
            if (!busy[start] || seen[start]) {
                continue;
            }
            seen[start] = true;
            next.push(start);
            Rectangle patch = new Rectangle(start % columns, start / columns, 1, 1);
            while (!next.isEmpty()) {
                int at = next.pop();
                int x = at % columns;
                int y = at / columns;
                patch.add(new Rectangle(x, y, 1, 1));
                for (int j = Math.max(0, y - 1); j <= Math.min(rows - 1, y + 1); j++) {
                    for (int i = Math.max(0, x - 1); i <= Math.min(columns - 1, x + 1); i++) {
                        int near = j * columns + i;
                        if (busy[near] && !seen[near]) {
                            seen[near] = true;
                            next.push(near);
                        }
                    }
                }
            }
            patches.add(patch);
        }
        return patches;
    }
}

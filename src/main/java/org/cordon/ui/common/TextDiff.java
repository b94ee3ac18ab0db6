package org.cordon.ui.common;

import java.util.ArrayList;
import java.util.List;

/// Which characters of what was read are not in what should be.
public final class TextDiff {
    private TextDiff() {}

    /// A stretch of what was read.
    ///
    /// @param differs whether it is not as it should be
    public record Run(String text, boolean differs) {}

    /// Splits what was read into runs that agree and runs that differ, along the longest common
    /// subsequence, so that one lost character does not mark all that follow.
    ///
    /// @return runs in order, neighbours unlike; empty for empty text. Where characters are only
    ///     missing, no run differs.
    public static List<Run> of(String read, String expected) {
        int[][] common = common(read, expected);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean differs = false;
        int e = 0;
        for (int r = 0; r < read.length(); r++) {
            while (e < expected.length()
                    && read.charAt(r) != expected.charAt(e)
                    && common[r][e + 1] > common[r + 1][e]) {
                e++;
            }
            boolean same = e < expected.length() && read.charAt(r) == expected.charAt(e);
            if (!run.isEmpty() && differs == same) {
                runs.add(new Run(run.toString(), differs));
                run.setLength(0);
            }
            differs = !same;
            run.append(read.charAt(r));
            if (same) {
                e++;
            }
        }
        if (!run.isEmpty()) {
            runs.add(new Run(run.toString(), differs));
        }
        return List.copyOf(runs);
    }

    /// Length of the longest common subsequence of each pair of tails.
    private static int[][] common(String a, String b) {
        int[][] length = new int[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--) {
            for (int j = b.length() - 1; j >= 0; j--) {
                length[i][j] =
                        a.charAt(i) == b.charAt(j)
                                ? 1 + length[i + 1][j + 1]
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }
}

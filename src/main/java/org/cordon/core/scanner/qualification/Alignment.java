package org.cordon.core.scanner.qualification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lays what should have come beside what came, character by character, so that what was changed, lost
/// or put in between is seen for each of them. Local alignment (Smith and Waterman) without regard to
/// case: what stands before and after costs nothing.
///
/// @param from where in what came it begins
/// @param to where in what came it ends, exclusive
/// @param first index of the first expected character that came
/// @param last index after the last expected character that came
/// @param pieces for each expected character what stands for it; empty where nothing does
/// @param score two for each character that came, less two for each that was changed, lost or put in
record Alignment(int from, int to, int first, int last, List<String> pieces, int score) {
    private static final int SAME = 2;
    private static final int OTHER = -2;

    /// A garbled end of so few characters counts as changed, not as cut off and followed by others.
    private static final int SHORT_END = 3;

    Alignment {
        pieces = List.copyOf(pieces);
    }

    /// Finds the best place of a text in another; empty if they have nothing in common.
    static Optional<Alignment> of(String expected, String came) {
        String want = expected.toLowerCase(Locale.ROOT);
        String have = came.toLowerCase(Locale.ROOT);
        if (want.length() != expected.length() || have.length() != came.length()) {
            want = expected;
            have = came;
        }
        int[][] score = new int[want.length() + 1][have.length() + 1];
        int best = 0;
        int bestI = 0;
        int bestJ = 0;
        for (int i = 1; i <= want.length(); i++) {
            for (int j = 1; j <= have.length(); j++) {
                int step = want.charAt(i - 1) == have.charAt(j - 1) ? SAME : OTHER;
                int value = Math.max(0, score[i - 1][j - 1] + step);
                value = Math.max(value, score[i - 1][j] + OTHER);
                value = Math.max(value, score[i][j - 1] + OTHER);
                score[i][j] = value;
                if (value > best) {
                    best = value;
                    bestI = i;
                    bestJ = j;
                }
            }
        }
        return best == 0
                ? Optional.empty()
                : Optional.of(trace(score, want, have, came, bestI, bestJ));
    }

    private static Alignment trace(
            int[][] score, String want, String have, String came, int endI, int endJ) {
        List<String> pieces = new ArrayList<>(Collections.nCopies(want.length(), ""));
        int last = endI;
        int to = endJ;
        while (last < want.length()
                && want.length() - endI <= SHORT_END
                && to < came.length()
                && came.charAt(to) >= ' ') {
            pieces.set(last++, came.substring(to, ++to));
        }
        int i = endI;
        int j = endJ;
        String between = "";
        while (i > 0 && score[i][j] > 0) {
            int step =
                    j > 0 && want.charAt(i - 1) == have.charAt(Math.max(0, j - 1)) ? SAME : OTHER;
            if (j > 0 && score[i][j] == score[i - 1][j - 1] + step) {
                pieces.set(i - 1, came.charAt(j - 1) + between);
                between = "";
                i--;
                j--;
            } else if (score[i][j] == score[i - 1][j] + OTHER) {
                pieces.set(i - 1, between);
                between = "";
                i--;
            } else {
                // What is put in beside a separator stands for it, such as the rest of "<GS>".
                if (i < want.length() && want.charAt(i) == CalibrationCode.GS) {
                    pieces.set(i, came.charAt(j - 1) + pieces.get(i));
                } else {
                    between = came.charAt(j - 1) + between;
                }
                j--;
            }
        }
        return new Alignment(j, to, i, last, pieces, score[endI][endJ]);
    }
}

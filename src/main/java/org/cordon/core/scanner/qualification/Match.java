package org.cordon.core.scanner.qualification;

import org.cordon.core.scanner.KeyboardLayout;
import org.cordon.core.scanner.KeyboardLayouts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A calibration code found in what a scanner sent, however changed.
///
/// @param layout the keyboard layout that explains best what came
/// @param stripped whether it could only be read without the eighth bit of each character
/// @param clear whether so much of it came that there can be no doubt
record Match(
        CalibrationCode code,
        KeyboardLayout layout,
        boolean stripped,
        Alignment alignment,
        boolean clear) {
    /// Twelve characters of the longest common beginning, and then some.
    private static final int LEAST = 26;

    /// The share of the full score that leaves no doubt; a pack's code comes to less than a third.
    private static final double CLEAR = 0.6;

    /// Two reasons for the same text are weighed in favour of the simpler one.
    private static final int SIMPLER = 2;

    /// The code that a text most probably holds.
    ///
    /// @param came Latin-1 or decoded text
    /// @param among codes that may come
    static Optional<Match> in(
            String came, Collection<CalibrationCode> among, KeyboardLayouts layouts) {
        List<Match> found = new ArrayList<>();
        String stripped = withoutEighthBit(came);
        for (CalibrationCode code : among) {
            for (KeyboardLayout layout : layouts.all()) {
                add(found, code, layout, false, came);
            }
            if (!stripped.equals(came)) {
                add(found, code, layouts.us(), true, stripped);
            }
        }
        Match best = null;
        for (Match each : found) {
            if (best == null || each.weight() > best.weight()) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    private static void add(
            List<Match> found,
            CalibrationCode code,
            KeyboardLayout layout,
            boolean stripped,
            String came) {
        String expected = layout.of(code.content());
        Alignment.of(expected, came)
                .filter(a -> a.score() >= Math.min(LEAST, expected.length()))
                .ifPresent(a ->
                        found.add(
                                new Match(
                                        code,
                                        layout,
                                        stripped,
                                        a,
                                        a.score() >= CLEAR * 2 * expected.length())));
    }

    /// Same score, simpler reason wins; the US layout and eight bits are the simplest. Of two codes
    /// with the same score, the shorter one came whole.
    private double weight() {
        return alignment.score()
                - (layout.plain() ? 0 : SIMPLER)
                - (stripped ? SIMPLER : 0)
                - code.content().length() / 1000.0;
    }

    private static String withoutEighthBit(String came) {
        StringBuilder out = new StringBuilder(came.length());
        came.chars().forEach(c -> out.append((char) (c < 0x100 ? c & 0x7F : c)));
        return out.toString();
    }

    /// What stands for one expected character.
    String piece(int index) {
        return alignment.pieces().get(index);
    }

    /// What should stand there under the layout found.
    char wanted(int index) {
        return layout.of(code.content().charAt(index));
    }

    /// Whether what stands for a character is it, in either case.
    boolean same(int index) {
        return piece(index)
                .toLowerCase(Locale.ROOT)
                .equals(String.valueOf(wanted(index)).toLowerCase(Locale.ROOT));
    }
}

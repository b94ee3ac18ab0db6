package org.cordon.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.ui.common.TextDiff.Run;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

final class TextDiffTest {
    @Test
    void differingCharactersAreOneRun() {
        assertEquals(
                List.of(new Run("K241", false), new Run("0B", true)),
                TextDiff.of("K2410B", "K2411A"));
    }

    @Test
    void oneStrayCharacterDoesNotMarkAllThatFollow() {
        assertEquals(
                List.of(new Run("00", false), new Run("x", true), new Run("07A1", false)),
                TextDiff.of("00x07A1", "0007A1"));
    }

    @Test
    void theSameTextHasNoDifference() {
        assertEquals(List.of(new Run("K2411A", false)), TextDiff.of("K2411A", "K2411A"));
        assertEquals(List.of(), TextDiff.of("", "K2411A"));
        assertEquals(List.of(new Run("K", true)), TextDiff.of("K", ""));
    }

    @Test
    void runsAlwaysAddUpToWhatWasRead() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            String read = word(random);
            String expected = word(random);
            List<Run> runs = TextDiff.of(read, expected);
            assertEquals(
                    read,
                    runs.stream().map(Run::text).collect(Collectors.joining()),
                    "seed " + seed);
            String kept =
                    runs.stream()
                            .filter(r -> !r.differs())
                            .map(Run::text)
                            .collect(Collectors.joining());
            int from = 0;
            for (int k = 0; k < kept.length(); k++) {
                from = expected.indexOf(kept.charAt(k), from) + 1;
                assertEquals(true, from > 0, "seed " + seed + ": " + kept + " in " + expected);
            }
        }
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(12), 'A', 'E')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }
}

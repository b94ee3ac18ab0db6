package org.cordon.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.cordon.core.scanner.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// The short form of [FuzzTest]: every kept input, and some made of them, from a printed seed.
final class KeptInputsTest {
    private static final int MADE = 3_000;
    private static final int LONGEST = 600;

    // [utest->req~codes.fuzzed~1]
    @ParameterizedTest
    @EnumSource(Target.class)
    void nothingThatWasKeptDoesHarm(Target target) throws IOException {
        List<Bytes> kept = Kept.of(target);
        long seed = 20_261_201;
        Random random = new Random(seed);
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> {
                    for (Bytes input : kept) {
                        run(target, input.toArray(), seed);
                    }
                    for (int i = 0; i < MADE; i++) {
                        run(target, made(kept, random), seed);
                    }
                });
    }

    private static void run(Target target, byte[] input, long seed) {
        try {
            target.run(input);
        } catch (RuntimeException | AssertionError harm) {
            throw new AssertionError("seed " + seed + ", input " + Bytes.of(input), harm);
        }
    }

    /// A piece of one, a piece of another, and some bytes changed.
    private static byte[] made(List<Bytes> kept, Random random) {
        byte[] one = kept.get(random.nextInt(kept.size())).toArray();
        byte[] other = kept.get(random.nextInt(kept.size())).toArray();
        int head = random.nextInt(one.length + 1);
        int tail = random.nextInt(other.length + 1);
        byte[] input = new byte[Math.min(LONGEST, head + tail)];
        for (int i = 0; i < input.length; i++) {
            input[i] = i < head ? one[i] : other[other.length - tail + i - head];
        }
        for (int changes = random.nextInt(4); changes > 0 && input.length > 0; changes--) {
            input[random.nextInt(input.length)] = (byte) random.nextInt();
        }
        return input;
    }
}

package org.cordon.core.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

final class FramerTest {
    private final List<String> frames = new ArrayList<>();

    private Framer framer(Framing framing) {
        frames.clear();
        return new Framer(
                framing,
                (bytes, truncated, half) ->
                        frames.add(
                                bytes
                                        + (truncated > 0 ? " -" + truncated : "")
                                        + (half ? " half" : "")));
    }

    private static Framing ends(Terminator first, Terminator... more) {
        return framing(EnumSet.of(first, more), "", 64);
    }

    private static Framing framing(Set<Terminator> ends, String header, int max) {
        return new Framing(ends, Bytes.parse(header), Optional.empty(), Duration.ofSeconds(5), max);
    }

    private static void send(Framer framer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        framer.accept(bytes, 0, bytes.length);
    }

    private List<String> cut(Framing framing, String text) {
        Framer framer = framer(framing);
        send(framer, text);
        return List.copyOf(frames);
    }

    // [utest->req~device.framing~1]
    @Test
    void eachTerminatorEndsAFrameAndIsRemoved() {
        assertEquals(List.of("a", "b"), cut(ends(Terminator.CR), "a\rb\r"));
        assertEquals(List.of("a", "b"), cut(ends(Terminator.LF), "a\nb\n"));
        assertEquals(List.of("a", "b"), cut(ends(Terminator.CRLF), "a\r\nb\r\n"));
        assertEquals(List.of("a", "b"), cut(ends(Terminator.ETX), "a\003b\003"));
        assertEquals(List.of("a", "b"), cut(ends(Terminator.TAB), "a\tb\t"));
    }

    @Test
    void aPairIsOneEndWhereEitherOfItsBytesIs() {
        assertEquals(
                List.of("a", "b", "c", "d"),
                cut(ends(Terminator.CR, Terminator.LF), "a\r\nb\rc\nd\r\n"));
    }

    @Test
    void aLoneByteOfThePairIsDataWhereOnlyThePairEnds() {
        assertEquals(List.of("a{x0D}b{x0A}c{x0D}"), cut(ends(Terminator.CRLF), "a\rb\nc\r\r\n"));
    }

    @Test
    void nothingBetweenTwoTerminatorsIsAnEmptyFrame() {
        assertEquals(List.of("a", "", "b"), cut(ends(Terminator.CR), "a\r\rb\r"));
    }

    @Test
    void theHeaderIsRemovedAndAFrameWithoutItIsHalf() {
        Framing stx = framing(EnumSet.of(Terminator.ETX, Terminator.CR), "{x02}", 64);
        assertEquals(List.of("a", "ail half", "b"), cut(stx, "\002a\003\rail\003\r\002b\003"));
    }

    @Test
    void aHeaderInTheMidstStartsTheNextFrame() {
        Framing stx = framing(EnumSet.of(Terminator.ETX), "{x02}", 64);
        assertEquals(List.of("lost its e half", "b"), cut(stx, "\002lost its e\002b\003"));
    }

    @Test
    void anIdleGapEndsAFrame() {
        Framing idle =
                new Framing(
                        Set.of(),
                        Bytes.of(),
                        Optional.of(Duration.ofMillis(80)),
                        Duration.ofSeconds(5),
                        64);
        Framer framer = framer(idle);
        send(framer, "ab");
        framer.pause(Duration.ofMillis(79));
        send(framer, "c");
        framer.pause(Duration.ofMillis(80));
        framer.pause(Duration.ofMillis(160));
        assertEquals(List.of("abc"), frames);
    }

    // [utest->req~device.half-frame~1]
    @Test
    void aFrameThatStallsOrLosesItsDeviceIsHalfAndNeverGrowsIntoTheNext() {
        Framer framer = framer(Framing.USUAL);
        send(framer, "abc");
        framer.pause(Duration.ofSeconds(5));
        send(framer, "de\rfg");
        framer.lost();
        framer.lost();
        send(framer, "h\r");
        assertEquals(List.of("abc half", "de", "fg half", "h"), frames);
    }

    // [utest->req~device.babble~1]
    @Test
    void tenMegabytesWithoutEndCostOneFrame() {
        Framer framer = framer(framing(EnumSet.of(Terminator.CR), "", 4096));
        byte[] noise = new byte[10_000];
        for (int i = 0; i < 1000; i++) {
            framer.accept(noise, 0, noise.length);
        }
        assertEquals(1, frames.size());
        assertEquals(Bytes.of(new byte[4096]) + " -4096", frames.getFirst());
        send(framer, "tail\rnext\r");
        assertEquals(List.of("next"), frames.subList(1, frames.size()));
    }

    @Test
    void anOverlongFrameTellsHowMuchWasDropped() {
        assertEquals(
                List.of("0123 -3", "ok"),
                cut(framing(EnumSet.of(Terminator.CR), "", 4), "0123456\rok\r"));
    }

    @Test
    void howeverTheStreamIsChoppedTheFramesAreTheSame() {
        long seed = 20_261_201;
        Random random = new Random(seed);
        String alphabet = "ab]\035\r\n\r\n\003\t\002";
        for (int round = 0; round < 2000; round++) {
            EnumSet<Terminator> ends = EnumSet.noneOf(Terminator.class);
            for (Terminator t : Terminator.values()) {
                if (random.nextInt(3) == 0) {
                    ends.add(t);
                }
            }
            if (ends.isEmpty()) {
                ends.add(Terminator.CRLF);
            }
            Framing framing =
                    framing(ends, random.nextBoolean() ? "{x02}" : "", 2 + random.nextInt(12));
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Framer whole = framer(framing);
            send(whole, text.toString());
            whole.lost();
            List<String> expected = List.copyOf(frames);
            Framer chopped = framer(framing);
            for (int at = 0; at < text.length(); ) {
                int to = Math.min(text.length(), at + 1 + random.nextInt(5));
                send(chopped, text.substring(at, to));
                chopped.pause(Duration.ofMillis(random.nextInt(4000)));
                at = to;
            }
            chopped.lost();
            assertEquals(expected, frames, "seed " + seed + ", round " + round);
        }
    }
}

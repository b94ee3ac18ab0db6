package org.cordon.core.scanner.autodetect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cordon.core.scanner.Bytes;
import org.cordon.core.scanner.Framing;
import org.cordon.core.scanner.ScannerConfigs;
import org.cordon.core.scanner.autodetect.Suggestion.Kind;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class FramingGuesserTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final List<Chunk> heard = new ArrayList<>();
    private long nanos;

    private FramingGuesserTest after(long ms, String text) {
        nanos += Duration.ofMillis(ms).toNanos();
        heard.add(new Chunk(Bytes.parse(text), NOON.plusNanos(nanos), nanos));
        return this;
    }

    private static Framing framing(Map<String, String> keys) {
        Map<String, String> all = new HashMap<>();
        Map.of("name", "X", "type", "serial", "role", "inline", "address", "COM1")
                .forEach((key, value) -> all.put("scanner.1." + key, value));
        keys.forEach((key, value) -> all.put("scanner.1." + key, value));
        return ScannerConfigs.read(all).devices().getFirst().framing();
    }

    private List<Suggestion> guess(Map<String, String> keys) {
        return FramingGuesser.of(heard, framing(keys), true);
    }

    // [utest->req~scanner-setup.guess~1]
    @Test
    void whatStandsBeforeEachPauseEndsMessages() {
        after(0, "]d2010").after(5, "95060{x03}").after(900, "]d2011{x03}");
        assertEquals(
                List.of(new Suggestion(Kind.END, "ETX", Map.of("terminators", "ETX"))),
                guess(Map.of()));
        assertEquals(List.of(), guess(Map.of("terminators", "ETX")), "once taken over");
    }

    @Test
    void whatIsCutAlreadyIsNotSuggested() {
        after(0, "abc{x0D}{x0A}").after(900, "abd{x0D}{x0A}");
        assertEquals(List.of(), guess(Map.of()));
        assertEquals(List.of(), guess(Map.of("terminators", "CRLF")));
        assertEquals(
                Map.of("terminators", "CRLF"),
                guess(Map.of("terminators", "TAB")).getFirst().keys());
    }

    // [utest->req~scanner-setup.guess~1]
    @Test
    void messagesThatEndInNothingEndInAPause() {
        after(0, "abc").after(30, "def").after(900, "abcdef");
        assertEquals(
                List.of(
                        new Suggestion(
                                Kind.PAUSE,
                                "90 ms",
                                Map.of("terminators", "NONE", "idle", "90ms"))),
                guess(Map.of()));
    }

    @Test
    void oneMessageWithoutEndMayNotBeOver() {
        after(0, "abc");
        assertEquals(List.of(), guess(Map.of()));
    }

    @Test
    void endsThatDifferAreNoEnd() {
        after(0, "abc{x03}").after(900, "abd{x09}");
        assertEquals(List.of(), guess(Map.of()));
    }

    // [utest->req~scanner-setup.guess~1]
    @Test
    void whatStandsBeforeEveryMessageIsAHeader() {
        after(0, "{x02}abc{x03}").after(900, "{x02}abd{x03}");
        assertEquals(
                List.of(Map.of("terminators", "ETX"), Map.of("header", "STX")),
                guess(Map.of()).stream().map(Suggestion::keys).toList());
        assertEquals(List.of(), guess(Map.of("terminators", "ETX", "header", "STX")));
    }

    @Test
    void aHeaderThatNeverComesIsTakenAway() {
        after(0, "abc{x0D}");
        assertEquals(
                List.of(new Suggestion(Kind.NO_HEADER, "{x02}", Map.of("header", ""))),
                guess(Map.of("header", "STX")));
    }

    // [utest->req~scanner-setup.guess~1]
    @Test
    void aCheckBitIsToldByItsParity() {
        String sent = "]d20109506000134352{x0D}";
        byte[] even = Bytes.parse(sent).toArray();
        for (int i = 0; i < even.length; i++) {
            if (Integer.bitCount(even[i] & 0x7F) % 2 == 1) {
                even[i] |= (byte) 0x80;
            }
        }
        heard.add(new Chunk(Bytes.of(even), NOON, 0));
        assertEquals(
                List.of(Map.of("data-bits", "7", "parity", "even")),
                guess(Map.of()).stream().map(Suggestion::keys).toList());
        assertEquals(
                Kind.NOISE,
                FramingGuesser.of(heard, Framing.USUAL, false).getFirst().kind(),
                "no serial line, no parity");
    }

    @Test
    void bytesThatAreNoTextAreNoise() {
        after(0, "{x00}{xF8}{x80}{xE6}{x00}{x1E}{x98}");
        assertEquals(List.of(new Suggestion(Kind.NOISE, "", Map.of())), guess(Map.of()));
    }

    @Test
    void nothingHeardSpeaksForNothing() {
        assertEquals(List.of(), guess(Map.of()));
    }

    // [utest->req~scanner-setup.cuts~1]
    @Test
    void cutsStandWhereTheLineWouldCut() {
        after(0, "abc{x0D}{x0A}de").after(5, "f{x0A}g");
        List<CutChunk> cut = FramingPreview.of(heard, Framing.USUAL, false);
        assertEquals(List.of(new CutChunk.Cut(5, Bytes.parse("abc"), true)), cut.getFirst().cuts());
        assertEquals(List.of(new CutChunk.Cut(2, Bytes.parse("def"), true)), cut.getLast().cuts());
    }

    // [utest->req~scanner-setup.cuts~1]
    @Test
    void aPauseCutsBeforeTheNextBytes() {
        after(0, "abc").after(900, "de");
        List<CutChunk> cut =
                FramingPreview.of(
                        heard, framing(Map.of("terminators", "NONE", "idle", "80ms")), true);
        assertEquals(List.of(), cut.getFirst().cuts());
        assertEquals(
                List.of(new CutChunk.Cut(0, Bytes.parse("abc"), false)),
                cut.getLast().cuts(),
                "its beginning may be missing");
    }

    // [utest->req~scanner-setup.signs~1]
    @Test
    void controlCharactersAreSignsWithNames() {
        Bytes bytes = Bytes.parse("{x02}]d2{GS}1{x0D}{xE9}{x7F}");
        assertEquals(
                List.of(
                        new Sign.Control("STX"),
                        new Sign.Text("]d2"),
                        new Sign.Control("GS"),
                        new Sign.Text("1"),
                        new Sign.Control("CR"),
                        new Sign.Control("E9"),
                        new Sign.Control("DEL")),
                Sign.of(bytes, 0, bytes.length()));
    }
}
